namespace DockerDesktop.SystemFiles;

/// <summary>The error codes of files that the product tells apart (SDK: winerror.h).</summary>
internal static class Win32FileError
{
    public const uint Success = 0;
    public const uint FileNotFound = 2;
    public const uint PathNotFound = 3;
    public const uint AccessDenied = 5;
    public const uint SharingViolation = 32;
    public const uint LockViolation = 33;
    public const uint FileExists = 80;
    public const uint InvalidParameter = 87;
    public const uint DiskFull = 112;
    public const uint InvalidName = 123;
    public const uint DirectoryNotEmpty = 145;
    public const uint AlreadyExists = 183;
    public const uint Directory = 267;
    public const uint InvalidOwner = 1307;
    public const uint PrivilegeNotHeld = 1314;

    /// <summary>True for the two codes that say that nothing of that name is there.</summary>
    public static bool IsMissing(uint error) => error is FileNotFound or PathNotFound;

    /// <summary>True for the codes of a file that another process has open.</summary>
    public static bool IsInUse(uint error) => error is SharingViolation or LockViolation;

    /// <summary>True for the codes of a file that another process has open or is deleting, which Windows tells as a denial of access.</summary>
    public static bool IsInUseOrGoing(uint error) => IsInUse(error) || error == AccessDenied;
}
