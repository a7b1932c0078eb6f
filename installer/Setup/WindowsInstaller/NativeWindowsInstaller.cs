using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup.WindowsInstaller;

/// <summary>msi.dll of the running Windows, without its own user interface: its messages come here.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class NativeWindowsInstaller : IWindowsInstaller
{
    private const string Msi = "msi.dll";
    private const int GuidLength = 39;
    private const int StateDefault = 5; // INSTALLSTATE_DEFAULT: installed
    private const int StateAbsent = 2; // INSTALLSTATE_ABSENT
    private const int LevelDefault = 0; // INSTALLLEVEL_DEFAULT
    private const int UserInterfaceNone = 2; // INSTALLUILEVEL_NONE
    private const uint LogVerbose = 0x1FFF; // every INSTALLLOGMODE_* that has a letter of msiexec's /l*v
    private const uint LogAppend = 1; // INSTALLLOGATTRIBUTES_APPEND
    private const uint Filter = 1 << FatalExit | 1 << Error | 1 << ActionStart | 1 << ActionData | 1 << Progress;
    private const int FatalExit = 0; // INSTALLMESSAGE_*, their upper 8 bits
    private const int Error = 1;
    private const int ActionStart = 8;
    private const int ActionData = 9;
    private const int Progress = 10;
    private const int Ok = 1;
    private const int Cancel = 2;

    private IInstallationWatcher? _watcher;
    private InstallationProgress _progress = new();
    private string? _error;

    public IReadOnlyList<InstalledProduct> FindRelated(string upgradeCode)
    {
        var products = new List<InstalledProduct>();
        var code = stackalloc char[GuidLength];
        for (uint index = 0; MsiEnumRelatedProductsW(upgradeCode, 0, index, code) == 0; index++)
        {
            if (Find(new string(code)) is { } product)
            {
                products.Add(product);
            }
        }

        return products;
    }

    public InstalledProduct? Find(string productCode) => MsiQueryProductStateW(productCode) == StateDefault
        ? new InstalledProduct(productCode, ReadInformation(productCode, "PackageCode"), ReadInformation(productCode, "InstallLocation"))
        : null;

    public (int ExitCode, string? Error) Install(string package, string properties, string log, IInstallationWatcher watcher) =>
        Run(log, watcher, () => MsiInstallProductW(package, properties));

    public (int ExitCode, string? Error) Remove(string productCode, string properties, string log, IInstallationWatcher watcher) =>
        Run(log, watcher, () => MsiConfigureProductExW(productCode, LevelDefault, StateAbsent, properties));

    private static string ReadInformation(string productCode, string property)
    {
        var buffer = stackalloc char[1024];
        uint length = 1024;
        return MsiGetProductInfoW(productCode, property, buffer, ref length) == 0 ? new string(buffer, 0, (int)length) : string.Empty;
    }

    private static string ReadField(uint record, uint field)
    {
        var buffer = stackalloc char[1024];
        uint length = 1024;
        // Longer texts are cut: they are for reading.
        return MsiRecordGetStringW(record, field, buffer, ref length) is 0 or 234 ? new string(buffer, 0, (int)Math.Min(length, 1023)) : string.Empty;
    }

    private static string Format(uint record)
    {
        var buffer = stackalloc char[4096];
        uint length = 4096;
        return MsiFormatRecordW(0, record, buffer, ref length) is 0 or 234 ? new string(buffer, 0, (int)Math.Min(length, 4095)) : string.Empty;
    }

    [UnmanagedCallersOnly]
    private static int Handle(void* context, uint type, uint record)
    {
        try
        {
            return ((NativeWindowsInstaller)GCHandle.FromIntPtr((nint)context).Target!).Handle((int)(type >> 24), record);
        }
        catch (Exception)
        {
            // Nothing may go up into msi.dll. The message is not handled; the installation goes on.
            return 0;
        }
    }

    private (int ExitCode, string? Error) Run(string log, IInstallationWatcher watcher, Func<uint> action)
    {
        (_watcher, _progress, _error) = (watcher, new InstallationProgress(), null);
        var context = GCHandle.Alloc(this);
        try
        {
            _ = MsiSetInternalUI(UserInterfaceNone, null);
            _ = MsiSetExternalUIRecord(&Handle, Filter, (void*)GCHandle.ToIntPtr(context), null);
            _ = MsiEnableLogW(LogVerbose, log, LogAppend);
            return ((int)action(), _error);
        }
        finally
        {
            _ = MsiSetExternalUIRecord(null, 0, null, null);
            _ = MsiEnableLogW(0, null, 0);
            context.Free();
        }
    }

    private int Handle(int message, uint record)
    {
        if (message is FatalExit or Error)
        {
            _error = Format(record) is { Length: > 0 } text ? text : _error;
            // The answer is left to Windows Installer, which without a user interface takes the safe one.
            return 0;
        }

        if (_watcher!.IsCancelled)
        {
            return Cancel;
        }

        var percent = message switch
        {
            Progress => _progress.Take(MsiRecordGetInteger(record, 1), MsiRecordGetInteger(record, 2), MsiRecordGetInteger(record, 3)),
            ActionData => _progress.TakeActionData(),
            _ => null,
        };
        if (percent is { } changed)
        {
            _watcher.Report(changed);
        }

        // Fields: the action, what it does, the form of its steps.
        if (message == ActionStart && ReadField(record, 2) is { Length: > 0 } description)
        {
            _watcher.Begin(description);
        }

        return Ok;
    }

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiEnumRelatedProductsW(string upgradeCode, uint reserved, uint index, char* productCode);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int MsiQueryProductStateW(string productCode);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetProductInfoW(string productCode, string property, char* buffer, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiInstallProductW(string package, string properties);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiConfigureProductExW(string productCode, int level, int state, string properties);

    [LibraryImport(Msi)]
    private static partial int MsiSetInternalUI(int level, nint* window);

    [LibraryImport(Msi)]
    private static partial uint MsiSetExternalUIRecord(delegate* unmanaged<void*, uint, uint, int> handler, uint filter, void* context, void* previous);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiEnableLogW(uint mode, string? path, uint attributes);

    [LibraryImport(Msi)]
    private static partial int MsiRecordGetInteger(uint record, uint field);

    [LibraryImport(Msi)]
    private static partial uint MsiRecordGetStringW(uint record, uint field, char* buffer, ref uint length);

    [LibraryImport(Msi)]
    private static partial uint MsiFormatRecordW(uint session, uint record, char* buffer, ref uint length);
}
