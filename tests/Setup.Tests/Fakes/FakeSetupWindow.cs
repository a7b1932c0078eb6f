using DockerDesktop.Setup;
using DockerDesktop.Setup.Window;
using DockerDesktop.Setup.WindowsInstaller;

namespace Setup.Tests.Fakes;

/// <summary>A user before the window.</summary>
internal sealed class FakeSetupWindow : ISetupWindow
{
    /// <summary>What the user chooses; null when he closes the window.</summary>
    public WindowAnswer? Answer { get; set; }

    /// <summary>Whether he leaves the application to be started.</summary>
    public bool StartsNow { get; set; }

    public WindowQuestion? Question { get; private set; }

    public bool CanBeSeen { get; set; } = true;

    public List<string> Errors { get; } = [];

    public bool? HasStarted { get; private set; }

    public SetupResult? Run(WindowQuestion question, Func<WindowAnswer, IInstallationWatcher, SetupResult> work, Func<WindowAnswer, bool> start)
    {
        Question = question;
        if (Answer is null)
        {
            return null;
        }

        var result = work(Answer, new FakeWatcher());
        HasStarted = StartsNow && question.OffersStart && result.IsSuccess ? start(Answer) : null;
        return result;
    }

    public void ShowError(string text) => Errors.Add(text);
}
