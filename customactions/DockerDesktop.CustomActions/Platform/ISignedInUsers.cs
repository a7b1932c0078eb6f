namespace DockerDesktop.CustomActions.Platform;

/// <summary>The users who are signed in to this computer, by the tokens that Windows gave them when they signed in.</summary>
internal interface ISignedInUsers
{
    /// <summary>The groups in the token of a signed-in user, those for denial only included: an administrator who has not elevated is a member all the same.</summary>
    /// <param name="sid">The user's SID.</param>
    /// <returns>The groups' SIDs; none when the user is not signed in or Windows does not tell.</returns>
    IReadOnlyList<string> GroupsOf(string sid);
}
