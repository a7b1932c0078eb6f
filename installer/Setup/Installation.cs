using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.Cache;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Payload;
using DockerDesktop.Setup.WindowsInstaller;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.Setup;

/// <summary>Installs or removes the product with the rights of this process.</summary>
internal sealed class Installation(IImage image, IWindowsInstaller installer, IFileSystem files, SetupPlaces places, SetupLogs logs, SetupUser user)
{
    /// <summary>Every feature.</summary>
    private const string Repair = "ALL";

    /// <summary>Files of other content or version, registry values and shortcuts.</summary>
    private const string RepairMode = "omus";

    private readonly Lazy<EmbeddedPackages> _packages = new(() => new EmbeddedPackages(image));

    private EmbeddedPackages Packages => _packages.Value;

    /// <summary>The scopes in which the product is installed.</summary>
    /// <exception cref="SetupException">577: the program holds no packages, or its list of them is damaged.</exception>
    public IReadOnlyList<PackageScope> FindScopes()
    {
        var scopes = new List<PackageScope>();
        foreach (var package in Packages.All)
        {
            if (installer.FindRelated(package.UpgradeCode).Count > 0)
            {
                scopes.Add(package.Scope);
            }
        }

        return scopes;
    }

    /// <summary>Does what a request asks for.</summary>
    /// <param name="request">To install or to uninstall, with its scope.</param>
    /// <param name="installingUser">The SID of the user who started the setup program and is not the one who runs this process; else null.</param>
    /// <param name="watcher">Is told how it gets on.</param>
    /// <returns>How it ended; nothing is thrown that is not a defect.</returns>
    public SetupResult Run(SetupRequest request, string? installingUser, IInstallationWatcher watcher)
    {
        string? log = null;
        try
        {
            return request.Command == SetupCommand.Install ? Install(request, installingUser, watcher, ref log) : Uninstall(request, watcher, ref log);
        }
        catch (SetupException e)
        {
            return new SetupResult(e.ExitCode, e.Message, log);
        }
        catch (SystemFileException e) when (e.Error == Win32FileError.DiskFull)
        {
            return new SetupResult(SetupExitCode.DiskFull, $"{Texts.DiskFull}{Environment.NewLine}{e.Message}", log);
        }
        catch (FileRefusedException e) when (user.IsElevated && request.Scope == PackageScope.PerUser)
        {
            // The user's own folders may be anywhere, but not for a process that can do more than the user.
            return new SetupResult(SetupExitCode.Failed, $"{e.Message}{Environment.NewLine}{Texts.OrWithoutElevation}", log);
        }
        catch (Exception e) when (e is FileRefusedException or SystemFileException or IOException)
        {
            return new SetupResult(SetupExitCode.Failed, e.Message, log);
        }
    }

    /// <summary>The program that is started after an installation.</summary>
    /// <returns>Its full path; null when the product is not installed, or its folder was not recorded.</returns>
    public string? FindStartProgram(PackageScope scope) =>
        installer.Find(Packages[scope].ProductCode) is { Location.Length: > 0 } product ? $@"{product.Location.TrimEnd('\\')}\{Packages[scope].StartProgram}" : null;

    private SetupResult Install(SetupRequest request, string? installingUser, IInstallationWatcher watcher, ref string? log)
    {
        var package = Packages[request.Scope!.Value];
        var installed = installer.Find(package.ProductCode);
        if (installed is { PackageCode.Length: > 0 } && !installed.PackageCode.Equals(package.PackageCode, StringComparison.OrdinalIgnoreCase))
        {
            // Its package in the cache is the source of its repairs, and stays.
            return new SetupResult(SetupExitCode.OtherVersion, Texts.OtherBuild, null);
        }

        watcher.Begin(Texts.Preparing);
        using var cache = PackageCache.Open(files, Location(request.Scope.Value));
        (int ExitCode, string? Error) ended;
        try
        {
            using var cached = cache.Add(package, image);
            if (watcher.IsCancelled)
            {
                return new SetupResult(SetupExitCode.Cancelled, Texts.Cancelled, null);
            }

            log = logs.Create(request.Command, user.IsElevated);
            ended = installer.Install(cached.Path, Properties(request, installingUser, installed is not null), log, watcher);
        }
        finally
        {
            cache.RemoveUnused(IsInstalled);
        }

        return Describe(request, ended, log);
    }

    private SetupResult Uninstall(SetupRequest request, IInstallationWatcher watcher, ref string? log)
    {
        var products = installer.FindRelated(Packages[request.Scope!.Value].UpgradeCode);
        if (products.Count == 0)
        {
            return new SetupResult(SetupExitCode.NotInstalled, Texts.NothingInstalled, null);
        }

        using var cache = PackageCache.Open(files, Location(request.Scope.Value));
        log = logs.Create(request.Command, user.IsElevated);
        (int ExitCode, string? Error) ended = (SetupExitCode.Success, null);
        foreach (var product in products)
        {
            var removed = installer.Remove(product.ProductCode, SetupCommandLine.FormatProperties(request), log, watcher);
            if (removed.ExitCode != SetupExitCode.Success)
            {
                ended = removed;
            }

            if (!SetupExitCode.IsSuccess(removed.ExitCode))
            {
                break;
            }
        }

        cache.RemoveUnused(IsInstalled);
        return Describe(request, ended, log);
    }

    private static string Properties(SetupRequest request, string? installingUser, bool isInstalled)
    {
        var more = new List<(string, string)>();
        if (installingUser is not null)
        {
            more.Add((PublicProperties.InstallingUserSid, installingUser));
        }

        if (isInstalled)
        {
            // The same package again puts right what is wrong, and takes settings that are given anew.
            more.Add(("REINSTALL", Repair));
            more.Add(("REINSTALLMODE", RepairMode));
        }

        return SetupCommandLine.FormatProperties(request, [.. more]);
    }

    private static SetupResult Describe(SetupRequest request, (int ExitCode, string? Error) ended, string log)
    {
        var isInstall = request.Command == SetupCommand.Install;
        var message = ended.ExitCode switch
        {
            SetupExitCode.Success or SetupExitCode.RestartInitiated => isInstall ? Texts.Installed : Texts.Uninstalled,
            SetupExitCode.RestartRequired => $"{(isInstall ? Texts.Installed : Texts.Uninstalled)} {Texts.RestartRequired}",
            SetupExitCode.Cancelled => Texts.Cancelled,
            SetupExitCode.DiskFull => Texts.DiskFull,
            SetupExitCode.Busy => Texts.InstallerBusy,
            SetupExitCode.OtherVersion => Texts.OtherBuild,
            _ => Texts.Failed(isInstall ? Texts.Installing : Texts.Uninstalling, ended.ExitCode),
        };
        if (SetupExitCode.IsSuccess(ended.ExitCode))
        {
            return new SetupResult(ended.ExitCode, isInstall && request.Scope == PackageScope.PerMachine ? $"{message} {Texts.SignInAgain}" : message, log);
        }

        return new SetupResult(ended.ExitCode, ended.Error is null || ended.ExitCode == SetupExitCode.Cancelled ? message : $"{message}{Environment.NewLine}{ended.Error.Trim()}", log);
    }

    private bool IsInstalled(string productCode) => installer.Find(productCode) is not null;

    private PackageCacheLocation Location(PackageScope scope) =>
        scope == PackageScope.PerMachine ? PackageCacheLocation.ForAllUsers(places.ProgramFiles) : PackageCacheLocation.ForUser(files, places.LocalData, user);
}
