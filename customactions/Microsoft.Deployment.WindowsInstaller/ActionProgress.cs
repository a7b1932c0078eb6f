using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// What the user sees of a slow custom action: its description, a line for each step, and its share of the progress bar (SDK: Adding Custom Actions to the ProgressBar,
/// MsiProcessMessage). An immediate action reserves the share; the deferred action uses it up. Each call is a point where a user who cancelled ends the action, with
/// <see cref="InstallCanceledException"/>; a rollback or commit action is not ended. A message that cannot be shown does not fail the action.
/// </summary>
public sealed class ActionProgress
{
    private const int ResetBar = 0;
    private const int DescribeAction = 1;
    private const int MoveBar = 2;
    private const int LengthenBar = 3;

    private readonly Session _session;

    /// <summary>Says that an action begins, with the texts of the package's ActionText table.</summary>
    /// <param name="session">The session.</param>
    public ActionProgress(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;

        // Steps move the bar by what Advance says; without this each text would move it by one.
        Send(session, InstallMessage.Progress, DescribeAction, 1, 0);
    }

    /// <summary>Says that an action begins, with texts of its own.</summary>
    /// <param name="session">The session.</param>
    /// <param name="actionName">The action.</param>
    /// <param name="description">The text for the user, "Removing the data".</param>
    /// <param name="template">The text of a step, with <c>[1]</c> for the first value given to <see cref="Report"/>.</param>
    public ActionProgress(Session session, string actionName, string description, string template)
    {
        ArgumentNullException.ThrowIfNull(session);
        TextArgument.ThrowIfMissing(actionName);
        _session = session;
        Send(session, InstallMessage.ActionStart, actionName, description, template);
        Send(session, InstallMessage.Progress, DescribeAction, 1, 0);
    }

    /// <summary>Reserves a share of the progress bar for a deferred action. Called by the immediate action that schedules it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="ticks">The share: as many ticks as the deferred action gives to <see cref="Advance"/> in all. The installer itself counts about one a kilobyte.</param>
    public static void Reserve(Session session, int ticks)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        Send(session, InstallMessage.Progress, LengthenBar, ticks, 0);
    }

    /// <summary>Begins a bar of its own, for an action that runs outside of the installer's script.</summary>
    /// <param name="session">The session.</param>
    /// <param name="totalTicks">The length of the bar.</param>
    /// <param name="backward">True for a bar that runs from the right to the left.</param>
    public static void Reset(Session session, int totalTicks, bool backward = false)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentOutOfRangeException.ThrowIfNegative(totalTicks);
        Send(session, InstallMessage.Progress, ResetBar, totalTicks, backward ? 1 : 0, 0);
    }

    /// <summary>Tells what is being done now. It may be called often: the installer shows the last.</summary>
    /// <param name="data">The values of the template; never a hidden one, as they go to the log.</param>
    public void Report(params object?[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Send(_session, InstallMessage.ActionData, data);
    }

    /// <summary>Moves the bar; 0 only looks whether the user cancelled.</summary>
    /// <param name="ticks">How far.</param>
    public void Advance(int ticks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        Send(_session, InstallMessage.Progress, MoveBar, ticks, 0);
    }

    private static void Send(Session session, InstallMessage messageType, params object?[] fields)
    {
        try
        {
            using var record = new Record(session.Api, fields.Length);
            for (var i = 0; i < fields.Length; i++)
            {
                SetField(record, i + 1, fields[i]);
            }

            session.Message(messageType, record);
        }
        catch (InstallerException exception) when (exception is not InstallCanceledException)
        {
        }
    }

    /// <summary>Not by the record's indexer: that takes streams too, and would bring all that reads files into a DLL that only tells its progress.</summary>
    private static void SetField(Record record, int field, object? value)
    {
        if (value is int number)
        {
            record.SetInteger(field, number);
        }
        else
        {
            record.SetString(field, value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString());
        }
    }
}
