using DockerDesktop.Setup.WindowsInstaller;

namespace DockerDesktop.Setup.Window;

/// <summary>The window of the one who double-clicks.</summary>
internal interface ISetupWindow
{
    /// <summary>False in a process without a desktop that somebody sees, such as that of a service: a window there waits for ever.</summary>
    bool CanBeSeen { get; }

    /// <summary>Asks, does, and shows how it ended.</summary>
    /// <param name="question">What to ask.</param>
    /// <param name="work">Does what was chosen; runs on a thread of its own.</param>
    /// <param name="start">Starts the application for a scope; false when it could not be.</param>
    /// <returns>How it ended; null when the user closed the window before it began.</returns>
    /// <exception cref="SetupException">1459: Windows cannot show it.</exception>
    SetupResult? Run(WindowQuestion question, Func<WindowAnswer, IInstallationWatcher, SetupResult> work, Func<WindowAnswer, bool> start);

    /// <summary>Shows a text that ends the program.</summary>
    void ShowError(string text);
}
