namespace DockerDesktop.Setup.WindowsInstaller;

/// <summary>Is told how an installation gets on, and tells whether it is to go on. Called from the thread that installs.</summary>
internal interface IInstallationWatcher
{
    /// <summary>True once the user wants it to end; the next message then ends it.</summary>
    bool IsCancelled { get; }

    /// <summary>How far it is.</summary>
    /// <param name="percent">0 to 100.</param>
    void Report(int percent);

    /// <summary>What it does now, in the words of the package.</summary>
    void Begin(string action);
}
