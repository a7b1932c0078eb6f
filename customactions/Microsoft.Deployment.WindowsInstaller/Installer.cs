using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What the Windows Installer does for a computer, outside of a running installation: installing, patching, advertising, files, error messages.</summary>
public static partial class Installer
{
    private const uint IgnoreMachineState = 1;

    /// <summary>True once an installation by this class asked for a restart (3010).</summary>
    public static bool RebootRequired { get; private set; }

    /// <summary>True once an installation by this class began a restart (1641).</summary>
    public static bool RebootInitiated { get; private set; }

    private static NativeInstallerApi Api => NativeInstallerApi.Instance;

    /// <summary>Sets the installer's own user interface for this process.</summary>
    /// <param name="uiOptions">The user interface.</param>
    /// <param name="windowHandle">The window that owns it; gets the window before.</param>
    /// <returns>The user interface before.</returns>
    public static unsafe InstallUIOptions SetInternalUI(InstallUIOptions uiOptions, ref IntPtr windowHandle)
    {
        nint window = windowHandle;
        var before = NativeInstallation.MsiSetInternalUI((uint)uiOptions, &window);
        windowHandle = window;
        return (InstallUIOptions)before;
    }

    /// <summary>Sets the installer's own user interface for this process.</summary>
    /// <param name="uiOptions">The user interface.</param>
    /// <returns>The user interface before.</returns>
    public static unsafe InstallUIOptions SetInternalUI(InstallUIOptions uiOptions) => (InstallUIOptions)NativeInstallation.MsiSetInternalUI((uint)uiOptions, null);

    /// <summary>Has the installer write a new log for this process, line by line.</summary>
    /// <param name="logModes">What is written.</param>
    /// <param name="logFile">The file; null ends the log.</param>
    public static void EnableLog(InstallLogModes logModes, string? logFile) => EnableLog(logModes, logFile, append: false, flushEveryLine: true);

    /// <summary>Has the installer write a log for this process.</summary>
    /// <param name="logModes">What is written.</param>
    /// <param name="logFile">The file; null ends the log.</param>
    /// <param name="append">True to write on at the end of the file.</param>
    /// <param name="flushEveryLine">True to write each line at once.</param>
    public static void EnableLog(InstallLogModes logModes, string? logFile, bool append, bool flushEveryLine)
    {
        var result = NativeInstallation.MsiEnableLogW((uint)logModes, logFile, (append ? 1u : 0) | (flushEveryLine ? 2u : 0));
        if (result != WindowsError.InvalidFile)
        {
            NativeInstallation.Check(result, $"MsiEnableLog({logFile})");
        }
    }

    /// <summary>Counts a use of a feature, and says whether it is there.</summary>
    /// <param name="productCode">The product.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="installMode">Whether it is looked for.</param>
    /// <returns>Its state.</returns>
    public static InstallState UseFeature(string productCode, string feature, InstallMode installMode) =>
        (InstallState)NativeInstallation.MsiUseFeatureExW(productCode, feature, (int)installMode, 0);

    /// <summary>Opens a package as an installation that does not run.</summary>
    /// <param name="packagePath">The package.</param>
    /// <param name="ignoreMachineState">True to leave out what is installed, and what would change the computer.</param>
    /// <returns>The session, which the caller disposes.</returns>
    public static Session OpenPackage(string packagePath, bool ignoreMachineState)
    {
        TextArgument.ThrowIfMissing(packagePath);
        NativeInstallation.Check(NativeInstallation.MsiOpenPackageExW(packagePath, ignoreMachineState ? IgnoreMachineState : 0, out var session), $"MsiOpenPackageEx({packagePath})");
        return new Session(Api, session, ownsHandle: true);
    }

    /// <summary>Opens a package as an installation that does not run.</summary>
    /// <param name="database">The package.</param>
    /// <param name="ignoreMachineState">True to leave out what is installed, and what would change the computer.</param>
    /// <returns>The session, which the caller disposes.</returns>
    public static Session OpenPackage(Database database, bool ignoreMachineState)
    {
        ArgumentNullException.ThrowIfNull(database);
        return OpenPackage(string.Create(CultureInfo.InvariantCulture, $"#{database.OpenHandle.Value}"), ignoreMachineState);
    }

    /// <summary>Opens an installed product as an installation that does not run.</summary>
    /// <param name="productCode">The product.</param>
    /// <returns>The session, which the caller disposes; null when there is no such product.</returns>
    public static Session? OpenProduct(string productCode)
    {
        var result = NativeInstallation.MsiOpenProductW(productCode, out var session);
        if (result == WindowsError.UnknownProduct)
        {
            return null;
        }

        NativeInstallation.Check(result, $"MsiOpenProduct({productCode})");
        return new Session(Api, session, ownsHandle: true);
    }

    /// <summary>Gives the path of a component, and installs it when it has to.</summary>
    /// <param name="product">The product.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="component">The component's GUID.</param>
    /// <param name="installMode">What may be done.</param>
    /// <returns>The path.</returns>
    public static unsafe string ProvideComponent(string product, string feature, string component, InstallMode installMode)
    {
        var result = NativeInstallerApi.ReadText(
            (char* buffer, ref uint length) => NativeInstallation.MsiProvideComponentW(product, feature, component, (int)installMode, buffer, ref length), out var path);
        NativeInstallation.Check(result, $"MsiProvideComponent({component})");
        return path;
    }

    /// <summary>Gives the path of a qualified component, and installs it when it has to.</summary>
    /// <param name="component">The component's GUID.</param>
    /// <param name="qualifier">The qualifier.</param>
    /// <param name="installMode">What may be done.</param>
    /// <param name="product">The product; null for any.</param>
    /// <returns>The path.</returns>
    public static unsafe string ProvideQualifiedComponent(string component, string qualifier, InstallMode installMode, string? product)
    {
        var result = NativeInstallerApi.ReadText(
            (char* buffer, ref uint length) => NativeInstallation.MsiProvideQualifiedComponentExW(component, qualifier, (int)installMode, product, 0, 0, buffer, ref length), out var path);
        NativeInstallation.Check(result, $"MsiProvideQualifiedComponentEx({component}, {qualifier})");
        return path;
    }

    /// <summary>Gives the path of an assembly that the installer installed, and installs it when it has to.</summary>
    /// <param name="assemblyName">The strong name.</param>
    /// <param name="appContext">The program that it is private to; null for a global one.</param>
    /// <param name="installMode">What may be done.</param>
    /// <param name="isWin32Assembly">True for a Win32 assembly, false for one of the .NET Framework.</param>
    /// <returns>The path.</returns>
    public static unsafe string ProvideAssembly(string assemblyName, string? appContext, InstallMode installMode, bool isWin32Assembly)
    {
        var result = NativeInstallerApi.ReadText(
            (char* buffer, ref uint length) => NativeInstallation.MsiProvideAssemblyW(assemblyName, appContext, (int)installMode, isWin32Assembly ? 1u : 0, buffer, ref length), out var path);
        NativeInstallation.Check(result, $"MsiProvideAssembly({assemblyName})");
        return path;
    }

    /// <summary>Installs the files of a component that are missing.</summary>
    /// <param name="product">The product.</param>
    /// <param name="component">The component's GUID.</param>
    /// <param name="installState">The state that it is to have.</param>
    public static void InstallMissingComponent(string product, string component, InstallState installState) =>
        NativeInstallation.Check(NativeInstallation.MsiInstallMissingComponentW(product, component, installState), $"MsiInstallMissingComponent({component})");

    /// <summary>Installs a file that is missing.</summary>
    /// <param name="product">The product.</param>
    /// <param name="file">The file.</param>
    public static void InstallMissingFile(string product, string file) =>
        NativeInstallation.Check(NativeInstallation.MsiInstallMissingFileW(product, file), $"MsiInstallMissingFile({file})");

    /// <summary>Installs a feature again.</summary>
    /// <param name="product">The product.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="reinstallModes">What is written again.</param>
    public static void ReinstallFeature(string product, string feature, ReinstallModes reinstallModes) =>
        NativeInstallation.Check(NativeInstallation.MsiReinstallFeatureW(product, feature, reinstallModes), $"MsiReinstallFeature({feature})");

    /// <summary>Installs a product again.</summary>
    /// <param name="product">The product.</param>
    /// <param name="reinstallModes">What is written again.</param>
    public static void ReinstallProduct(string product, ReinstallModes reinstallModes) =>
        NativeInstallation.Check(NativeInstallation.MsiReinstallProductW(product, reinstallModes), $"MsiReinstallProduct({product})");

    /// <summary>Installs a package.</summary>
    /// <param name="packagePath">The package.</param>
    /// <param name="commandLine">Properties, as on the command line of msiexec; null for none.</param>
    public static void InstallProduct(string packagePath, string? commandLine) =>
        CheckInstallation(NativeInstallation.MsiInstallProductW(packagePath, commandLine), $"MsiInstallProduct({packagePath})");

    /// <summary>Installs, changes or removes an installed or advertised product.</summary>
    /// <param name="productCode">The product.</param>
    /// <param name="installLevel">The install level; 0 for the product's own.</param>
    /// <param name="installState">The state that it is to have.</param>
    /// <param name="commandLine">Properties; null for none.</param>
    public static void ConfigureProduct(string productCode, int installLevel, InstallState installState, string? commandLine) =>
        CheckInstallation(NativeInstallation.MsiConfigureProductExW(productCode, installLevel, installState, commandLine), $"MsiConfigureProductEx({productCode})");

    /// <summary>Installs, changes or removes a feature.</summary>
    /// <param name="productCode">The product.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="installState">The state that it is to have.</param>
    public static void ConfigureFeature(string productCode, string feature, InstallState installState) =>
        CheckInstallation(NativeInstallation.MsiConfigureFeatureW(productCode, feature, installState), $"MsiConfigureFeature({productCode}, {feature})");

    private static void CheckInstallation(uint result, string call)
    {
        switch (result)
        {
            case WindowsError.RebootRequired:
                RebootRequired = true;
                break;
            case WindowsError.RebootInitiated:
                RebootInitiated = true;
                break;
            default:
                NativeInstallation.Check(result, call);
                break;
        }
    }
}
