namespace NetApi32;

/// <summary>NET_API_STATUS values of lmerr.h and winerror.h that the local-group functions are documented to return.</summary>
internal static class Status
{
    public const uint Success = 0;
    public const uint NotSupported = 50;
    public const uint InvalidParameter = 87;
    public const uint InvalidLevel = 124;
    public const uint MoreData = 234;
    public const uint NoSuchAlias = 1376;
    public const uint MemberNotInAlias = 1377;
    public const uint MemberInAlias = 1378;
    public const uint AliasExists = 1379;
    public const uint NoSuchMember = 1387;
    public const uint InvalidMember = 1388;
    public const uint GroupNotFound = 2220;
    public const uint UserNotFound = 2221;
}
