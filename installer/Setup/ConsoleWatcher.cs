using DockerDesktop.Setup.WindowsInstaller;

namespace DockerDesktop.Setup;

/// <summary>Progress on the console: one line that changes, or, where output goes to a file, a line for each tenth.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="what">What is done.</param>
/// <param name="isRedirected">True when the output is no console.</param>
/// <param name="cancellation">Set by Ctrl+C.</param>
internal sealed class ConsoleWatcher(TextWriter output, string what, bool isRedirected, CancellationToken cancellation) : IInstallationWatcher
{
    private int _shown = -1;

    public bool IsCancelled => cancellation.IsCancellationRequested;

    public void Report(int percent)
    {
        if (!isRedirected)
        {
            output.Write($"\r{Texts.Percent(what, percent)}  ");
            _shown = percent;
        }
        else if (percent / 10 > _shown / 10 || _shown < 0)
        {
            output.WriteLine(Texts.Percent(what, percent));
            _shown = percent;
        }
    }

    public void Begin(string action)
    {
    }

    /// <summary>Ends the line that changes.</summary>
    public void End()
    {
        if (!isRedirected && _shown >= 0)
        {
            output.WriteLine();
        }
    }
}
