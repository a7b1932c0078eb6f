using DockerDesktop.Protocol;

namespace DockerDesktop.Windows.Installation;

/// <summary>What was chosen about the helper's start, beside what the all-users package recorded, so that its repairs and newer versions keep it.</summary>
internal interface IServiceModeRecord
{
    /// <summary>
    /// Records a choice: as <see cref="ServiceIdentity.ModeValue"/>, and as what this product set last, <see cref="ServiceIdentity.StartValue"/>.
    /// </summary>
    /// <param name="mode"><c>auto</c> or <c>demand</c>.</param>
    /// <returns>False when there is no installation to record it for, and nothing was written.</returns>
    /// <exception cref="InstallationRegistryException">It cannot be written.</exception>
    bool Write(string mode);
}
