namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The Windows error codes that functions of msi.dll return and that this library tells apart (SDK: winerror.h).</summary>
internal static class WindowsError
{
    public const uint Success = 0;
    public const uint FileNotFound = 2;
    public const uint PathNotFound = 3;
    public const uint AccessDenied = 5;
    public const uint InvalidHandle = 6;
    public const uint InvalidData = 13;
    public const uint InvalidParameter = 87;
    public const uint OpenFailed = 110;
    public const uint DiskFull = 112;
    public const uint CallNotImplemented = 120;
    public const uint BadPathName = 161;
    public const uint NoData = 232;
    public const uint MoreData = 234;
    public const uint NoMoreItems = 259;
    public const uint InvalidDirectory = 267;
    public const uint InvalidFile = 1006;
    public const uint InstallUserExit = 1602;
    public const uint InstallFailure = 1603;
    public const uint UnknownProduct = 1605;
    public const uint UnknownFeature = 1606;
    public const uint UnknownComponent = 1607;
    public const uint UnknownProperty = 1608;
    public const uint InvalidHandleState = 1609;
    public const uint BadQuerySyntax = 1615;
    public const uint InvalidPackage = 1620;
    public const uint FunctionNotCalled = 1626;
    public const uint FunctionFailed = 1627;
    public const uint InvalidTable = 1628;
    public const uint DataTypeMismatch = 1629;
    public const uint RebootInitiated = 1641;
    public const uint RebootRequired = 3010;
}
