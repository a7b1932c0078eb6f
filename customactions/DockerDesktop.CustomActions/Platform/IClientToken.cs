namespace DockerDesktop.CustomActions.Platform;

/// <summary>The token of whoever started the installation. Only immediate actions see it: the installer impersonates the client on their thread.</summary>
internal interface IClientToken
{
    /// <summary>Reads the token.</summary>
    /// <returns>Who it is.</returns>
    ClientIdentity Read();
}
