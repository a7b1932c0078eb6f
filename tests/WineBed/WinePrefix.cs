using System.Globalization;
using System.Text;

namespace WineBed;

/// <summary>
/// A Windows of its own: a Wine prefix in a folder of its own, with its own registry, services and drive C. Disposing it ends its processes and deletes it.
/// </summary>
public sealed class WinePrefix : IAsyncDisposable
{
    /// <summary>ERROR_INTERNAL_ERROR.</summary>
    private const string InternalError = "1359";

    private const int StartAttempts = 3;

    /// <summary>The time limit of a program when none is given.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    // The program that runs commands has a time limit of its own for each; this much later something is wrong with Wine itself.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(30);

    private readonly WineInstallation _wine = WineInstallation.Instance;
    private readonly WineEnvironment _environment;
    private readonly string _folder;
    private readonly WinePrefixOptions _options;
    private int _requests;

    private WinePrefix(string folder, WinePrefixOptions options)
    {
        _folder = folder;
        _options = options;
        _environment = new WineEnvironment(folder, options);
        DriveC = Path.Combine(_environment.Prefix, "drive_c");
        WorkFolder = Path.Combine(folder, "work");
        Directory.CreateDirectory(WorkFolder);
        Registry = new WineRegistry(this);
        Services = new WineServices(this);
        LocalGroups = new WineLocalGroups(this);
        Msiexec = new Msiexec(this);
        Dialogs = new WineDialogs(this);
    }

    /// <summary>Drive C on the host.</summary>
    public string DriveC { get; }

    /// <summary>A folder on the host for files that go with this prefix but lie outside drive C: logs, requests. Deleted with it.</summary>
    public string WorkFolder { get; }

    /// <summary>What Wine itself said; see <see cref="WinePrefixOptions.DebugChannels"/>.</summary>
    public string WineLog => _environment.Log;

    public WineRegistry Registry { get; }

    public WineServices Services { get; }

    public WineLocalGroups LocalGroups { get; }

    public Msiexec Msiexec { get; }

    /// <summary>The dialogs on the desktop; see <see cref="WinePrefixOptions.Display"/>.</summary>
    public WineDialogs Dialogs { get; }

    /// <summary>The user's profile folder, <c>C:\users\NAME</c>.</summary>
    public string UserProfile => ToWindowsPath(Path.Combine(DriveC, "users", Environment.UserName));

    /// <summary>A new prefix with Wine's server running in it.</summary>
    /// <exception cref="WineException">Wine is not installed, or the prefix could not be made.</exception>
    public static async Task<WinePrefix> CreateAsync(WinePrefixOptions? options = null)
    {
        options ??= new WinePrefixOptions();
        WineTemplate template = await WineTemplate.GetAsync();
        await RemoveAbandonedAsync();
        string folder = NewFolder();
        WinePrefix prefix = new(folder, options);
        try
        {
            template.CopyTo(folder);
            if (options.LocalGroups)
            {
                prefix.InstallLocalGroups();
            }

            await prefix.StartServerAsync();
            return prefix;
        }
        catch
        {
            await prefix.DisposeAsync();
            throw;
        }
    }

    /// <summary>A second Windows that is as this one is now. Everything that runs in this one ends.</summary>
    public async Task<WinePrefix> CopyAsync()
    {
        WineTemplate template = await WineTemplate.GetAsync();
        await StopServerAsync();
        await HostProcesses.WaitUntilGoneAsync(_environment.Prefix);
        string folder = NewFolder();
        WinePrefix copy = new(folder, _options);
        try
        {
            template.Copy(_environment.Prefix, Path.Combine(folder, "prefix"));
            await copy.RestartAsync();
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program with arguments quoted for the C runtime and .NET.</summary>
    /// <param name="program">Windows' path, or a name that Windows finds, such as <c>cmd</c>.</param>
    /// <param name="arguments">Unquoted.</param>
    public Task<WineResult> RunAsync(string program, params IEnumerable<string> arguments) => RunCommandLineAsync(WindowsCommandLine.Join(program, arguments));

    /// <summary>Runs one of the programs that lie in <c>WinePrograms</c> beside the tests.</summary>
    public Task<WineResult> RunProgramAsync(string fileName, params IEnumerable<string> arguments) =>
        RunAsync(ToWindowsPath(WinePrograms.PathOf(fileName)), arguments);

    /// <summary>Runs a command line exactly as it is given.</summary>
    /// <param name="commandLine">What CreateProcess gets.</param>
    /// <param name="timeout">After it the program and its descendants are ended.</param>
    /// <param name="workingDirectory">Windows' path; by default the root of drive C.</param>
    /// <param name="environment">Variables added to the environment.</param>
    /// <exception cref="WineException">It could not be started, or the time limit was reached.</exception>
    public Task<WineResult> RunCommandLineAsync(string commandLine, TimeSpan? timeout = null, string workingDirectory = @"C:\",
        IReadOnlyDictionary<string, string>? environment = null) => RunCommandLineAsync(commandLine, timeout, workingDirectory, environment, StartAttempts);

    private async Task<WineResult> RunCommandLineAsync(string commandLine, TimeSpan? timeout, string workingDirectory, IReadOnlyDictionary<string, string>? environment, int attempts)
    {
        TimeSpan limit = timeout ?? DefaultTimeout;
        string name = Path.Combine(WorkFolder, string.Create(CultureInfo.InvariantCulture, $"run{Interlocked.Increment(ref _requests)}"));
        string output = name + ".out";
        string error = name + ".err";
        string result = name + ".result";
        string request = name + ".request";
        string milliseconds = limit.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(request, [ToWindowsPath(output), ToWindowsPath(error), ToWindowsPath(result), milliseconds, workingDirectory, commandLine]);
        int exitCode = await _environment.RunAsync(limit + s_grace, environment, _wine.Loader, WinePrograms.PathOf("RunCommand.exe"), ToWindowsPath(request));
        if (!File.Exists(result))
        {
            // RunCommand.exe makes this file before it starts the command, so nothing has been run. Once in thousands of calls Wine ends a program before its first line.
            if (attempts > 1 && !File.Exists(output))
            {
                return await RunCommandLineAsync(commandLine, limit, workingDirectory, environment, attempts - 1);
            }

            throw new WineException($"{commandLine}\nRunCommand.exe ended with {exitCode} and left no result. Wine's messages: {ReadLog()}");
        }

        WineResult run = new(commandLine, 0, await ReadTextAsync(output), await ReadTextAsync(error));
        return (await File.ReadAllTextAsync(result)).Split(' ') switch
        {
            ["exit", var code] => run with { ExitCode = uint.Parse(code, CultureInfo.InvariantCulture) },
            // Wine's CreateProcess fails so once in thousands of calls, before anything of the program has run.
            ["error", InternalError] when attempts > 1 => await RunCommandLineAsync(commandLine, limit, workingDirectory, environment, attempts - 1),
            ["error", var code] => throw new WineException($"{commandLine}\ncould not be started: Win32 error {code}"),
            ["timeout", var processes] => throw new WineException($"{commandLine}\nnot finished after {limit.TotalSeconds:0} s and ended\n{run.StandardOutput}\n{run.StandardError}") { IsOfLoneProgram = processes == "1" },
            var other => throw new WineException($"{commandLine}\nRunCommand.exe left the result \"{string.Join(' ', other)}\", which means nothing."),
        };
    }

    /// <summary>A host's path as programs in the prefix see it, on drive Z; a path below drive C as on drive C.</summary>
    public string ToWindowsPath(string hostPath)
    {
        string full = Path.GetFullPath(hostPath);
        return full.StartsWith(DriveC + '/', StringComparison.Ordinal) ? @"C:\" + full[(DriveC.Length + 1)..].Replace('/', '\\') : WindowsPath.FromHost(full);
    }

    /// <summary>The host's path of a file on drive C or Z, found without regard to case. It need not exist.</summary>
    public string ToHostPath(string windowsPath) => WindowsPath.ToHost(DriveC, windowsPath);

    /// <summary>Environment variables as a new session would get them from the registry: the machine's, then the user's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadEnvironmentAsync()
    {
        Dictionary<string, string> result = new(StringComparer.OrdinalIgnoreCase);
        foreach (string key in (string[])[@"HKLM\System\CurrentControlSet\Control\Session Manager\Environment", @"HKCU\Environment"])
        {
            foreach ((string name, RegistryValue value) in (await Registry.ReadKeyAsync(key))?.Values ?? new Dictionary<string, RegistryValue>())
            {
                result[name] = value.Text;
            }
        }

        return result;
    }

    /// <summary>Everything that an installation could change.</summary>
    public Task<MachineSnapshot> TakeSnapshotAsync() => MachineSnapshot.TakeAsync(this);

    /// <summary>Ends every process and starts anew, as a restart of Windows does: automatic services start, pending file moves are done.</summary>
    public async Task RestartAsync()
    {
        await StopServerAsync();
        await StartServerAsync();
        (await RunAsync("cmd", "/c", "exit", "0")).EnsureExitCode(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        await StopServerAsync();
        await HostProcesses.WaitUntilGoneAsync(_environment.Prefix);
        WineServerFolder.Delete(_environment.Prefix);
        Directory.Delete(_folder, recursive: true);
    }

    // What a test run that was killed has left behind.
    private static async Task RemoveAbandonedAsync()
    {
        using IDisposable fileLock = await HostFile.LockAsync(Path.Combine(WineTemplate.RootFolder, "abandoned.lock"), DefaultTimeout);
        foreach (string folder in Directory.EnumerateDirectories(WineTemplate.RootFolder, "run-*"))
        {
            if (int.TryParse(Path.GetFileName(folder).Split('-')[1], CultureInfo.InvariantCulture, out int process) && !HostProcesses.IsRunning(process))
            {
                await new WinePrefix(folder, new WinePrefixOptions()).DisposeAsync();
            }
        }
    }

    private static string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(WineTemplate.RootFolder, string.Create(CultureInfo.InvariantCulture, $"run-{Environment.ProcessId}-{Guid.NewGuid():N}"))).FullName;

    private void InstallLocalGroups()
    {
        string target = ToHostPath(@"C:\windows\system32\netapi32.dll");
        // Deleted first: the file is a hard link shared with other prefixes.
        File.Delete(target);
        File.Copy(WinePrograms.PathOf("System32/netapi32.dll"), target);
    }

    // Persistent: without it the server ends with the last program, and the services with it.
    private Task<int> StartServerAsync() => _environment.RunAsync(s_grace, null, _wine.Server, "--persistent");

    private async Task StopServerAsync()
    {
        await _environment.RunAsync(s_grace, null, _wine.Server, "--kill");
        await _environment.RunAsync(s_grace, null, _wine.Server, "--wait");
    }

    private string ReadLog() => File.Exists(WineLog) ? File.ReadAllText(WineLog) : "none";

    private static async Task<string> ReadTextAsync(string path) => File.Exists(path) ? await File.ReadAllTextAsync(path, Encoding.UTF8) : "";
}
