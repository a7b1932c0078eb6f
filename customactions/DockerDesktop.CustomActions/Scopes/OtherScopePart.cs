using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Scopes;

/// <summary>
/// Refuses a first installation beside one of the other scope, as far as it can be seen: each package has one component with a fixed GUID, whose owners are asked for. An
/// installation that is there already is repaired, changed and upgraded whatever came beside it since.
/// </summary>
internal sealed class OtherScopePart(IInstalledComponents components, IRegistry registry, IAccounts accounts) : IInstallationPart
{
    /// <summary>The component of the all-users package, in <c>installer/Shared/Product.wxi</c>.</summary>
    public const string AllUsersMarker = "{287FB500-544C-516B-9F00-A75287C1BC31}";

    /// <summary>The component of the per-user package.</summary>
    public const string PerUserMarker = "{155B02BF-5C3D-5E3F-8DE4-A7D9757361A1}";

    internal const string UserDataKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData";

    private const string LocalSystem = "S-1-5-18";

    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall || !context.IsFirstInstall)
        {
            return;
        }

        if (context.IsPerMachine)
        {
            JudgeUsers(context);
        }
        else if (IsOfAllUsers(context))
        {
            context.Refuse("Docker Desktop is installed for all users of this computer already. Use that installation; or have an administrator uninstall it first, then run this installation again.");
        }
    }

    public void Schedule(InstallationContext context)
    {
    }

    private void JudgeUsers(InstallationContext context)
    {
        var owners = Find(context, PerUserMarker).FindAll(sid => sid != LocalSystem).ConvertAll(Name);
        if (owners.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", owners);
        if (context.Given.GetValueOrDefault(PublicProperties.AllowOtherScope) == "1")
        {
            context.Log($"ALLOWOTHERSCOPE=1: Docker Desktop is installed for {names} alone as well, and stays.");
            return;
        }

        context.Refuse(
            $"Docker Desktop is installed for single users already: {names}. Have them uninstall it first (Settings, Apps), then run this installation again; or give ALLOWOTHERSCOPE=1 to install it "
            + "for all users beside theirs.");
    }

    private bool IsOfAllUsers(InstallationContext context) =>
        RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty) is { IsEmpty: false, IsDenied: false } || Find(context, AllUsersMarker).Contains(LocalSystem);

    private List<string> Find(InstallationContext context, string marker)
    {
        var error = components.FindOwners(marker, ofAllUsers: true, out var owners);
        if (error == Win32Error.Success)
        {
            return new List<string>(owners);
        }

        context.Log($"Windows Installer does not tell about other users' installations: {Win32Error.Describe(error)}. Only your own, and those that the registry shows, are seen.");
        var found = new List<string>();
        error = components.FindOwners(marker, ofAllUsers: false, out owners);
        if (error == Win32Error.Success)
        {
            found.AddRange(owners);
        }
        else
        {
            context.Log($"Windows Installer does not tell about your own installations either: {Win32Error.Describe(error)}.");
        }

        IReadOnlyList<string> sids = [];
        context.TryLook("The installations of other users", () => sids = registry.ListKeys(RegistryRoot.LocalMachine, UserDataKey));
        foreach (var sid in sids)
        {
            context.TryLook($"Whether {sid} has an installation of its own", () =>
            {
                if (!found.Exists(owner => owner.Equals(sid, StringComparison.OrdinalIgnoreCase)) && registry.HasKey(RegistryRoot.LocalMachine, $@"{UserDataKey}\{sid}\Components\{Pack(marker)}"))
                {
                    found.Add(sid);
                }
            });
        }

        return found;
    }

    private string Name(string sid) => accounts.LookUpSid(sid, out var account) == Win32Error.Success && account is not null ? $"{account.QualifiedName} ({sid})" : sid;

    /// <summary>A GUID as the installer writes it into the registry: the characters of its first three groups, and of each pair of the others, in reverse.</summary>
    internal static string Pack(string guid)
    {
        ReadOnlySpan<byte> order = [8, 7, 6, 5, 4, 3, 2, 1, 13, 12, 11, 10, 18, 17, 16, 15, 21, 20, 23, 22, 26, 25, 28, 27, 30, 29, 32, 31, 34, 33, 36, 35];
        var packed = new char[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            packed[i] = guid[order[i]];
        }

        return new string(packed);
    }
}
