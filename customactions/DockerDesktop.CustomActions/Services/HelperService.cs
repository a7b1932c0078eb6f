using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>How the privileged helper is registered.</summary>
internal static class HelperService
{
    public const string Name = "com.docker.service";

    /// <summary>
    /// The privileges that the helper uses, joined by slashes; Windows takes all others out of its token. Change-notify is what every process has; impersonate is needed to
    /// check the rights of whoever calls over the pipe.
    /// </summary>
    public const string RequiredPrivileges = "SeChangeNotifyPrivilege/SeImpersonatePrivilege";

    /// <summary>
    /// SYSTEM runs and asks, administrators do everything, interactive users and services may ask. Nobody else may change the configuration: whoever sets the program of a
    /// LocalSystem service owns the computer.
    /// </summary>
    public const string Security = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)(A;;CCLCSWLOCRRC;;;IU)(A;;CCLCSWLOCRRC;;;SU)";

    /// <summary>Restart after 5 and after 30 seconds, then leave it stopped; a day without failure begins anew.</summary>
    public static readonly ServiceFailureActions FailureActions = new(86400, "1:5000/1:30000/0:0");

    /// <summary>The whole configuration.</summary>
    /// <param name="program">The full path of the program.</param>
    /// <param name="startType">When it starts.</param>
    /// <returns>The configuration.</returns>
    public static ServiceConfiguration Configuration(string program, ServiceStartType startType) => new()
    {
        StartType = startType,
        ImagePath = Quote(program),
        DisplayName = "Docker Desktop Service",
        Description = "Performs the operations of Docker Desktop that need privileges: hosts file entries, the Hyper-V virtual machine, the Windows containers engine.",
        SidType = ServiceConfiguration.UnrestrictedSid,
        RequiredPrivileges = RequiredPrivileges,
        FailureActions = FailureActions,
        Security = Security,
    };

    /// <summary>An unquoted path with a blank lets Windows try <c>C:\Program.exe</c> first (CWE-428).</summary>
    private static string Quote(string program)
    {
        if (program.Length < 4 || !char.IsAsciiLetter(program[0]) || program[1] != ':' || program[2] != '\\' || program.Contains('"', StringComparison.Ordinal))
        {
            throw new ActionFailedException($"\"{program}\" is not the full path of a program on a local drive, so the service {Name} cannot be registered with it.");
        }

        return $"\"{program}\"";
    }
}
