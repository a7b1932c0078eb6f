using System.CommandLine;

namespace DockerDesktop.Client.Commands;

/// <summary>The question before something is deleted that cannot be brought back.</summary>
internal static class Confirmation
{
    private const string Answer = "yes";

    /// <summary>Makes the option that answers it beforehand.</summary>
    public static Option<bool> CreateOption() => new("--yes") { Description = "Do not ask whether it is meant." };

    /// <summary>Asks.</summary>
    /// <param name="session">Whom.</param>
    /// <param name="what">What will be deleted, as the object of a sentence.</param>
    /// <returns>Null if it is meant.</returns>
    public static ClientProblem? Ask(CommandSession session, string what)
    {
        if (!session.Console.IsInteractive || session.Json)
        {
            return NotConfirmed($"This deletes {what}, and there is nobody to confirm it.", "Give --yes if it is meant.");
        }

        session.Console.Error.Write($"This deletes {what}. It cannot be brought back. Type {Answer} to go on: ");
        return string.Equals(session.Console.Input.ReadLine()?.Trim(), Answer, StringComparison.OrdinalIgnoreCase)
            ? null
            : NotConfirmed("Nothing was deleted: it was not confirmed.", $"Run the command again and type {Answer}, or give --yes.");
    }

    private static ClientProblem NotConfirmed(string cause, string fix) => new("not-confirmed", cause, fix, ClientExitCode.NotConfirmed);
}
