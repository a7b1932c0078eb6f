using System.Text;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.CommandLine;

namespace DockerDesktop.Setup;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private const int FlagColumn = 45;

    /// <summary>What each flag does.</summary>
    public static IReadOnlyDictionary<string, string> Flags { get; } = new Dictionary<string, string>
    {
        ["--user"] = "for you alone; needs no administrator; WSL 2 only",
        ["--all-users"] = "for all users of the computer; needs an administrator",
        ["--quiet"] = "no window and no question; progress and result are printed",
        ["--accept-license"] = "the window does not ask for the license",
        ["--installation-dir"] = @"where to install, for example ""D:\Docker""",
        ["--backend"] = "the engine: wsl-2 (default), hyper-v or windows; only wsl-2 with --user",
        ["--no-windows-containers"] = "Windows containers are off for everybody",
        ["--always-run-service"] = "the helper service starts with Windows",
        ["--maintain-hosts"] = "the helper service keeps host.docker.internal in the hosts file",
        ["--allowed-org"] = "organizations that users have to sign in to, with ; between them",
        ["--admin-settings"] = "the JSON of admin-settings.json; needs --allowed-org",
        ["--proxy-http-mode"] = "system (default) or manual",
        ["--proxy-enable-kerberosntlm"] = "sign in to the proxy with Kerberos or NTLM",
        ["--override-proxy-http"] = "http://HOST:PORT; needs --proxy-http-mode=manual, as the next four do",
        ["--override-proxy-https"] = "http://HOST:PORT for HTTPS",
        ["--override-proxy-exclude"] = "hosts without proxy, with commas between them",
        ["--override-proxy-pac"] = "URL of a PAC file",
        ["--override-proxy-embedded-pac"] = "a PAC script itself",
        ["--hyper-v-default-data-root"] = "folder for the disk of Hyper-V",
        ["--windows-containers-default-data-root"] = "folder for Windows containers",
        ["--wsl-default-data-root"] = "folder for the disk of WSL 2",
        ["--docker-users"] = "accounts or SIDs to add to docker-users, with ; between them",
        ["--engine-access"] = "who may use the engine's pipe unelevated: group, pipeacl, tcp or none",
        ["--disable-analytics"] = "the application sends no usage data",
        ["--remove-existing-install"] = "take the place of an installation that is no package; its data stays",
        ["--allow-other-scope"] = "install for all users beside other accounts' own installations",
        ["--keep-data"] = "containers, images, volumes and settings stay, as they do without it",
        ["--remove-docker-users"] = "delete the group docker-users if the product made it",
    };

    /// <summary>The whole text.</summary>
    public static string Text
    {
        get
        {
            var text = new StringBuilder("""
                Installs or removes Docker Desktop. This program holds everything; it downloads nothing.

                  DockerDesktopInstaller.exe                            installs, asking what it needs to know
                  DockerDesktopInstaller.exe install [flags]            installs
                  DockerDesktopInstaller.exe uninstall [flags]          removes
                  DockerDesktopInstaller.exe --version | --help

                Without --user or --all-users the window asks; with --quiet, install means --all-users and uninstall
                means what is installed. A value follows its flag after an equals sign, in quotes when it has blanks;
                a quotation mark in it is written \" or "".

                """);
            text.AppendLine().AppendLine("Flags of install:");
            Append(text, SetupCommand.Install);
            text.AppendLine().AppendLine("Flags of uninstall:");
            Append(text, SetupCommand.Uninstall);
            text.Append("""

                Exit codes:
                  0     done                                 1602  cancelled, or consent was not given
                  87    a flag or value is wrong             1603  failed; what had been done was undone
                  112   no room for the package              1605  nothing to uninstall
                  577   damaged, changed or redirected       1618  another installation is running
                  740   needs an administrator               1638  another build of this version is installed
                  1459  no desktop to ask on; give --quiet   3010  done; restart the computer
                Windows Installer's other codes are passed on. The log's path is printed. With administrator's rights it
                lies in %SystemRoot%\Logs\Docker Desktop Installer, otherwise in your folder for temporary files.

                WSL 2, which the engine wsl-2 needs, is not enabled by this program: an administrator runs
                "wsl --install" once on each computer. Installing works before or after that.

                Examples:
                  DockerDesktopInstaller.exe install --quiet --user
                  DockerDesktopInstaller.exe install --quiet --all-users --backend=hyper-v --no-windows-containers
                  DockerDesktopInstaller.exe install --all-users --installation-dir="D:\Docker"
                  DockerDesktopInstaller.exe uninstall --quiet --keep-data

                To remove the data as well, uninstall with the window, or with
                  msiexec /x {product code} /qn KEEPDATA=0

                """);
            return text.ToString().ReplaceLineEndings();
        }
    }

    private static void Append(StringBuilder text, SetupCommand command)
    {
        foreach (var flag in InstallFlags.All)
        {
            if (SetupCommandLine.IsFor(flag, command))
            {
                text.Append("  ").Append((flag.Name + Value(flag)).PadRight(FlagColumn)).Append(' ').AppendLine(Flags[flag.Name]);
            }
        }
    }

    private static string Value(InstallFlag flag) =>
        !flag.TakesValue ? string.Empty : flag.ValueNames.Count > 0 ? $"={string.Join('|', flag.ValueNames.Keys)}" : "=VALUE";
}
