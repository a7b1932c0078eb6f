namespace DockerDesktop.Service.Logging;

/// <summary>Security descriptors, as SDDL, of the folders that the log lies in.</summary>
internal static class LogFolderSecurity
{
    /// <summary>%ProgramData%\DockerDesktop: readable by everybody, because it also holds the administrator's settings file.</summary>
    public const string ProductFolder = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)";

    /// <summary>%ProgramData%\DockerDesktop\service: SYSTEM and Administrators only.</summary>
    public const string LogFolder = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
}
