using System.Globalization;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>What Windows does when the service ends unexpectedly.</summary>
/// <param name="ResetSeconds">After this time without failure the count begins anew.</param>
/// <param name="Actions">The answers to the first, second, ... failure, as <c>type:milliseconds</c> joined by slashes; types are SC_ACTION_TYPE, 0 none and 1 restart.</param>
internal sealed record ServiceFailureActions(uint ResetSeconds, string Actions)
{
    /// <summary>The command line of the answer 3, SC_ACTION_RUN_COMMAND; null leaves what is set.</summary>
    public string? Command { get; init; }

    /// <summary>What users are told before the answer 2, SC_ACTION_REBOOT; null leaves what is set.</summary>
    public string? RebootMessage { get; init; }

    /// <summary>The answers as numbers.</summary>
    /// <returns>Type and delay of each.</returns>
    public IReadOnlyList<(uint Type, uint Delay)> Parse()
    {
        var actions = new List<(uint Type, uint Delay)>();
        foreach (var action in Actions.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = action.IndexOf(':', StringComparison.Ordinal);
            actions.Add((uint.Parse(action.AsSpan(0, colon), CultureInfo.InvariantCulture), uint.Parse(action.AsSpan(colon + 1), CultureInfo.InvariantCulture)));
        }

        return actions;
    }
}
