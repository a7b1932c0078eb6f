using System.Globalization;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Queries;

/// <summary>Sets the properties that packages use in conditions and paths. What this Windows does not have leaves its property unset.</summary>
internal sealed class SystemQueries(ISystemFacts facts, IAccounts accounts)
{
    /// <summary>Bits of wSuiteMask (SDK: winnt.h, VER_SUITE_*).</summary>
    private static readonly (string Property, int Bit)[] s_suites =
    [
        ("SMALLBUSINESS", 0x1),
        ("ENTERPRISE", 0x2),
        ("BACKOFFICE", 0x4),
        ("COMMUNICATIONS", 0x8),
        ("TERMINAL", 0x10),
        ("SMALLBUSINESS_RESTRICTED", 0x20),
        ("EMBEDDEDNT", 0x40),
        ("DATACENTER", 0x80),
        ("SINGLEUSERTS", 0x100),
        ("PERSONAL", 0x200),
        ("BLADE", 0x400),
        ("EMBEDDED_RESTRICTED", 0x800),
        ("SECURITY_APPLIANCE", 0x1000),
        ("STORAGE_SERVER", 0x2000),
        ("COMPUTE_SERVER", 0x4000),
        ("WH_SERVER", 0x8000),
    ];

    /// <summary>SDK: winuser.h, SM_*.</summary>
    private static readonly (string Property, int Metric)[] s_metrics = [("TABLETPC", 86), ("MEDIACENTER", 87), ("STARTER", 88), ("SERVERR2", 89)];

    /// <summary>SDK: shlobj_core.h, CSIDL_*.</summary>
    private static readonly (string Property, int Folder)[] s_folders =
    [
        ("ADMINTOOLS", 0x30),
        ("ALTSTARTUP", 0x1D),
        ("CDBURN_AREA", 0x3B),
        ("COMMON_ADMINTOOLS", 0x2F),
        ("COMMON_ALTSTARTUP", 0x1E),
        ("COMMON_DOCUMENTS", 0x2E),
        ("COMMON_FAVORITES", 0x1F),
        ("COMMON_MUSIC", 0x35),
        ("COMMON_PICTURES", 0x36),
        ("COMMON_VIDEO", 0x37),
        ("COOKIES", 0x21),
        ("DESKTOP", 0x0),
        ("HISTORY", 0x22),
        ("INTERNET_CACHE", 0x20),
        ("MYMUSIC", 0xD),
        ("MYPICTURES", 0x27),
        ("MYVIDEO", 0xE),
        ("NETHOOD", 0x13),
        ("PERSONAL", 0x5),
        ("PRINTHOOD", 0x1B),
        ("PROFILE", 0x28),
        ("RECENT", 0x8),
        ("RESOURCES", 0x38),
    ];

    private static readonly (string Property, string Sid)[] s_accounts =
    [
        ("LOCALSYSTEM", "S-1-5-18"),
        ("LOCALSERVICE", "S-1-5-19"),
        ("NETWORKSERVICE", "S-1-5-20"),
        ("ADMINISTRATORS", "S-1-5-32-544"),
        ("USERS", "S-1-5-32-545"),
        ("GUESTS", "S-1-5-32-546"),
        ("PERFLOGUSERS", "S-1-5-32-559"),
    ];

    /// <summary><c>WIX_SUITE_*</c>.</summary>
    public ActionResult SetSuites(Session session)
    {
        var suites = facts.Suites;
        foreach (var (property, bit) in s_suites)
        {
            Set(session, $"WIX_SUITE_{property}", (suites & bit) != 0);
        }

        foreach (var (property, metric) in s_metrics)
        {
            Set(session, $"WIX_SUITE_{property}", facts.GetMetric(metric) != 0);
        }

        return ActionResult.Success;
    }

    /// <summary><c>WIX_DIR_*</c>.</summary>
    public ActionResult SetFolders(Session session)
    {
        foreach (var (property, folder) in s_folders)
        {
            if (facts.GetFolder(folder) is { Length: > 0 } path)
            {
                session[$"WIX_DIR_{property}"] = path;
            }
        }

        return ActionResult.Success;
    }

    /// <summary><c>WIX_ACCOUNT_*</c>: names in the language of this Windows.</summary>
    public ActionResult SetAccounts(Session session)
    {
        foreach (var (property, sid) in s_accounts)
        {
            if (accounts.LookUpSid(sid, out var account) == Win32Error.Success && account is not null)
            {
                session[$"WIX_ACCOUNT_{property}"] = account.QualifiedName;
                session[$"WIX_ACCOUNT_{property}_NODOMAIN"] = account.Name;
            }
            else
            {
                session.Log($"Nobody has the SID {sid}, so WIX_ACCOUNT_{property} is not set.");
            }
        }

        return ActionResult.Success;
    }

    /// <summary><c>WIX_WDDM_DRIVER_PRESENT</c>, <c>WIX_DWM_COMPOSITION_ENABLED</c>.</summary>
    public ActionResult SetDrivers(Session session)
    {
        Set(session, "WIX_WDDM_DRIVER_PRESENT", facts.HasDisplayDriverModel);
        Set(session, "WIX_DWM_COMPOSITION_ENABLED", facts.IsCompositionEnabled);
        return ActionResult.Success;
    }

    /// <summary><c>WIX_NATIVE_MACHINE</c>.</summary>
    public ActionResult SetNativeMachine(Session session)
    {
        if (facts.NativeMachine is { } machine)
        {
            session["WIX_NATIVE_MACHINE"] = machine.ToString(CultureInfo.InvariantCulture);
        }

        return ActionResult.Success;
    }

    private static void Set(Session session, string property, bool value)
    {
        if (value)
        {
            session[property] = "1";
        }
    }
}
