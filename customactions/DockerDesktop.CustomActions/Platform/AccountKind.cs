namespace DockerDesktop.CustomActions.Platform;

/// <summary>What a SID stands for (SDK: SID_NAME_USE).</summary>
internal enum AccountKind
{
    User = 1,
    Group = 2,
    Domain = 3,
    Alias = 4,
    WellKnownGroup = 5,
    DeletedAccount = 6,
    Invalid = 7,
    Unknown = 8,
    Computer = 9,
    Label = 10,
}
