namespace DockerDesktop.CustomActions.Platform;

/// <summary>Which products have a component, and whose they are.</summary>
internal interface IInstalledComponents
{
    /// <summary>MsiEnumClientsEx, every index in turn.</summary>
    /// <param name="component">The component's GUID, in braces.</param>
    /// <param name="ofAllUsers">True for everybody's products, which only administrators may ask for; false for those of the user who asks and of the computer.</param>
    /// <param name="sids">Whose products have it; LocalSystem's SID stands for a product of all users.</param>
    /// <returns>0, or the Windows error code: 5 when others' products are not to be seen, 120 when this Windows Installer cannot tell.</returns>
    uint FindOwners(string component, bool ofAllUsers, out IReadOnlyList<string> sids);
}
