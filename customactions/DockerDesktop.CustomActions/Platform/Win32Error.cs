namespace DockerDesktop.CustomActions.Platform;

/// <summary>The Windows error codes that the actions tell apart (SDK: winerror.h, lmerr.h).</summary>
internal static class Win32Error
{
    public const uint Success = 0;
    public const uint FileNotFound = 2;
    public const uint AccessDenied = 5;
    public const uint InvalidData = 13;
    public const uint NotSupported = 50;
    public const uint CallNotImplemented = 120;
    public const uint InsufficientBuffer = 122;
    public const uint InvalidLevel = 124;
    public const uint MoreData = 234;
    public const uint NoMoreItems = 259;
    public const uint NoToken = 1008;
    public const uint DependentServicesRunning = 1051;
    public const uint ServiceAlreadyRunning = 1056;
    public const uint InvalidServiceAccount = 1057;
    public const uint ServiceDoesNotExist = 1060;
    public const uint ServiceCannotAcceptControl = 1061;
    public const uint ServiceNotActive = 1062;
    public const uint ServiceMarkedForDelete = 1072;
    public const uint ServiceExists = 1073;
    public const uint UnknownComponent = 1607;
    public const uint NoneMapped = 1332;
    public const uint NoSuchAlias = 1376;
    public const uint MemberNotInAlias = 1377;
    public const uint MemberInAlias = 1378;
    public const uint AliasExists = 1379;
    public const uint NoSuchMember = 1387;
    public const uint InvalidMember = 1388;
    public const uint GroupNotFound = 2220;
    public const uint GroupExists = 2223;
    public const uint UserExists = 2224;

    /// <summary>The setting is not there in this Windows (or in Wine, which answers 124 for service settings that it does not store).</summary>
    /// <param name="error">The code.</param>
    /// <returns>True for the three codes that say so.</returns>
    public static bool IsNotSupported(uint error) => error is NotSupported or CallNotImplemented or InvalidLevel;

    /// <summary>The code with Windows' text for it.</summary>
    /// <param name="error">The code.</param>
    /// <returns>For example <c>error 5 (Access is denied.)</c>.</returns>
    public static string Describe(uint error) =>
        $"error {error} ({System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(unchecked((int)error))})";
}
