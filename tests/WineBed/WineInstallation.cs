using System.Diagnostics;

namespace WineBed;

/// <summary>The Wine of this machine.</summary>
internal sealed class WineInstallation
{
    private static readonly string[] s_loaders = ["/usr/lib/wine/wine64", "/usr/lib/wine/wine"];
    private static readonly string[] s_servers = ["/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver"];
    private static readonly Lazy<WineInstallation> s_instance = new(Find);

    private WineInstallation(string loader, string server, string version)
    {
        Loader = loader;
        Server = server;
        Version = version;
    }

    /// <exception cref="WineException">Wine is not installed.</exception>
    public static WineInstallation Instance => s_instance.Value;

    /// <summary>The 64-bit loader. Not Debian's script <c>wine</c>, which prints advice about 32-bit Wine.</summary>
    public string Loader { get; }

    public string Server { get; }

    /// <summary>As <c>wine --version</c> prints it, for example <c>wine-8.0 (Debian 8.0~repack-4)</c>.</summary>
    public string Version { get; }

    private static WineInstallation Find()
    {
        string loader = FindProgram(s_loaders, "wine64", "wine");
        string server = FindProgram(s_servers, "wineserver64", "wineserver");
        using Process process = Process.Start(new ProcessStartInfo(loader, "--version") { RedirectStandardOutput = true })!;
        string version = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return new WineInstallation(loader, server, version);
    }

    private static string FindProgram(IEnumerable<string> known, params string[] names)
    {
        IEnumerable<string> inPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)));
        return known.Concat(inPath).FirstOrDefault(File.Exists)
            ?? throw new WineException($"{names[^1]} was not found. The tests that install packages need 64-bit Wine: apt-get install wine (Debian, Ubuntu), brew install --cask wine-stable (macOS).");
    }
}
