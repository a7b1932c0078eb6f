namespace DockerDesktop.Setup.CommandLine;

/// <summary>What the setup program is asked to do.</summary>
internal enum SetupCommand
{
    Install,
    Uninstall,
    Help,
    Version,
}
