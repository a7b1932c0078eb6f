using System.Runtime.InteropServices;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// The functions of msi.dll about what is installed on the computer: products, features, components, patches, sources, files. Nothing of them is part of a DLL that does not use them.
/// Texts are read with <see cref="NativeInstallerApi.ReadText"/>; a buffer for a GUID has <see cref="GuidLength"/> characters, its terminating zero included.
/// </summary>
internal static unsafe partial class NativeInstallation
{
    /// <summary>A GUID in braces and the terminating zero.</summary>
    public const int GuidLength = 39;

    /// <summary>MAX_FEATURE_CHARS and the terminating zero.</summary>
    public const int FeatureLength = 39;

    private const string Msi = "msi.dll";

    /// <summary>Throws when a call failed.</summary>
    public static uint Check(uint result, string call)
    {
        InstallerException.ThrowIfFailed(NativeInstallerApi.Instance, result, call);
        return result;
    }

    [LibraryImport(Msi)]
    public static partial int DllGetVersion(uint* version);

    [LibraryImport(Msi)]
    public static partial uint MsiSetInternalUI(uint level, nint* window);

    [LibraryImport(Msi)]
    public static partial nint MsiSetExternalUIW(delegate* unmanaged[Stdcall]<nint, uint, char*, int> handler, uint filter, nint context);

    [LibraryImport(Msi)]
    public static partial uint MsiSetExternalUIRecord(delegate* unmanaged[Stdcall]<nint, uint, uint, int> handler, uint filter, nint context, nint* previous);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnableLogW(uint modes, string? file, uint attributes);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial int MsiUseFeatureExW(string product, string feature, int mode, uint reserved);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiOpenPackageExW(string package, uint options, out uint session);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiOpenProductW(string product, out uint session);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiProvideComponentW(string product, string feature, string component, int mode, char* path, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiProvideQualifiedComponentExW(string component, string qualifier, int mode, string? product, uint unused1, uint unused2, char* path, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiProvideAssemblyW(string assembly, string? context, int mode, uint information, char* path, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiInstallMissingComponentW(string product, string component, InstallState state);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiInstallMissingFileW(string product, string file);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiReinstallFeatureW(string product, string feature, ReinstallModes modes);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiReinstallProductW(string product, ReinstallModes modes);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiInstallProductW(string package, string? commandLine);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiConfigureProductExW(string product, int level, InstallState state, string? commandLine);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiConfigureFeatureW(string product, string feature, InstallState state);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiApplyPatchW(string patch, string? package, InstallType type, string? commandLine);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiRemovePatchesW(string patches, string product, InstallType type, string? properties);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiDetermineApplicablePatchesW(string package, uint count, PatchSequenceData* patches);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiDeterminePatchSequenceW(string product, string? user, UserContexts context, uint count, PatchSequenceData* patches);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiApplyMultiplePatchesW(string patches, string? product, string? properties);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiExtractPatchXMLDataW(string patch, uint reserved, char* xml, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiNotifySidChangeW(string oldSid, string newSid);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetPatchFileListW(string product, string patches, out uint count, out uint* records);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiAdvertiseProductW(string package, nint script, string? transforms, ushort language);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiAdvertiseProductExW(string package, string script, string? transforms, ushort language, uint platform, uint options);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiAdvertiseScriptW(string script, uint flags, nint key, int removeItems);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiProcessAdvertiseScriptW(string script, string? iconFolder, nint key, int shortcuts, int removeItems);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetProductInfoFromScriptW(
        string script, char* product, out ushort language, out uint version, char* name, ref uint nameLength, char* package, ref uint packageLength);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetFileVersionW(string file, char* version, ref uint versionLength, char* language, ref uint languageLength);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetFileHashW(string file, uint options, uint* hash);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetShortcutTargetW(string shortcut, char* product, char* feature, char* component);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiVerifyPackageW(string package);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumProductsExW(string? product, string? user, UserContexts context, uint index, char* found, out UserContexts foundContext, char* foundUser, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumRelatedProductsW(string upgradeCode, uint reserved, uint index, char* product);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumFeaturesW(string product, uint index, char* feature, char* parent);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiIsProductElevatedW(string product, out int elevated);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial InstallState MsiQueryProductStateW(string product);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetProductInfoExW(string product, string? user, UserContexts context, string property, char* value, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetProductInfoW(string product, string property, char* value, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiQueryFeatureStateExW(string product, string? user, UserContexts context, string feature, out InstallState state);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial InstallState MsiQueryFeatureStateW(string product, string feature);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiQueryComponentStateW(string product, string? user, UserContexts context, string component, out InstallState state);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiCollectUserInfoW(string product);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetFeatureUsageW(string product, string feature, out uint count, out ushort date);

    [LibraryImport(Msi)]
    public static partial uint MsiEnumComponentsW(uint index, char* component);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumComponentsExW(string? user, UserContexts context, uint index, char* component, out UserContexts foundContext, char* foundUser, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetProductCodeW(string component, char* product);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumClientsW(string component, uint index, char* product);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumClientsExW(string component, string? user, UserContexts context, uint index, char* product, out UserContexts foundContext, char* foundUser, uint* length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial InstallState MsiGetComponentPathW(string product, string component, char* path, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial InstallState MsiGetComponentPathExW(string product, string component, string? user, UserContexts context, char* path, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial InstallState MsiLocateComponentW(string component, char* path, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumComponentQualifiersW(string component, uint index, char* qualifier, ref uint qualifierLength, char* data, ref uint dataLength);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiEnumPatchesExW(
        string? product, string? user, UserContexts context, PatchStates states, uint index, char* patch, char* target, out UserContexts foundContext, char* foundUser, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetPatchInfoExW(string patch, string? product, string? user, UserContexts context, string property, char* value, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiGetPatchInfoW(string patch, string property, char* value, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListEnumSourcesW(string code, string? user, UserContexts context, uint options, uint index, char* source, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListAddSourceExW(string code, string? user, UserContexts context, uint options, string source, uint index);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListClearSourceW(string code, string? user, UserContexts context, uint options, string source);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListClearAllExW(string code, string? user, UserContexts context, uint options);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListForceResolutionExW(string code, string? user, UserContexts context, uint options);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListGetInfoW(string code, string? user, UserContexts context, uint options, string property, char* value, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListSetInfoW(string code, string? user, UserContexts context, uint options, string property, string? value);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListEnumMediaDisksW(
        string code, string? user, UserContexts context, uint options, uint index, out uint disk, char* label, ref uint labelLength, char* prompt, ref uint promptLength);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListAddMediaDiskW(string code, string? user, UserContexts context, uint options, uint disk, string? label, string? prompt);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiSourceListClearMediaDiskW(string code, string? user, UserContexts context, uint options, uint disk);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint MsiBeginTransactionW(string name, TransactionAttributes attributes, out uint transaction, out nint ownerChanged);

    [LibraryImport(Msi)]
    public static partial uint MsiEndTransaction(uint state);

    [LibraryImport(Msi)]
    public static partial uint MsiJoinTransaction(uint transaction, TransactionAttributes attributes, out nint ownerChanged);

    /// <summary>Reads two texts that a function gives at once.</summary>
    public static uint ReadTwoTexts(FillTwoBuffers fill, out string first, out string second)
    {
        var size = 256u;
        while (true)
        {
            var buffer1 = new char[size];
            var buffer2 = new char[size];
            var (length1, length2) = (size, size);
            uint result;
            fixed (char* characters1 = buffer1, characters2 = buffer2)
            {
                result = fill(characters1, ref length1, characters2, ref length2);
            }

            if (result == WindowsError.MoreData)
            {
                size = Math.Max(size * 2, Math.Max(length1, length2) + 1);
                continue;
            }

            (first, second) = result == WindowsError.Success ? (new string(buffer1, 0, (int)length1), new string(buffer2, 0, (int)length2)) : (string.Empty, string.Empty);
            return result;
        }
    }

    /// <summary>Two buffers; the lengths go in with the terminating zeros and come out without them.</summary>
    public delegate uint FillTwoBuffers(char* first, ref uint firstLength, char* second, ref uint secondLength);

    /// <summary>MSIPATCHSEQUENCEINFOW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PatchSequenceData
    {
        public char* Data;
        public int Type;
        public int Order;
        public uint Status;
    }
}
