namespace WixExtensions.CustomActions.Accounts;

/// <summary>The bits of the column Attributes of users and groups.</summary>
[Flags]
internal enum AccountOptions
{
    None = 0,
    PasswordNeverExpires = 0x1,
    CannotChangePassword = 0x2,
    PasswordExpired = 0x4,
    Disabled = 0x8,
    FailIfExists = 0x10,
    UpdateIfExists = 0x20,
    LogonAsService = 0x40,
    LogonAsBatchJob = 0x80,
    KeepOnUninstall = 0x100,
    DoNotCreate = 0x200,
    NonVital = 0x400,
    RemoveComment = 0x800,
}
