using System.ComponentModel;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Hosts;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Hosts;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using HostsEntry = DockerDesktop.Protocol.Hosts.HostsEntry;

namespace DockerDesktop.Service.Hosts;

/// <summary>The product's names in the hosts file: what they should be, and one writer of this process at a time.</summary>
internal sealed class HostsMaintenance
{
    private const string Loopback = "127.0.0.1";

    private readonly HostsFile _file;
    private readonly IHostAddresses _addresses;
    private readonly IInstallationRegistry _registry;
    private readonly ILogger _logger;
    private readonly Lock _writing = new();
    private readonly SharedWork<HostsStatus> _status;
    private readonly SharedWork<HostsChange> _apply;
    private readonly SharedWork<HostsChange> _remove;

    /// <summary>Touches nothing yet.</summary>
    public HostsMaintenance(IFileSystem files, HelperFolders folders, IHostAddresses addresses, IInstallationRegistry registry, ILogger logger)
    {
        _file = new HostsFile(files, folders.Hosts);
        _addresses = addresses;
        _registry = registry;
        _logger = logger;
        _status = new SharedWork<HostsStatus>(GetStatus);
        _apply = new SharedWork<HostsChange>(Apply);
        _remove = new SharedWork<HostsChange>(Remove);
    }

    /// <summary>Whether the helper is to keep the names up to date; read anew each time.</summary>
    public bool IsMaintained => RecordedSettingsReader.Read(_registry).Settings.MaintainHosts;

    /// <summary>The last failure of the helper's own maintenance; null when it went well.</summary>
    public Problem? LastFailure { get; set; }

    /// <summary>Says what the file has.</summary>
    public Task<HostsStatus> GetStatusAsync(CancellationToken cancellationToken) => _status.RunAsync(cancellationToken);

    /// <summary>Writes the names with today's addresses.</summary>
    /// <exception cref="RequestRefusedException">They are not to be maintained, or the file cannot be changed; it is as it was.</exception>
    public Task<HostsChange> ApplyAsync(CancellationToken cancellationToken) => _apply.RunAsync(cancellationToken);

    /// <summary>Takes the product's names out.</summary>
    /// <exception cref="RequestRefusedException">They are maintained, or the file cannot be changed; it is as it was.</exception>
    public Task<HostsChange> RemoveAsync(CancellationToken cancellationToken) => _remove.RunAsync(cancellationToken);

    private HostsStatus GetStatus()
    {
        IReadOnlyList<HostsEntry> expected = GetExpected();
        bool maintained = IsMaintained;
        HostsReading reading;
        try
        {
            reading = _file.Read();
        }
        catch (Exception e) when (e is FileRefusedException or SystemFileException)
        {
            Problem problem = Explain(e);
            return new HostsStatus(maintained, HostsState.Unreadable, expected, problem.Cause, problem.Fix);
        }

        HostsState state = !reading.HasBlock ? HostsState.Absent : IsSame(reading.Block, expected) ? HostsState.Current : HostsState.Outdated;
        if (maintained && LastFailure is { } failure)
        {
            return new HostsStatus(maintained, state, expected, failure.Cause, failure.Fix);
        }

        return reading.Elsewhere.FirstOrDefault(entry => !expected.Any(own => Names(own, entry) && own.Address == entry.Address)) is { } other
            ? new HostsStatus(
                maintained,
                state,
                expected,
                $"The hosts file also has {other.Name} with {other.Address} outside of the product's block, and Windows takes whichever comes first.",
                "As an administrator, take that line out of the hosts file, if it is not wanted.")
            : new HostsStatus(maintained, state, expected);
    }

    private HostsChange Apply()
    {
        if (!IsMaintained)
        {
            throw new RequestRefusedException(Problem.Create(
                StatusCodes.Status409Conflict,
                ProblemCodes.HostsNotMaintained,
                "The hosts file is not maintained",
                "Docker Desktop was installed with MAINTAINHOSTS=0, so the helper leaves the hosts file alone.",
                "If the names are wanted, an administrator installs again with MAINTAINHOSTS=1."));
        }

        HostsEntry[] expected = GetExpected();
        bool changed = Change(() => _file.Apply([.. expected.Select(entry => new SystemFiles.Hosts.HostsEntry(entry.Name, entry.Address))]));
        if (changed)
        {
            _logger.HostsChanged(expected[1].Address);
        }

        return new HostsChange(changed, expected);
    }

    private HostsChange Remove()
    {
        if (IsMaintained)
        {
            throw new RequestRefusedException(Problems.WrongState(
                "The helper maintains the hosts file (MAINTAINHOSTS=1) and would write the names again at once.",
                "An administrator installs again with MAINTAINHOSTS=0; then the names can be taken out."));
        }

        bool changed = Change(() => _file.Remove());
        if (changed)
        {
            _logger.HostsRemoved();
        }

        return new HostsChange(changed, []);
    }

    private static bool IsSame(IReadOnlyList<SystemFiles.Hosts.HostsEntry> block, IReadOnlyList<HostsEntry> expected) =>
        block.Count == expected.Count && expected.All(entry => block.Any(own => Names(entry, own) && own.Address == entry.Address));

    private static bool Names(HostsEntry one, SystemFiles.Hosts.HostsEntry other) => one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);

    private static Problem Explain(Exception e) => e is SystemFileException refused
        ? FileProblems.ToProblem(refused)!
        : Problem.Create(
            StatusCodes.Status409Conflict,
            ProblemCodes.HostsFileRefused,
            "The hosts file is not changed",
            e.Message,
            "Do what the cause names, as an administrator; the helper then writes the names by itself.");

    private bool Change(Func<bool> change)
    {
        try
        {
            // The file's own lock is for other processes, and waits by looking again.
            lock (_writing)
            {
                return change();
            }
        }
        catch (Exception e) when (e is FileRefusedException or SystemFileException)
        {
            throw new RequestRefusedException(Explain(e));
        }
    }

    private HostsEntry[] GetExpected()
    {
        string host;
        try
        {
            host = _addresses.FindHostAddress() ?? Loopback;
        }
        catch (Exception e) when (e is Win32Exception or EntryPointNotFoundException or DllNotFoundException)
        {
            // A computer whose routes cannot be read is one that is not connected.
            host = Loopback;
        }

        return [new HostsEntry(HostsNames.Kubernetes, Loopback), new HostsEntry(HostsNames.Host, host), new HostsEntry(HostsNames.Gateway, host)];
    }
}
