using System.Reflection;

namespace NativeAot.Tests;

/// <summary>What the build has written into this assembly.</summary>
internal static class Build
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string ProductVersion { get; } = Metadata("ProductVersion");

    public static string Company { get; } = Metadata("Company");

    private static string Metadata(string key) => typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
