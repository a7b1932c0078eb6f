namespace Installer.Wix.Messages;

/// <summary>Takes the messages of all stages, applies <c>-sw</c> and <c>-wx</c> and hands them on. May be used from several threads.</summary>
/// <param name="write">What is done with a message, such as printing it.</param>
public sealed class Messaging(Action<Message> write)
{
    private readonly Lock gate = new();
    private readonly HashSet<int> suppressed = [];
    private readonly HashSet<int> elevated = [];

    /// <summary>Whether all warnings are left out.</summary>
    public bool SuppressAllWarnings { get; set; }

    /// <summary>Whether all warnings are errors.</summary>
    public bool WarningsAsErrors { get; set; }

    /// <summary>Whether verbose messages are handed on.</summary>
    public bool Verbose { get; set; }

    /// <summary>The number of the last error, 0 without any. The command line's exit code is its lowest byte.</summary>
    public int LastErrorNumber { get; private set; }

    /// <summary>Whether there was an error.</summary>
    public bool HasErrors => LastErrorNumber != 0;

    /// <summary>Leaves a warning out.</summary>
    /// <param name="number">Its number.</param>
    public void SuppressWarning(int number) => suppressed.Add(number);

    /// <summary>Makes a warning an error.</summary>
    /// <param name="number">Its number.</param>
    public void ElevateWarning(int number) => elevated.Add(number);

    /// <summary>Reports a message.</summary>
    /// <param name="message">The message.</param>
    public void Write(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (gate)
        {
            if (message.Level == MessageLevel.Warning)
            {
                if (SuppressAllWarnings || suppressed.Contains(message.Number))
                {
                    return;
                }

                if (WarningsAsErrors || elevated.Contains(message.Number))
                {
                    message = message with { Level = MessageLevel.Error };
                }
            }

            if (message.Level == MessageLevel.Verbose && !Verbose)
            {
                return;
            }

            if (message.Level == MessageLevel.Error)
            {
                LastErrorNumber = message.Number;
            }

            write(message);
        }
    }
}
