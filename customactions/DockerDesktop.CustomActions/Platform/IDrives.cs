namespace DockerDesktop.CustomActions.Platform;

/// <summary>The drive letters of this computer.</summary>
internal interface IDrives
{
    /// <summary>QueryDosDevice: what a drive letter stands for, for whoever runs the installation.</summary>
    /// <param name="drive">For example <c>C:</c>.</param>
    /// <returns><c>\Device\HarddiskVolume3</c>; of a letter that stands for a folder (SUBST) <c>\??\C:\Folder</c>; empty when there is no such letter.</returns>
    string GetTarget(string drive);

    /// <summary>What a drive letter stands for in the device map that all accounts share.</summary>
    /// <param name="drive">For example <c>C:</c>.</param>
    /// <returns>As <see cref="GetTarget"/>.</returns>
    string GetGlobalTarget(string drive);
}
