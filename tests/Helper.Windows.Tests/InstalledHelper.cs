using System.Diagnostics;
using WineBed;

namespace Helper;

/// <summary>The helper and its client in a Windows of their own, as the all-users package leaves them but without Windows Installer.</summary>
internal static class InstalledHelper
{
    public const string Service = "com.docker.service";

    public const string Pipe = "dockerBackendV2";

    public const string Client = Folder + @"\docker-desktop.exe";

    private const string Folder = @"C:\Program Files\Docker\Docker";
    private const string SettingsKey = @"HKLM\SOFTWARE\Docker Inc.\Docker Desktop\Install";

    /// <summary>Copies both programs, records an engine and registers the service, which does not run yet.</summary>
    /// <param name="engine">What is recorded as the engine.</param>
    /// <param name="localGroups">False where memory is measured: the bed's stand-in for netapi32.dll brings a second .NET runtime with a heap of its own into the service.</param>
    public static async Task<WinePrefix> CreateAsync(string engine = "wsl", bool localGroups = true)
    {
        WinePrefix windows = await WinePrefix.CreateAsync(new WinePrefixOptions { LocalGroups = localGroups });
        string folder = windows.ToHostPath(Folder);
        Directory.CreateDirectory(folder);
        foreach (string program in (string[])["com.docker.service.exe", "docker-desktop.exe"])
        {
            File.Copy(WinePrograms.PathOf($"Helper/{program}"), Path.Combine(folder, program));
        }

        await windows.Registry.WriteValueAsync(SettingsKey, "Engine", RegistryValue.FromString(engine));
        (await windows.RunAsync("sc", "create", Service, "binPath=", $"\"{Folder}\\com.docker.service.exe\"", "start=", "demand")).EnsureExitCode(0);
        return windows;
    }

    /// <summary>Starts the service and waits until it listens.</summary>
    public static async Task StartAsync(WinePrefix windows)
    {
        uint error = await windows.Services.StartAsync(Service);
        if (error != 0)
        {
            throw new WineException($"The service {Service} does not start: error {error}.");
        }

        await windows.Services.WaitForStateAsync(Service, "running");
    }

    /// <summary>Starts a server of <c>PipeServer.exe</c> and waits until its pipe is there.</summary>
    public static async Task StartPipeServerAsync(WinePrefix windows, string kind, string pipe, params string[] arguments)
    {
        (await windows.RunAsync("cmd", ["/c", "start", "/b", windows.ToWindowsPath(WinePrograms.PathOf("PipeServer.exe")), kind, pipe, .. arguments])).EnsureExitCode(0);
        Stopwatch watch = Stopwatch.StartNew();
        while ((await windows.RunProgramAsync("PipeProbe.exe", pipe, "sddl")).ExitCode != 0)
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new WineException($"The pipe {pipe} does not appear.");
            }
        }
    }
}
