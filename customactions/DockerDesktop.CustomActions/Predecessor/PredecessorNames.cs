using DockerDesktop.SystemFiles.EngineConfiguration;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>What lies in the folder of a predecessor, by its names: data, which goes back to its place, and program files, which are deleted.</summary>
internal static class PredecessorNames
{
    /// <summary>Virtual disks, with their snapshots.</summary>
    private static readonly string[] s_disks = [".vhdx", ".avhdx"];

    /// <summary>The published folders of data.</summary>
    private static readonly string[] s_dataFolders = ["wsl-data", "vm-data"];

    /// <summary>The folders that Docker Desktop's own installer makes.</summary>
    private static readonly string[] s_programFolders = ["resources", "frontend", "locales"];

    /// <summary>How the names of its programs begin.</summary>
    private static readonly string[] s_programs = ["Docker", "InstallerCli", "courgette"];

    /// <summary>How they end. Others may begin so too: a user's <c>docker-compose.yml</c>, a <c>Docker backup.zip</c>.</summary>
    private static readonly string[] s_programEnds = [".exe", ".dll", ".config", ".pdb", ".deps.json", ".runtimeconfig.json", ".manifest"];

    /// <summary>How the names of its services' files begin, whatever they end in.</summary>
    private const string ServicePrefix = "com.docker.";

    /// <summary>The kinds of files that belong to its programs, where no other program lies beside them.</summary>
    private static readonly string[] s_programFiles = [".dll", ".config", ".pak", ".bin", ".dat", ".node", ".manifest"];

    private static readonly string[] s_programFileNames = ["app.json", "vk_swiftshader_icd.json", "LICENSES.chromium.html", "componentsVersion.json"];

    /// <summary>Whether a file is a virtual disk.</summary>
    public static bool IsDisk(string name) => Ends(name, s_disks);

    /// <summary>Whether a folder, or a link to one, has the name of one with data.</summary>
    public static bool IsDataFolder(string name) => Has(s_dataFolders, name);

    /// <summary>Whether a folder is the one that the Windows engine keeps its layers in, so that the one above it is the engine's data root.</summary>
    public static bool IsEngineLayers(string name) => name.Equals(EngineDataNames.Layers, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a folder in the folder itself is the program's.</summary>
    public static bool IsProgramFolder(string name) => Has(s_programFolders, name);

    /// <summary>Whether a file in the folder itself is a program of somebody else's.</summary>
    public static bool IsForeignProgram(string name) => name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) && !IsOwnProgram(name);

    /// <summary>Whether a file in the folder itself is the program's. Somebody else's files may lie beside the program's.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isShared">Whether a program of somebody else's lies beside it.</param>
    public static bool IsProgramFile(string name, bool isShared) =>
        IsOwnProgram(name) || Has(s_programFileNames, name) || (!isShared && Ends(name, s_programFiles));

    private static bool IsOwnProgram(string name) => !IsDisk(name) && (name.StartsWith(ServicePrefix, StringComparison.OrdinalIgnoreCase) || (Begins(name, s_programs) && Ends(name, s_programEnds)));

    private static bool Begins(string name, string[] texts) => Array.Exists(texts, text => name.StartsWith(text, StringComparison.OrdinalIgnoreCase));

    private static bool Ends(string name, string[] texts) => Array.Exists(texts, text => name.EndsWith(text, StringComparison.OrdinalIgnoreCase));

    private static bool Has(string[] names, string name) => Array.Exists(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
