namespace WixExtensions.CustomActions.Accounts;

/// <summary>What is set of a user of this computer.</summary>
/// <param name="Flags">UF_* (SDK: lmaccess.h).</param>
/// <param name="Comment">What the account is for.</param>
internal sealed record UserSettings(uint Flags, string Comment);
