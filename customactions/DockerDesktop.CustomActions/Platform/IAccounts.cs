namespace DockerDesktop.CustomActions.Platform;

/// <summary>Looks up accounts. The methods return the Windows error code.</summary>
internal interface IAccounts
{
    /// <summary>The NetBIOS name of this computer, the domain of its local accounts.</summary>
    string ComputerName { get; }

    /// <summary>LookupAccountName: 0, or 1332 when nobody has the name.</summary>
    uint LookUpName(string name, out Account? account);

    /// <summary>LookupAccountSid: 0, 1332 when nobody has the SID, 1337 when it is not one.</summary>
    uint LookUpSid(string sid, out Account? account);
}
