namespace WixExtensions.CustomActions.Accounts;

/// <summary>The users of this computer, never of another or of a domain. The methods return the Windows error code: 2221 stands for one that is not there, 2224 for one that is.</summary>
internal interface ILocalUsers
{
    /// <summary>NetUserGetInfo, level 1.</summary>
    uint Get(string name, out UserSettings? settings);

    /// <summary>NetUserAdd, level 1.</summary>
    uint Add(string name, string password, UserSettings settings);

    /// <summary>NetUserSetInfo, levels 1008 and 1007.</summary>
    uint Set(string name, UserSettings settings);

    /// <summary>NetUserSetInfo, level 1003.</summary>
    uint SetPassword(string name, string password);

    /// <summary>NetUserDel.</summary>
    uint Delete(string name);
}
