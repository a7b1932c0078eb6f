namespace DockerDesktop.CustomActions.Platform;

/// <summary>The hives that the actions use. HKEY_CURRENT_USER is not one: inside the installer's service it is not the client's, so his hive is named by SID.</summary>
internal enum RegistryRoot
{
    LocalMachine,
    Users,
}
