namespace WineBed;

/// <summary>What the bed sets in the registry of every prefix, as a file for regedit.</summary>
internal static class TemplateSettings
{
    /// <param name="windowsBuild">CurrentBuildNumber.</param>
    public static string Text(string windowsBuild) => $"""
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion]
        "CurrentBuild"="{windowsBuild}"
        "CurrentBuildNumber"="{windowsBuild}"

        ; In the registry and not in the environment: services get the environment of whoever started Wine's server. netapi32 is the bed's own, kept in system32;
        ; without it Wine falls back to its own. The menu builder would write menus into the host's desktop.
        [HKEY_CURRENT_USER\Software\Wine\DllOverrides]
        "netapi32"="native,builtin"
        "mshtml"=""
        "winemenubuilder.exe"=""

        ; No dialog for a program that crashes: it ends with the exception's code.
        [HKEY_CURRENT_USER\Software\Wine\WineDbg]
        "ShowCrashDialog"=dword:00000000
        [HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion\AeDebug]
        "Auto"="0"
        "Debugger"=""

        ; Windows Installer's own containers, which it makes with the first product and keeps without one. Here they are there from the start, as on a Windows that has been
        ; in use, so that a snapshot after the last product is gone can be as before the first.
        [HKEY_LOCAL_MACHINE\Software\Classes\Installer\Features]
        [HKEY_LOCAL_MACHINE\Software\Classes\Installer\Products]
        [HKEY_LOCAL_MACHINE\Software\Classes\Installer\UpgradeCodes]
        [HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes]
        [HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Components]
        [HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Products]
        [HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-21-0-0-0-1000\Components]
        [HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-21-0-0-0-1000\Products]
        [HKEY_LOCAL_MACHINE\Software\Wow6432Node\Microsoft\Windows\CurrentVersion\Uninstall]
        [HKEY_CURRENT_USER\Software\Microsoft\Installer\Features]
        [HKEY_CURRENT_USER\Software\Microsoft\Installer\Products]
        [HKEY_CURRENT_USER\Software\Microsoft\Installer\UpgradeCodes]

        """.ReplaceLineEndings("\r\n");
}
