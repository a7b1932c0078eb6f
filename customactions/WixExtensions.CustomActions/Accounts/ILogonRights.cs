namespace WixExtensions.CustomActions.Accounts;

/// <summary>How accounts may log on to this computer. The methods return the Windows error code.</summary>
internal interface ILogonRights
{
    /// <summary>LsaEnumerateAccountRights.</summary>
    bool Has(string sid, string right);

    /// <summary>LsaAddAccountRights.</summary>
    uint Grant(string sid, string right);

    /// <summary>LsaRemoveAccountRights.</summary>
    uint Revoke(string sid, string right);
}
