namespace DockerDesktop.SystemFiles;

/// <summary>Security descriptors, as SDDL, of what the product makes. All are cut off from what the parent hands down.</summary>
internal static class SecurityDescriptors
{
    /// <summary>A folder that everybody may read: %ProgramData%\DockerDesktop, data roots.</summary>
    public const string ReadableFolder = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)";

    /// <summary>A folder of SYSTEM and Administrators alone.</summary>
    public const string PrivateFolder = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    /// <summary>The root of users' own disks (WSLDEFAULTDATAROOT): users add folders to it and nothing else, and what they add is theirs alone.</summary>
    public const string UsersFolders = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;;0x1200ad;;;BU)(A;OICIIO;FA;;;CO)";

    /// <summary>A file that everybody may read.</summary>
    public const string ReadableFile = "O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)";

    /// <summary>A file of SYSTEM and Administrators alone.</summary>
    public const string PrivateFile = "O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)";
}
