using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions;

/// <summary>
/// The share of the progress bar of an action that may take long, without anybody knowing how long: each step takes an eighth of what is left of it, so that the bar neither stands nor ends
/// before the action does. A step is also where a user who cancels ends the action, except in a commit.
/// </summary>
internal sealed class ProgressShare
{
    /// <summary>As much as a file of one megabyte.</summary>
    public const int Ticks = 1 << 20;

    private const int StepsLeft = 8;

    /// <summary>A message goes to another process: of many small steps not each is told.</summary>
    private const int ToldOfMany = 64;

    private readonly ActionProgress _progress;
    private int _left = Ticks;
    private int _passed;

    /// <summary>Begins the share of the running action, which <see cref="Reserve"/> has reserved.</summary>
    /// <param name="session">The running action.</param>
    public ProgressShare(Session session) => _progress = new ActionProgress(session);

    /// <summary>The actions that have a share.</summary>
    internal static string[] Actions { get; } =
    [
        "RegisterHelperService", "StartHelperService", "RemoveHelperService", "DeleteHelperService", "StopEngineService", "RegisterEngineService", "StartEngineService", "DeleteEngineService",
        "SetPredecessorAside", "DeletePredecessor", "RemoveMachineData", "RemoveUserData",
    ];

    /// <summary>Lengthens the bar for an action that is going to run, if it has a share.</summary>
    /// <param name="session">The immediate action that schedules it.</param>
    /// <param name="action">The action.</param>
    public static void Reserve(Session session, string action)
    {
        if (Array.IndexOf(Actions, action) >= 0)
        {
            ActionProgress.Reserve(session, Ticks);
        }
    }

    /// <summary>Tells what is done now, and moves the bar.</summary>
    /// <param name="text">For the user and the log.</param>
    public void Step(string text)
    {
        _progress.Report(text);
        Advance(_left / StepsLeft);
    }

    /// <summary>Tells one of very many small steps, not each of them.</summary>
    /// <param name="text">For the user and the log.</param>
    public void StepOfMany(string text)
    {
        if (_passed++ % ToldOfMany == 0)
        {
            Step(text);
        }
    }

    /// <summary>Takes what is left. The last call of an action, not one of its failure.</summary>
    public void End() => Advance(_left);

    private void Advance(int ticks)
    {
        _left -= ticks;
        _progress.Advance(ticks);
    }
}
