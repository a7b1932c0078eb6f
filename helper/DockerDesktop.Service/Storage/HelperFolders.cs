namespace DockerDesktop.Service.Storage;

/// <summary>Folders whose place is fixed. Where they begin comes from Windows' own functions and never from the environment.</summary>
/// <param name="programData">For example <c>C:\ProgramData</c>.</param>
/// <param name="system">For example <c>C:\Windows\System32</c>.</param>
/// <param name="programFiles">For example <c>C:\Program Files</c>; null for the one beside %ProgramData%.</param>
internal sealed class HelperFolders(string programData, string system, string? programFiles = null)
{
    /// <summary>Windows' own folder.</summary>
    public string Windows { get; } = system[..Math.Max(system.LastIndexOf('\\'), 0)];

    /// <summary>The folder of all programs.</summary>
    public string ProgramFiles { get; } = programFiles ?? $@"{programData[..Math.Min(programData.Length, 2)]}\Program Files";

    /// <summary>The product's own, with this program in it.</summary>
    public string Program => $@"{ProgramFiles}\Docker\Docker";

    /// <summary>The hosts file's.</summary>
    public string Hosts { get; } = $@"{system}\drivers\etc";

    /// <summary>The product's own, readable by everybody.</summary>
    public string Product { get; } = $@"{programData}\DockerDesktop";

    /// <summary>The Windows engine's configuration.</summary>
    public string EngineConfiguration { get; } = $@"{programData}\docker\config";

    /// <summary>What the helper alone uses: logs, journals.</summary>
    public string Service { get; } = $@"{programData}\DockerDesktop\service";

    /// <summary>Where DISM logs and unpacks the programs that it starts.</summary>
    public string Servicing { get; } = $@"{programData}\DockerDesktop\service\dism";

    /// <summary>The virtual disk's folder when nothing else is recorded.</summary>
    public string VirtualDisk { get; } = $@"{programData}\DockerDesktop\vm-data";

    /// <summary>The Windows engine's data when nothing else is recorded.</summary>
    public string ContainerData { get; } = $@"{programData}\docker";

    /// <summary>The folders of the running Windows, from its known-folder function and not from the environment.</summary>
    public static HelperFolders OfThisComputer() => new(
        Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), Environment.SystemDirectory,
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles));
}
