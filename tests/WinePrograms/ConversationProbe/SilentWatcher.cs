using DockerDesktop.Setup.WindowsInstaller;

namespace ConversationProbe;

/// <summary>Nobody who watches.</summary>
internal sealed class SilentWatcher : IInstallationWatcher
{
    public bool IsCancelled => false;

    public void Report(int percent)
    {
    }

    public void Begin(string action)
    {
    }
}
