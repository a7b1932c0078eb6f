namespace DockerDesktop.CustomActions.Platform;

/// <summary>The administrators of this computer, by account and not by token: what the elevated part of an installation knows of whoever started it is a SID.</summary>
internal interface IAdministrators
{
    /// <summary>Says whether an account is LocalSystem or a member of the local group Administrators, itself or by a group in it.</summary>
    /// <param name="sid">The account's SID.</param>
    /// <returns>False also when it cannot be found out.</returns>
    bool Contains(string sid);
}
