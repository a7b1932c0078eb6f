using System.Reflection;

namespace EndToEnd;

/// <summary>Where this build's sources and outputs are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder of everything that is built.</summary>
    public static string Artifacts { get; } = Metadata("ArtifactsPath");

    /// <summary>The configuration in small letters, as it stands in output paths.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The portable compiler of this build.</summary>
    public static string Wixc { get; } = Path.Combine(Artifacts, "bin", "Installer.Wix.CommandLine", Configuration, "wixc.dll");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
