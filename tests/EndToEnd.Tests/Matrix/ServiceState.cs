using WineBed;

namespace EndToEnd.Matrix;

/// <summary><c>service NAME = automatic running "C:\..."</c>: start type, state and, where it matters, the command line; <c>service NAME = absent</c>.</summary>
internal sealed record ServiceState(string Text, string Name, string? StartType, string State, string? CommandLine) : MachineState(Text)
{
    public static ServiceState Parse(string text, string name, string value)
    {
        var parts = value.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["absent"] => new(text, name, null, string.Empty, null),
            ["automatic" or "demand" or "disabled", "running" or "stopped", ..] => new(text, name, parts[0], parts[1], parts.ElementAtOrDefault(2)),
            _ => throw new FormatException("a service is \"absent\", or automatic, demand or disabled, then running or stopped, then perhaps its command line"),
        };
    }

    public override async Task ArrangeAsync(MatrixRun run)
    {
        if (await run.Windows.Services.QueryAsync(Name) is { State: not "stopped" })
        {
            await run.Windows.Services.StopAsync(Name);
            await run.Windows.Services.WaitForStateAsync(Name, "stopped");
        }

        if (StartType is null)
        {
            (await run.Windows.RunAsync("sc", "delete", Name)).EnsureExitCode(0);
            return;
        }

        if (State != "stopped" || CommandLine is null)
        {
            throw new FormatException($"{Text}: a service that another program made is stopped and has a command line");
        }

        var startType = StartType == "automatic" ? "auto" : StartType;
        (await run.Windows.RunAsync("sc", "create", Name, "binPath=", run.Expand(CommandLine), "start=", startType)).EnsureExitCode(0);
    }

    public override async Task<string?> CheckAsync(MatrixRun run)
    {
        // A service that is started at the end of an installation may still be starting.
        var service = StartType is not null && State == "running"
            ? await run.Windows.Services.WaitForStateAsync(Name, State)
            : await run.Windows.Services.QueryAsync(Name);
        var isRight = service is null || StartType is null
            ? service is null && StartType is null
            : service.StartType == StartType && service.State == State && (CommandLine is null || service.Path == run.Expand(CommandLine));
        return isRight ? null : Describe(service);
    }

    private static string Describe(WineService? service) => service is null ? "absent" : $"{service.StartType} {service.State} {service.Path}";
}
