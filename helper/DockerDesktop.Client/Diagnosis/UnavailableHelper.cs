using DockerDesktop.Client.Connection;
using DockerDesktop.Protocol;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;

namespace DockerDesktop.Client.Diagnosis;

/// <summary>Finds out why the helper cannot be reached, and what can be done about it.</summary>
internal sealed class UnavailableHelper(IInstallationRegistry registry, IHelperServiceQuery services, ILocalGroups groups, ICurrentAccount account)
{
    private const string NetworkSid = "S-1-5-2";
    private const string StartFix = $"An administrator starts it with: sc start {ServiceIdentity.Name}";

    /// <summary>What a per-user installation cannot do.</summary>
    public static IReadOnlyList<UnavailableFeature> PerUserFeatures { get; } =
    [
        new("Hyper-V backend", "only the privileged helper may manage a virtual machine"),
        new("Windows containers", "they run on the host, and only the privileged helper may start their engine"),
        new("host names kept in the hosts file", "only the privileged helper may write that file"),
        new("cached registry access policies", "the privileged helper keeps them where a user cannot write"),
    ];

    /// <summary>Whether an all-users installation is recorded.</summary>
    public bool IsInstalledForAllUsers => IsInstalled(InstallationScope.AllUsers);

    /// <summary>Returns the problem if only a per-user installation is there, else null.</summary>
    public ClientProblem? FindPerUserInstallation() =>
        IsInstalled(InstallationScope.PerUser) && !IsInstalledForAllUsers
            ? new ClientProblem(
                "per-user-installation",
                $"Docker Desktop is installed for this account only. A per-user installation has no privileged helper ({ServiceIdentity.Name}), because "
                    + "installing a service needs an administrator. "
                + $"So these features are not available: {string.Join(", ", PerUserFeatures.Select(feature => feature.Feature))}. Linux containers in WSL 2 "
                + "do not need it.",
                "If you need these features, remove this installation and have an administrator install the all-users package.",
                ClientExitCode.PerUserInstallation)
            : null;

    /// <summary>Returns the problem if the helper is not installed, else null.</summary>
    public ClientProblem? FindMissingService() => services.GetState() == HelperServiceState.NotInstalled ? ExplainMissing() : null;

    /// <summary>Explains why the pipe could not be opened.</summary>
    public ClientProblem Explain(PipeUnavailableException failure) => failure.Reason switch
    {
        PipeUnavailableReason.AccessDenied => ExplainAccessDenied(),
        PipeUnavailableReason.Missing => ExplainMissing(),
        PipeUnavailableReason.Busy => new ClientProblem(
            "helper-busy", "The helper serves as many connections as it can.", "Try again in a moment.", ClientExitCode.NoAnswer),
        _ => new ClientProblem(
            "no-answer",
            $"{failure.Message}.",
            $"An administrator restarts the service {ServiceIdentity.Name} and looks at its entries in the Application event log.",
            ClientExitCode.NoAnswer),
    };

    private bool IsInstalled(InstallationScope scope)
    {
        try
        {
            return registry.Read(scope) is not null;
        }
        catch (InstallationRegistryException)
        {
            // What may not be read is there.
            return true;
        }
    }

    private ClientProblem ExplainMissing() => services.GetState() switch
    {
        HelperServiceState.NotInstalled => new ClientProblem(
            "helper-not-installed",
            $"The privileged helper ({ServiceIdentity.Name}) is not installed on this computer.",
            "If you need the Hyper-V backend, Windows containers or host names in the hosts file, have an administrator install the all-users package, or "
                + "repair it.",
            ClientExitCode.NotInstalled),
        HelperServiceState.StoppedDemandStart => NotRunning(
            "The privileged helper is installed and not running. With the WSL 2 engine it is not needed and so does not start with Windows, unless the host "
                + "names are to be kept in the hosts file.",
            StartFix),
        HelperServiceState.StoppedAutomaticStart => NotRunning(
            "The privileged helper is installed and not running, although it starts with Windows: it was stopped, or it failed.",
            $"{StartFix}. If it stops again, its entries in the Application event log say why."),
        HelperServiceState.StoppedDisabled => NotRunning(
            "The privileged helper is installed, and an administrator has disabled it.",
            $"An administrator enables it with: sc config {ServiceIdentity.Name} start= demand; and then starts it with: sc start {ServiceIdentity.Name}"),
        HelperServiceState.Starting => NotRunning("The privileged helper is just starting.", "Try again in a moment."),
        HelperServiceState.Stopping => NotRunning("The privileged helper is just stopping.", $"Wait until it has stopped. {StartFix}"),
        HelperServiceState.Running => new ClientProblem(
            "no-answer",
            $"The privileged helper runs, but its pipe {BackendPipe.Path} is not there.",
            $"An administrator restarts the service {ServiceIdentity.Name} and looks at its entries in the Application event log.",
            ClientExitCode.NoAnswer),
        _ => NotRunning("The privileged helper is not running, and Windows does not tell this account why.", StartFix),
    };

    private ClientProblem ExplainAccessDenied()
    {
        if (account.Groups.Contains(NetworkSid))
        {
            return new ClientProblem(
                "network-logon",
                "You are signed in over the network, as through SSH or WinRM, and the helper serves local sessions only: neither membership of "
                + $"{ServiceIdentity.UsersGroup} nor administrative rights change that.",
                "Sign in at the computer or by Remote Desktop. A script runs the command as a scheduled task (schtasks /create ... /ru <account>), which is "
                    + "no network logon.",
                ClientExitCode.NotAMember);
        }

        IReadOnlySet<string>? members = groups.GetMembers(ServiceIdentity.UsersGroup);
        LocalGroupLookup group = groups.Find(ServiceIdentity.UsersGroup);
        if (group.Sid is not null && account.Groups.Contains(group.Sid))
        {
            return new ClientProblem(
                "helper-older-than-group",
                $"This account is a member of {ServiceIdentity.UsersGroup}, and the helper refuses it: the helper has been running since before the group was "
                    + "made.",
                $"An administrator restarts the service {ServiceIdentity.Name}.",
                ClientExitCode.NotAMember);
        }

        // Its own SID, or that of a group it is in: members of the group may be groups themselves.
        if (members is not null && (members.Contains(account.Sid) || members.Overlaps(account.Groups)))
        {
            return new ClientProblem(
                "session-too-old",
                $"This account is a member of {ServiceIdentity.UsersGroup}, but this session began before it was added.",
                "Sign out and in again.",
                ClientExitCode.SessionTooOld);
        }

        return new ClientProblem(
            "not-a-member",
            group.Sid is null
                ? $"Only administrators may use the helper: {group.Failure}."
                : $"This account ({account.Sid}) is not a member of the local group {ServiceIdentity.UsersGroup}, whose members may use the helper.",
            group.Sid is null
                ? "An administrator repairs the installation, which makes the group, and adds this account to it."
                : $"An administrator adds it with: net localgroup {ServiceIdentity.UsersGroup} <account> /add; then sign out and in again. An administrator "
                + "can also run this command elevated.",
            ClientExitCode.NotAMember);
    }

    private static ClientProblem NotRunning(string cause, string fix) => new("helper-not-running", cause, fix, ClientExitCode.NotRunning);
}
