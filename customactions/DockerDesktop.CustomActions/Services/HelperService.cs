using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>The privileged helper.</summary>
internal sealed class HelperService : ServiceDefinition
{
    public const string ServiceName = "com.docker.service";

    /// <summary>
    /// The privileges that the helper uses, joined by slashes; Windows takes all others out of its token. Change-notify is what every process has; impersonate is needed to
    /// check the rights of whoever calls over the pipe; backup and restore to delete layers of Windows containers (HcsDestroyLayer) and to keep a file's owner when it is replaced.
    /// </summary>
    public const string RequiredPrivileges = "SeBackupPrivilege/SeChangeNotifyPrivilege/SeImpersonatePrivilege/SeRestorePrivilege";

    /// <summary>Restart after 5 and after 30 seconds, then leave it stopped; a day without failure begins anew. An end with an exit code counts too.</summary>
    public static readonly ServiceFailureActions FailureActions = new(86400, "1:5000/1:30000/0:0");

    public static HelperService Definition { get; } = new();

    public override string Name => ServiceName;

    public override string FactName => "HelperService";

    /// <summary>It lies below Program Files, wherever INSTALLFOLDER is.</summary>
    public override string FindProgram(IRegistry registry) => $@"{SystemFolders.ProgramFiles(registry)}\Docker\Docker\{ServiceName}.exe";

    public override ServiceConfiguration Configure(string program, ServiceStartType startType) => new()
    {
        StartType = startType,
        ImagePath = Quote(program),
        DisplayName = "Docker Desktop Service",
        Description = "Performs the operations of Docker Desktop that need privileges: hosts file entries, the Hyper-V virtual machine, the Windows containers engine.",
        DelayedStart = false,
        SidType = ServiceConfiguration.UnrestrictedSid,
        RequiredPrivileges = RequiredPrivileges,
        FailureActions = FailureActions,
        FailureActionsOnNonCrash = true,
        Security = Security,
    };
}
