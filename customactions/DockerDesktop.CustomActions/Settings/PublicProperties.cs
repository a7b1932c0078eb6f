using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Policy;
using DockerDesktop.CustomActions.Proxy;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>Every public property that PrepareInstall judges. INSTALLFOLDER is not one of them: it is a folder, judged as that once the installer has resolved it.</summary>
internal static class PublicProperties
{
    public const string Engine = "ENGINE";
    public const string DisableWindowsContainers = "DISABLEWINDOWSCONTAINERS";
    public const string AlwaysRunService = "ALWAYSRUNSERVICE";
    public const string MaintainHosts = "MAINTAINHOSTS";
    public const string DisableAnalytics = "DISABLEANALYTICS";
    public const string DockerUsers = "DOCKERUSERS";
    public const string InstallingUserSid = "INSTALLINGUSERSID";
    public const string RemoveDockerUsers = "REMOVEDOCKERUSERS";
    public const string AllowedOrg = "ALLOWEDORG";
    public const string AdminSettings = "ADMINSETTINGS";
    public const string ProxyHttpMode = "PROXYHTTPMODE";
    public const string OverrideProxyHttp = "OVERRIDEPROXYHTTP";
    public const string OverrideProxyHttps = "OVERRIDEPROXYHTTPS";
    public const string OverrideProxyExclude = "OVERRIDEPROXYEXCLUDE";
    public const string OverrideProxyPac = "OVERRIDEPROXYPAC";
    public const string OverrideProxyEmbeddedPac = "OVERRIDEPROXYEMBEDDEDPAC";
    public const string ProxyEnableKerberosNtlm = "PROXYENABLEKERBEROSNTLM";
    public const string HyperVDefaultDataRoot = "HYPERVDEFAULTDATAROOT";
    public const string WindowsContainersDefaultDataRoot = "WINDOWSCONTAINERSDEFAULTDATAROOT";
    public const string WslDefaultDataRoot = "WSLDEFAULTDATAROOT";
    public const string RemoveExistingInstall = "REMOVEEXISTINGINSTALL";
    public const string EngineAccess = "ENGINEACCESS";
    public const string KeepData = "KEEPDATA";
    public const string AllowOtherScope = "ALLOWOTHERSCOPE";

    private const string NoHelper = "the privileged helper service, which this needs, is installed only for all users.";
    private const string NoGroup = "the group docker-users admits to the privileged helper service, which is installed only for all users.";
    private const string NoPolicy = "it is written where only administrators may write.";

    private static readonly string[] Switch = ["0", "1"];

    public static List<PublicProperty> All { get; } =
    [
        new("ENABLEDESKTOPSHORTCUT") { Allowed = Switch, IsMachineWide = false },
        new(Engine)
        {
            Allowed = ["wsl", "hyperv", "windows"],
            ValueName = "Engine",
            Default = "wsl",
            PerUserAllowed = ["wsl"],
            PerUserRefusal = "it knows ENGINE=wsl only, because Hyper-V and Windows containers need the privileged helper service, which is installed only for all users.",
        },
        new(DisableWindowsContainers) { Allowed = Switch, ValueName = "DisableWindowsContainers", Default = "0" },
        new(AlwaysRunService) { Allowed = Switch, ValueName = "AlwaysRunService", Default = "0", PerUserRefusal = NoHelper },
        new(MaintainHosts) { Allowed = Switch, ValueName = "MaintainHosts", PerUserRefusal = NoHelper },
        new(DisableAnalytics) { Allowed = Switch, ValueName = "DisableAnalytics", Default = "0" },
        new(EngineAccess)
        {
            Allowed = ["group", "pipeacl", "tcp", "none"],
            ValueName = "EngineAccess",
            PerUserRefusal = "the engine's pipe belongs to Windows containers, which are available only when installed for all users.",
        },
        new(DockerUsers) { PerUserRefusal = NoGroup },
        new(InstallingUserSid) { PerUserRefusal = NoGroup },
        new(RemoveDockerUsers) { Allowed = Switch, IsForUninstall = true, PerUserRefusal = NoGroup },
        new(AllowedOrg) { Read = (value, _) => AllowedOrganizations.Read(value), ValueName = "AllowedOrg", IsOptional = true, PerUserRefusal = NoPolicy },
        new(AdminSettings) { Read = (value, _) => Policy.AdminSettings.Read(value), IsOptional = true, IsSecret = true, PerUserRefusal = NoPolicy },
        new(ProxyHttpMode) { Allowed = ["system", "manual"], ValueName = "ProxyHttpMode", Default = "system" },
        Override(OverrideProxyHttp, "OverrideProxyHttp", (value, scope) => ProxyUrl.Read(OverrideProxyHttp, value, scope)),
        Override(OverrideProxyHttps, "OverrideProxyHttps", (value, scope) => ProxyUrl.Read(OverrideProxyHttps, value, scope)),
        Override(OverrideProxyExclude, "OverrideProxyExclude", (value, _) => ProxyExclusions.Read(value)),
        Override(OverrideProxyPac, "OverrideProxyPac", ProxyUrl.ReadPac),
        Override(OverrideProxyEmbeddedPac, "OverrideProxyEmbeddedPac", (value, _) => ProxyUrl.ReadEmbeddedPac(value)),
        new(ProxyEnableKerberosNtlm) { Allowed = Switch, ValueName = "ProxyEnableKerberosNtlm", Default = "0" },
        DataRoot(HyperVDefaultDataRoot, "HyperVDefaultDataRoot") with { PerUserRefusal = "Hyper-V is available only when installed for all users." },
        DataRoot(WindowsContainersDefaultDataRoot, "WindowsContainersDefaultDataRoot") with { PerUserRefusal = "Windows containers are available only when installed for all users." },
        DataRoot(WslDefaultDataRoot, "WslDefaultDataRoot"),
        new(RemoveExistingInstall) { Allowed = Switch },
        new(KeepData) { Allowed = Switch, IsForUninstall = true },
        new(AllowOtherScope) { Allowed = Switch, PerUserRefusal = "one user's installation never decides about another's." },
    ];

    /// <summary>The properties of the proxies, which are recorded by an action in both packages because the installer would log a registry row's value.</summary>
    public static List<PublicProperty> ProxyOverrides => All.FindAll(property => property.IsSecret && property.ValueName is not null);

    /// <summary>Takes the public properties that are given, allowed and honoured; the others are refused, or emptied, so that nothing else in the package sees them either.</summary>
    /// <param name="context">The installation.</param>
    /// <returns>The values by name.</returns>
    public static IReadOnlyDictionary<string, string> Take(InstallationContext context)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in All)
        {
            var text = context[property.Name];
            if (text.Length == 0)
            {
                continue;
            }

            if (property.IsMachineWide && !context.MayGive(property.Name, text))
            {
                context.Set(property.Name, string.Empty);
                context.Log($"{property.Name} is not honoured: on an installed or advertised product only an administrator may change it, and whoever started this is none. The recorded settings stay. Run this elevated to change it.");
                continue;
            }

            var (value, error) = property.Parse(text, context.Scope);
            if (error is not null)
            {
                context.Refuse(error);
            }
            else
            {
                given.Add(property.Name, value!);
            }
        }

        return given;
    }

    private static PublicProperty Override(string name, string valueName, Func<string, PackageScope, PropertyValue> read) =>
        new(name) { Read = read, ValueName = valueName, IsOptional = true, IsSecret = true };

    private static PublicProperty DataRoot(string name, string valueName) =>
        new(name) { Read = (value, _) => FolderSyntax.Read(name, value), ValueName = valueName, IsOptional = true };
}
