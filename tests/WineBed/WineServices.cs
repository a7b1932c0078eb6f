using System.Diagnostics;

namespace WineBed;

/// <summary>The services of a prefix.</summary>
public sealed class WineServices
{
    private const uint ErrorServiceDoesNotExist = 1060;

    private readonly WinePrefix _prefix;

    internal WineServices(WinePrefix prefix) => _prefix = prefix;

    /// <summary>A service, or null if there is none of that name.</summary>
    public async Task<WineService?> QueryAsync(string name)
    {
        WineResult result = await _prefix.RunProgramAsync("ServiceProbe.exe", "query", name);
        return result.ExitCode == ErrorServiceDoesNotExist
            ? null
            : new WineService(name, Lines(result.EnsureExitCode(0)).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? ""));
    }

    /// <summary>Every service's state and start type, as <c>STATE START-TYPE</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync() =>
        Lines((await _prefix.RunProgramAsync("ServiceProbe.exe", "list")).EnsureExitCode(0))
            .Select(line => line.Split(' '))
            .ToDictionary(parts => string.Join(' ', parts[..^2]), parts => $"{parts[^2]} {parts[^1]}", StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks for the start of a service; does not wait until it runs.</summary>
    /// <returns>The Win32 error, 0 if it starts.</returns>
    public async Task<uint> StartAsync(string name, params IEnumerable<string> arguments) =>
        (await _prefix.RunProgramAsync("ServiceProbe.exe", arguments.Prepend(name).Prepend("start"))).ExitCode;

    /// <summary>Asks a service to stop; does not wait until it has.</summary>
    /// <returns>The Win32 error, 0 if it stops.</returns>
    public async Task<uint> StopAsync(string name) => (await _prefix.RunProgramAsync("ServiceProbe.exe", "stop", name)).ExitCode;

    /// <summary>Waits until a service is in a state.</summary>
    /// <exception cref="WineException">It is not, after the time given; the message says in which state it is.</exception>
    public async Task<WineService> WaitForStateAsync(string name, string state, TimeSpan? timeout = null)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            WineService? service = await QueryAsync(name);
            if (service?.State == state)
            {
                return service;
            }

            if (watch.Elapsed > (timeout ?? TimeSpan.FromSeconds(30)))
            {
                throw new WineException($"The service {name} is not {state}: {service?.State ?? "it does not exist"}.");
            }

            await Task.Delay(100);
        }
    }

    private static string[] Lines(WineResult result) => result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
