using System.Diagnostics;

namespace WineBed;

/// <summary>Starts Wine's programs on the host for one prefix, with an environment of its own: nothing of the caller's gets in, nothing is written to his home.</summary>
internal sealed class WineEnvironment
{
    private const string LaunchDetached = "exec \"$@\" </dev/null >>\"$WINEBED_LOG\" 2>&1";

    private readonly Dictionary<string, string> _variables;

    /// <param name="folder">The prefix' own folder; <c>prefix</c>, <c>home</c> and <c>wine.log</c> come to lie in it.</param>
    public WineEnvironment(string folder, WinePrefixOptions options)
    {
        Prefix = Path.Combine(folder, "prefix");
        Log = Path.Combine(folder, "wine.log");
        string home = Path.Combine(folder, "home");
        Directory.CreateDirectory(home);
        _variables = new Dictionary<string, string>
        {
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["LC_ALL"] = "C.UTF-8",
            ["TZ"] = "UTC",
            ["USER"] = Environment.UserName,
            ["LOGNAME"] = Environment.UserName,
            ["HOME"] = home,
            ["XDG_CONFIG_HOME"] = Path.Combine(home, ".config"),
            ["XDG_DATA_HOME"] = Path.Combine(home, ".local", "share"),
            ["XDG_CACHE_HOME"] = Path.Combine(home, ".cache"),
            ["XDG_RUNTIME_DIR"] = home,
            ["WINEARCH"] = "win64",
            ["WINEPREFIX"] = Prefix,
            ["WINEDEBUG"] = options.DebugChannels,
            ["WINEBED_LOG"] = Log,
        };
        if (options.Display is not null)
        {
            _variables["DISPLAY"] = options.Display;
        }
    }

    public string Prefix { get; }

    public string Log { get; }

    /// <summary>Runs a program of Wine's and waits for it.</summary>
    /// <returns>The host's exit code, 8 bits.</returns>
    /// <exception cref="WineException">The time limit was reached; the process was ended.</exception>
    public async Task<int> RunAsync(TimeSpan timeout, IReadOnlyDictionary<string, string>? variables, string program, params IEnumerable<string> arguments)
    {
        // Started through a shell that points the standard streams away: Wine's background processes inherit them, and would keep the test host's own open.
        ProcessStartInfo start = new("/bin/sh") { ArgumentList = { "-c", LaunchDetached, "sh", program }, WorkingDirectory = Path.GetDirectoryName(Prefix) };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach ((string name, string value) in variables is null ? _variables : _variables.Concat(variables))
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync().WaitAsync(timeout);
            return process.ExitCode;
        }
        catch (TimeoutException e)
        {
            process.Kill();
            throw new WineException($"{program} {string.Join(' ', arguments)}: not finished after {timeout.TotalSeconds:0} s. Wine's messages are in {Log}.", e);
        }
    }
}
