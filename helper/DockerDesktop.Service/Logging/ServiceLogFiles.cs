namespace DockerDesktop.Service.Logging;

/// <summary>The helper's log: what changed something in files of its own, so that nothing else rolls it away, and everything else.</summary>
internal sealed class ServiceLogFiles : IDisposable
{
    /// <summary>What the names of the files begin with that have what changed something.</summary>
    public const string ChangesPrefix = "changes-";

    /// <summary>What the names of the others begin with.</summary>
    public const string RestPrefix = "service-";

    private readonly RollingLogFile _changes;
    private readonly RollingLogFile _rest;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="time">What the files are named by.</param>
    public ServiceLogFiles(TimeProvider time)
    {
        _changes = new RollingLogFile(time, ChangesPrefix, startsWhenWritten: true);
        _rest = new RollingLogFile(time, RestPrefix);
    }

    /// <summary>Why something is not written; null while all is well.</summary>
    public string? Fault => _rest.Fault ?? _changes.Fault;

    /// <summary>Starts to write into a folder.</summary>
    /// <returns>Null, or why nothing can be written.</returns>
    public string? Open(ILogFolder folder) => _rest.Open(folder) ?? _changes.Open(folder);

    /// <summary>Writes one entry, if the files are open.</summary>
    /// <param name="entry">One line or more, without the last line end.</param>
    /// <param name="isChange">Whether it tells of a change.</param>
    public void Write(string entry, bool isChange) => (isChange ? _changes : _rest).Write(entry);

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _changes.Dispose();
        _rest.Dispose();
    }
}
