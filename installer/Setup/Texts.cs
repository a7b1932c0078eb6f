namespace DockerDesktop.Setup;

/// <summary>Every text of the setup program that a user reads, but for <see cref="HelpText"/>.</summary>
internal static class Texts
{
    public const string Product = "Docker Desktop";
    public const string WindowTitle = "Docker Desktop Installer";
    public const string OnWindowsOnly = "DockerDesktopInstaller is a program for Windows.";

    public const string UnknownCommand = "The first word must be install or uninstall; flags begin with two hyphens.";
    public const string TwoScopes = "--user and --all-users are given together. Give one of them.";
    public const string SeeHelp = "Run DockerDesktopInstaller.exe --help to see what can be given.";

    public const string ElevationRequired =
        "An installation for all users needs an administrator. Run this from an elevated prompt or as SYSTEM, leave --quiet out to be asked for consent, or give --user to install for you alone. Nothing was changed.";

    public const string ElevationDeclined = "The consent of an administrator was not given. Nothing was changed.";
    public const string ElevatedCopyFailed = "The elevated copy of this program ended without a result.";
    public const string NotElevated = "Windows did not give administrator's rights. Nothing was changed. Sign in as an administrator, or install for yourself only.";
    public const string OrWithoutElevation = "Or run this without administrator's rights: an installation for you alone needs none.";
    public const string ConversationMissing = "This copy was not started by the setup program itself, or that has ended. Nothing was changed. Start DockerDesktopInstaller.exe without arguments.";
    public const string CommandLineTooLong = "The flags are too long to be handed to an elevated copy of this program. Run it from an elevated prompt. Nothing was changed.";

    public const string Damaged = "This copy of the setup program is damaged or was changed: a package in it is not the one that it was built with. Nothing was changed. Download it again.";
    public const string Busy = "Another installation of Docker Desktop is running. Wait until it has finished, then run this again. Nothing was changed.";
    public const string NothingInstalled = "Docker Desktop is not installed for you or for all users.";
    public const string BothInstalled = "Docker Desktop is installed for you and for all users. Say which to remove: --user or --all-users. Nothing was changed.";

    public const string Installing = "Installing Docker Desktop";
    public const string Uninstalling = "Removing Docker Desktop";
    public const string Preparing = "Unpacking and checking the package";
    public const string Installed = "Docker Desktop is installed.";
    public const string Uninstalled = "Docker Desktop was removed.";
    public const string RestartRequired = "Restart the computer to finish.";
    public const string SignInAgain = "Sign out and in again to use features that need the helper service.";
    public const string Cancelled = "Cancelled. What had been done was undone.";
    public const string DiskFull = "There is not enough room on the drive. Make room, then run this again. What had been done was undone.";
    public const string InstallerBusy = "Windows Installer is busy with another installation. Wait until it has finished, then run this again.";
    public const string OtherBuild = "Another build of this version is installed. Uninstall it first, or install a later version. Nothing was changed.";

    public const string Wsl2Enabled = "WSL 2 is enabled.";
    public const string Wsl2Unknown = "It could not be found out whether WSL 2 is enabled. Docker Desktop needs it; \"wsl --status\" tells.";
    public const string WslMissing = "WSL 2 is not enabled: WSL is not installed. " + HowToEnable;
    public const string VirtualMachinePlatformOff = "WSL 2 is not enabled: the Windows feature Virtual Machine Platform is off. " + HowToEnable;

    public const string NoDesktop =
        "There is nobody to ask: this process has no desktop, as in a service or a deployment tool. Give --quiet. Nothing was changed.";

    public const string WelcomeInstall = "Install Docker Desktop";
    public const string WelcomeUninstall = "Remove Docker Desktop";
    public const string ForMe = "For &me only; needs no administrator";
    public const string ForAllUsers = "For all &users of this computer; an administrator has to consent";
    public const string License = "I &accept the license agreement";
    public const string LicenseLabel = "&License agreement:";
    public const string RemoveData = "Also remove my containers, images, volumes and &settings";
    public const string InstallButton = "&Install";
    public const string RemoveButton = "&Remove";
    public const string CancelButton = "Cancel";
    public const string CloseButton = "&Close";
    public const string StartNow = "&Start Docker Desktop now";
    public const string Cancelling = "Cancelling; what was done is undone";
    public const string Done = "Done";
    public const string WasCancelled = "Cancelled";
    public const string DidNotSucceed = "Setup did not succeed";
    public const string NotStarted = "Docker Desktop could not be started. Start it from the Start menu.";

    private const string HowToEnable = "Docker Desktop needs it to run Linux containers. An administrator enables it once for this computer: open a terminal as administrator, run \"wsl --install\", and restart. Docker Desktop can be installed before or after that.";

    public static string FlagOfOtherCommand(string flag, string command) => $"The flag {flag} belongs to {command}.";

    public static string CannotBeHandedOn(string flag) => $"The value of {flag} has characters that cannot be handed to an elevated copy of this program. Run it from an elevated prompt. Nothing was changed.";

    public static string ProgramUnreadable(int error) => $"The setup program's own file cannot be read any more (error {error}). Copy it to a local drive and run it there.";

    public static string NotStartedElevated(string path, string reason) =>
        $"Windows did not start {path} with administrator's rights: {reason}. If it lies on a network drive, copy it to a local one and run it there. Nothing was changed.";

    public static string Redirected(string path) =>
        $"{path} is there, and makes Windows load other libraries into the setup program than its own. Find out who put it there and remove it, or copy the setup program into an empty folder and run it there. Nothing was changed.";

    public static string SignatureBroken(uint result) => $"The signature of this copy of the setup program is not right (0x{result:X8}): it is damaged or was changed. Nothing was changed. Download it again.";

    public static string NoWindow(int error) => $"Windows cannot show the window (error {error}). Give --quiet. Nothing was changed.";

    public static string LogIs(string path) => $"Log: {path}";

    public static string Failed(string what, int code) => $"{what} failed with {code}; what had been done was undone.";

    public static string Percent(string what, int percent) => $"{what}: {percent} %";

    public static string VersionOf(string version) => $"{WindowTitle} {version}";
}
