using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.Installation;

namespace DockerDesktop.Service.ContainerData;

/// <summary>
/// The folder that the Windows engine keeps its data in, as the installation recorded it. Nothing is deleted in one that holds, or lies in, a folder that
/// something else belongs in.
/// </summary>
internal sealed class ContainerDataRoot(IInstallationRegistry registry, HelperFolders folders)
{
    /// <summary>The value that the installation recorded.</summary>
    public const string ValueName = "WindowsContainersDefaultDataRoot";

    /// <summary>The other folders that the installation recorded.</summary>
    private static readonly string[] s_others = ["HyperVDefaultDataRoot", "WslDefaultDataRoot", "InstallFolder"];

    /// <summary>The folder, wherever it lies.</summary>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    public string Path => Read(registry.Read(InstallationScope.AllUsers));

    /// <summary>The folder, if the engine's data can be deleted in it.</summary>
    /// <exception cref="FileRefusedException">It is no folder on a drive, or holds or lies in another data root, a program or Windows.</exception>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    public string FindDeletable()
    {
        IReadOnlyDictionary<string, object>? values = registry.Read(InstallationScope.AllUsers);
        string path = Read(values);
        if (LocalPath.Parse(path).Names.Count == 0)
        {
            throw new FileRefusedException($"The recorded root {path} is a whole drive. Repair the installation with another {ValueName}.");
        }

        foreach (string name in s_others)
        {
            Refuse(path, values?.GetValueOrDefault(name) as string, name);
        }

        Refuse(path, folders.Program, "the helper's program");
        Refuse(path, folders.Product, "the product's data");
        Refuse(path, folders.Windows, "Windows");
        if (FolderNesting.Holds(path, folders.ProgramFiles))
        {
            throw Refused(path, folders.ProgramFiles, "Program Files");
        }

        return path;
    }

    private string Read(IReadOnlyDictionary<string, object>? values) =>
        values?.GetValueOrDefault(ValueName) is string { Length: > 0 } recorded ? recorded : folders.ContainerData;

    private static void Refuse(string path, string? other, string name)
    {
        if (other is not null && FolderNesting.Touch(path, other))
        {
            throw Refused(path, other, name);
        }
    }

    private static FileRefusedException Refused(string path, string other, string name) => new(
        $"The data root of Windows containers, {path}, {(FolderNesting.Holds(path, other) ? "is or holds" : "lies in")} {other} ({name}), and deleting the "
            + "one could delete the other: nothing was deleted. "
        + $"As an administrator, give one of them a folder of its own, for example by a repair with {ValueName.ToUpperInvariant()}=FOLDER.");
}
