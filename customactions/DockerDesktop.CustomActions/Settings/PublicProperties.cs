namespace DockerDesktop.CustomActions.Settings;

/// <summary>Every public property of the contract that PrepareInstall judges. INSTALLFOLDER is not one of them: it is a folder, judged as that.</summary>
internal static class PublicProperties
{
    public const string Engine = "ENGINE";
    public const string DisableWindowsContainers = "DISABLEWINDOWSCONTAINERS";
    public const string AlwaysRunService = "ALWAYSRUNSERVICE";
    public const string MaintainHosts = "MAINTAINHOSTS";
    public const string DisableAnalytics = "DISABLEANALYTICS";
    public const string DockerUsers = "DOCKERUSERS";
    public const string RemoveDockerUsers = "REMOVEDOCKERUSERS";

    private const string NoHelper = "the privileged helper service, which this needs, is installed only for all users.";
    private const string NoGroup = "the group docker-users admits to the privileged helper service, which is installed only for all users.";
    private const string NoPolicy = "it is written where only administrators may write.";

    private static readonly string[] Switch = ["0", "1"];

    public static IReadOnlyList<PublicProperty> All { get; } =
    [
        new("ENABLEDESKTOPSHORTCUT") { Allowed = Switch, IsMachineWide = false },
        new(Engine)
        {
            Allowed = ["wsl", "hyperv", "windows"],
            PerUserAllowed = ["wsl"],
            PerUserRefusal = "it knows ENGINE=wsl only, because Hyper-V and Windows containers need the privileged helper service, which is installed only for all users.",
        },
        new(DisableWindowsContainers) { Allowed = Switch },
        new(AlwaysRunService) { Allowed = Switch, PerUserRefusal = NoHelper },
        new(MaintainHosts) { Allowed = Switch, PerUserRefusal = NoHelper },
        new(DisableAnalytics) { Allowed = Switch, IsMachineWide = false },
        new(DockerUsers) { PerUserRefusal = NoGroup },
        new(RemoveDockerUsers) { Allowed = Switch, PerUserRefusal = NoGroup },
        new("ALLOWEDORG") { IsSupported = false, PerUserRefusal = NoPolicy },
        new("ADMINSETTINGS") { IsSupported = false, PerUserRefusal = NoPolicy },
        new("PROXYHTTPMODE") { IsSupported = false, HarmlessValue = "system", IsMachineWide = false },
        new("OVERRIDEPROXYHTTP") { IsSupported = false, IsMachineWide = false },
        new("OVERRIDEPROXYHTTPS") { IsSupported = false, IsMachineWide = false },
        new("OVERRIDEPROXYEXCLUDE") { IsSupported = false, IsMachineWide = false },
        new("OVERRIDEPROXYPAC") { IsSupported = false, IsMachineWide = false },
        new("OVERRIDEPROXYEMBEDDEDPAC") { IsSupported = false, IsMachineWide = false },
        new("PROXYENABLEKERBEROSNTLM") { IsSupported = false, HarmlessValue = "0", IsMachineWide = false },
        new("HYPERVDEFAULTDATAROOT") { IsSupported = false, PerUserRefusal = "Hyper-V is available only when installed for all users." },
        new("WINDOWSCONTAINERSDEFAULTDATAROOT") { IsSupported = false, PerUserRefusal = "Windows containers are available only when installed for all users." },
        new("WSLDEFAULTDATAROOT") { IsSupported = false },
        new("REMOVEEXISTINGINSTALL") { IsSupported = false },
        new("ENGINEACCESS") { IsSupported = false, HarmlessValue = "none", PerUserRefusal = "the engine's pipe belongs to Windows containers, which are available only when installed for all users." },
        new("KEEPDATA") { IsSupported = false, HarmlessValue = "1" },
        new("ALLOWOTHERSCOPE") { IsSupported = false, PerUserRefusal = "one user's installation never decides about another's." },
    ];

    /// <summary>Takes the public properties that are given, allowed and honoured; the others are refused, or emptied, so that nothing else in the package sees them either.</summary>
    /// <param name="context">The installation.</param>
    /// <returns>The values by name.</returns>
    public static IReadOnlyDictionary<string, string> Take(InstallationContext context)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in All)
        {
            var value = context[property.Name];
            if (value.Length == 0)
            {
                continue;
            }

            if (property.IsMachineWide && !context.MayDecide)
            {
                context.Withdraw(property.Name);
                context.Log($"{property.Name} is not honoured: on an installed product only an administrator may change it, and whoever started this is none. The recorded settings stay. Run this elevated to change it.");
            }
            else if (property.Check(value, context.Scope) is { } error)
            {
                context.Refuse(error);
            }
            else
            {
                given.Add(property.Name, value);
            }
        }

        return given;
    }
}
