using DockerDesktop.Setup;
using DockerDesktop.Setup.Payload;
using DockerDesktop.Setup.Wsl;
using DockerDesktop.Windows.Services;
using FakeWindows;
using Setup.Tests.Fakes;

namespace Setup.Tests;

/// <summary>A computer on which the setup program is started.</summary>
internal sealed class SetupComputer : IApplicationStart, IImageSignature
{
    public const string ProgramFilesFolder = @"C:\Program Files\Docker Desktop Installer";
    public const string LocalFolder = @"C:\Users\user\AppData\Local\Docker Desktop Installer";
    public const string LogFolder = @"C:\Windows\Logs\Docker Desktop Installer";

    public SetupComputer()
    {
        Installer = new FakeWindowsInstaller(Files);
        Files.AddFolder(@"C:\Windows\Logs", FakeFileSystem.LocalSystem);
        Files.AddFolder(@"C:\Users\user\AppData\Local\Temp", FakeFileSystem.User);
        Services.Services["vmcompute"] = SystemServiceStart.Demand;
        Services.Services["WSLService"] = SystemServiceStart.Automatic;
    }

    public FakeFileSystem Files { get; } = new();

    public FakeImage Image { get; } = new();

    public FakeWindowsInstaller Installer { get; }

    public FakeSetupWindow Window { get; } = new();

    public FakeElevatedCopy Copy { get; } = new();

    public FakeSystemServices Services { get; } = new();

    public bool IsElevated { get; set; }

    public bool IsConsole { get; set; } = true;

    public uint Signature { get; set; }

    public SetupPlaces Places { get; set; } = new(@"C:\Program Files", @"C:\Users\user\AppData\Local", @"C:\Windows", @"C:\Users\user\AppData\Local\Temp\");

    /// <summary>The path of the setup program.</summary>
    public string Program { get; } = @"C:\Users\user\Downloads\DockerDesktopInstaller.exe";

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public string? Started { get; private set; }

    public CancellationTokenSource Interrupt { get; } = new();

    public Installation Installation => new(Image, Installer, Files, Places, new SetupLogs(Files, Places, TimeProvider.System), User);

    /// <summary>What lies beside the program.</summary>
    public Redirection Redirection => new(Program, Files.Exists);

    public SetupUser User => new(FakeFileSystem.User, IsElevated);

    public int Run(string line) =>
        new SetupProgram(User, Redirection, this, Installation, Copy, Window, new Wsl2Check(Services), this, new SetupConsole(Output, Error, IsOutputRedirected: true, IsConsole, Interrupt.Token)).Run(line);

    /// <summary>What is there besides what was there before, logs left out.</summary>
    public IReadOnlyList<string> Left(IReadOnlyList<string> before) => [.. Files.Snapshot.Except(before).Where(entry => !entry.Contains(".log", StringComparison.Ordinal) && !entry.StartsWith(LogFolder, StringComparison.Ordinal))];

    bool IApplicationStart.Start(string program)
    {
        Started = program;
        return true;
    }

    uint IImageSignature.Check() => Signature;
}
