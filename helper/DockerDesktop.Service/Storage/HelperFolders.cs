namespace DockerDesktop.Service.Storage;

/// <summary>Folders whose place is fixed by %ProgramData%, which comes from Windows' known folders and never from the environment.</summary>
/// <param name="programData">For example <c>C:\ProgramData</c>.</param>
internal sealed class HelperFolders(string programData)
{
    /// <summary>What the helper alone uses: logs, journals.</summary>
    public string Service { get; } = $@"{programData}\DockerDesktop\service";

    /// <summary>Where DISM logs and unpacks the programs that it starts.</summary>
    public string Servicing { get; } = $@"{programData}\DockerDesktop\service\dism";

    /// <summary>The virtual disk's folder when nothing else is recorded.</summary>
    public string VirtualDisk { get; } = $@"{programData}\DockerDesktop\vm-data";

    /// <summary>The Windows engine's data when nothing else is recorded.</summary>
    public string ContainerData { get; } = $@"{programData}\docker";
}
