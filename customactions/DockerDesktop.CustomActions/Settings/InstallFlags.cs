namespace DockerDesktop.CustomActions.Settings;

/// <summary>Every flag, as in the contract.</summary>
internal static class InstallFlags
{
    public static List<InstallFlag> All { get; } =
    [
        Value("--installation-dir", "INSTALLFOLDER"),
        Value("--backend", "ENGINE") with { ValueNames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["wsl-2"] = "wsl", ["hyper-v"] = "hyperv", ["windows"] = "windows" } },
        Switch("--no-windows-containers", "DISABLEWINDOWSCONTAINERS"),
        Switch("--always-run-service", "ALWAYSRUNSERVICE"),
        Switch("--maintain-hosts", "MAINTAINHOSTS"),
        Value("--allowed-org", "ALLOWEDORG"),
        Value("--admin-settings", "ADMINSETTINGS"),
        Value("--proxy-http-mode", "PROXYHTTPMODE"),
        Switch("--proxy-enable-kerberosntlm", "PROXYENABLEKERBEROSNTLM"),
        Value("--override-proxy-http", "OVERRIDEPROXYHTTP"),
        Value("--override-proxy-https", "OVERRIDEPROXYHTTPS"),
        Value("--override-proxy-exclude", "OVERRIDEPROXYEXCLUDE"),
        Value("--override-proxy-pac", "OVERRIDEPROXYPAC"),
        Value("--override-proxy-embedded-pac", "OVERRIDEPROXYEMBEDDEDPAC"),
        Value("--hyper-v-default-data-root", "HYPERVDEFAULTDATAROOT"),
        Value("--windows-containers-default-data-root", "WINDOWSCONTAINERSDEFAULTDATAROOT"),
        Value("--wsl-default-data-root", "WSLDEFAULTDATAROOT"),
        Value("--docker-users", "DOCKERUSERS"),
        Value("--engine-access", "ENGINEACCESS"),
        Switch("--disable-analytics", "DISABLEANALYTICS"),
        Switch("--remove-existing-install", "REMOVEEXISTINGINSTALL"),
        Switch("--allow-other-scope", "ALLOWOTHERSCOPE"),
        Switch("--keep-data", "KEEPDATA"),
        Switch("--remove-docker-users", "REMOVEDOCKERUSERS"),
        Switch("--user", null),
        Switch("--all-users", null),
        Switch("--quiet", null),
        Switch("--accept-license", null),
    ];

    private static InstallFlag Value(string name, string? property) => new(name, property, TakesValue: true);

    private static InstallFlag Switch(string name, string? property) => new(name, property, TakesValue: false);
}
