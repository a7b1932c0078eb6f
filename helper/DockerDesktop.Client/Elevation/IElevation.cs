using System.ComponentModel;

namespace DockerDesktop.Client.Elevation;

/// <summary>Administrator's rights for this program.</summary>
internal interface IElevation
{
    /// <summary>Whether this process has them: its token has an enabled Administrators SID, or is LocalSystem's.</summary>
    bool IsElevated { get; }

    /// <summary>Starts a copy of this program with them, after Windows has asked the user, and waits for it.</summary>
    /// <param name="arguments">The copy's arguments; fixed texts of this program.</param>
    /// <returns>The copy's exit code.</returns>
    /// <exception cref="Win32Exception">1223: the user declined; others: Windows did not start it.</exception>
    int Run(IReadOnlyList<string> arguments);
}
