using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>The folders of Windows in which nothing, or not everything, may lie; each without a backslash at the end, empty when it is not known.</summary>
/// <param name="ProgramFiles">For example <c>C:\Program Files</c>.</param>
/// <param name="ProgramFilesX86">For example <c>C:\Program Files (x86)</c>.</param>
/// <param name="ProgramData">For example <c>C:\ProgramData</c>.</param>
/// <param name="Windows">For example <c>C:\Windows</c>.</param>
/// <param name="Temporary">Of whoever runs the installation; empty where that is LocalSystem, whose lies in Windows.</param>
internal sealed record WindowsFolders(string ProgramFiles, string ProgramFilesX86, string ProgramData, string Windows, string Temporary)
{
    internal const string ProfileListKey = SystemFolders.NtCurrentVersionKey + @"\ProfileList";

    private const string SystemDrive = "%SystemDrive%";

    /// <summary>The installation whose immediate action asks; null for a deferred one.</summary>
    private InstallationContext? Context { get; init; }

    /// <summary>As Windows Installer tells an immediate action.</summary>
    /// <param name="context">The installation.</param>
    public static WindowsFolders Of(InstallationContext context) => new(
        Trim(context["ProgramFiles64Folder"]), Trim(context["ProgramFilesFolder"]), Trim(context["CommonAppDataFolder"]), Trim(context["WindowsFolder"]), Trim(context["TempFolder"]))
    {
        Context = context,
    };

    /// <summary>As Windows has recorded them, where only administrators write: for a deferred action, which trusts no path of its data.</summary>
    /// <param name="registry">The registry.</param>
    public static WindowsFolders Read(IRegistry registry) => new(
        SystemFolders.ProgramFiles(registry), string.Empty, SystemFolders.ProgramData(registry), SystemFolders.SystemRoot(registry), string.Empty);

    /// <summary>The folders of all users' profiles and of each user's, with what each is. Of those that Windows does not let be looked at an immediate action says so, and goes on.</summary>
    /// <param name="registry">The registry.</param>
    public IEnumerable<(string Name, string Folder)> Profiles(IRegistry registry)
    {
        RegistryData? all = null;
        IReadOnlyList<string> sids = [];
        Look("The folder of users' profiles", () =>
        {
            all = registry.Read(RegistryRoot.LocalMachine, ProfileListKey, "ProfilesDirectory");
            sids = registry.ListKeys(RegistryRoot.LocalMachine, ProfileListKey);
        });
        yield return ("the folder of users' profiles", Expand(all));
        foreach (var sid in sids)
        {
            var profile = string.Empty;
            Look($"The profile of {sid}", () => profile = Profile(registry, sid));
            yield return ("a user's profile", profile);
        }
    }

    private void Look(string what, Action look)
    {
        if (Context is null)
        {
            look();
        }
        else
        {
            Context.TryLook(what, look);
        }
    }

    /// <summary>The folder of one account's profile; empty when it has none.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="sid">The account.</param>
    public string Profile(IRegistry registry, string sid) => Expand(registry.Read(RegistryRoot.LocalMachine, $@"{ProfileListKey}\{sid}", "ProfileImagePath"));

    /// <summary>Windows writes them with its drive as a variable, which is not taken from the environment.</summary>
    private string Expand(RegistryData? data) => data?.Value is not string folder ? string.Empty
        : folder.StartsWith(SystemDrive, StringComparison.OrdinalIgnoreCase) && Windows.Length > 2 ? Trim(Windows[..2] + folder[SystemDrive.Length..])
        : Trim(folder);

    private static string Trim(string folder) => folder.TrimEnd('\\');
}
