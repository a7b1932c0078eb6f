using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>Patches.</content>
public static partial class Installer
{
    private const int PatchFile = 0;
    private const int XmlFile = 1;
    private const int XmlText = 2;

    /// <summary>Applies a patch to the installed products that it is for.</summary>
    /// <param name="patchPackage">The patch.</param>
    /// <param name="commandLine">Properties; null for none.</param>
    public static void ApplyPatch(string patchPackage, string? commandLine) => ApplyPatch(patchPackage, null, InstallType.Default, commandLine);

    /// <summary>Applies a patch.</summary>
    /// <param name="patchPackage">The patch.</param>
    /// <param name="installPackage">The administrative image or the product code that it is applied to; null with the default type.</param>
    /// <param name="installType">What it is applied to.</param>
    /// <param name="commandLine">Properties; null for none.</param>
    public static void ApplyPatch(string patchPackage, string? installPackage, InstallType installType, string? commandLine) =>
        CheckInstallation(NativeInstallation.MsiApplyPatchW(patchPackage, installPackage, installType, commandLine), $"MsiApplyPatch({patchPackage})");

    /// <summary>Removes patches from a product.</summary>
    /// <param name="patches">The patches: GUIDs or files.</param>
    /// <param name="productCode">The product.</param>
    /// <param name="commandLine">Properties; null for none.</param>
    public static void RemovePatches(IList<string> patches, string productCode, string? commandLine)
    {
        ArgumentNullException.ThrowIfNull(productCode);
        CheckInstallation(
            NativeInstallation.MsiRemovePatchesW(Join(patches, nameof(patches)), productCode, InstallType.SingleInstance, commandLine), $"MsiRemovePatches({productCode})");
    }

    /// <summary>Applies several patches together.</summary>
    /// <param name="patchPackages">The patches.</param>
    /// <param name="productCode">The product; null for all that they are for.</param>
    /// <param name="commandLine">Properties; null for none.</param>
    public static void ApplyMultiplePatches(IList<string> patchPackages, string? productCode, string? commandLine) =>
        CheckInstallation(
            NativeInstallation.MsiApplyMultiplePatchesW(Join(patchPackages, nameof(patchPackages)), productCode, commandLine), $"MsiApplyMultiplePatches({productCode})");

    /// <summary>Says which patches are for a package, in the order in which they are applied.</summary>
    /// <param name="productPackage">The package.</param>
    /// <param name="patches">The patches: files, or XML that <see cref="ExtractPatchXmlData"/> gave, as a file or a text.</param>
    /// <param name="errorHandler">Is told each patch that does not apply, and why; may be null.</param>
    /// <returns>The patches.</returns>
    public static IList<string> DetermineApplicablePatches(string productPackage, string[] patches, InapplicablePatchHandler? errorHandler) =>
        DetermineApplicablePatches(productPackage, patches, errorHandler, null, UserContexts.None);

    /// <summary>Says which patches are for a product, in the order in which they are applied.</summary>
    /// <param name="product">The product code; without a context a package.</param>
    /// <param name="patches">The patches: files, or XML that <see cref="ExtractPatchXmlData"/> gave, as a file or a text.</param>
    /// <param name="errorHandler">Is told each patch that does not apply, and why; may be null.</param>
    /// <param name="userSid">The user of the installation; null for the current one or the computer.</param>
    /// <param name="context">Whom the product is installed for.</param>
    /// <returns>The patches.</returns>
    public static unsafe IList<string> DetermineApplicablePatches(string product, string[] patches, InapplicablePatchHandler? errorHandler, string? userSid, UserContexts context)
    {
        TextArgument.ThrowIfMissing(product);
        ArgumentNullException.ThrowIfNull(patches);
        var pins = new System.Runtime.InteropServices.GCHandle[patches.Length];
        var data = new NativeInstallation.PatchSequenceData[patches.Length];
        try
        {
            for (var i = 0; i < patches.Length; i++)
            {
                TextArgument.ThrowIfMissing(patches[i], nameof(patches));
                pins[i] = System.Runtime.InteropServices.GCHandle.Alloc(patches[i], System.Runtime.InteropServices.GCHandleType.Pinned);
                data[i] = new NativeInstallation.PatchSequenceData { Data = (char*)pins[i].AddrOfPinnedObject(), Type = KindOf(patches[i]), Order = -1 };
            }

            uint result;
            fixed (NativeInstallation.PatchSequenceData* first = data)
            {
                result = context == UserContexts.None
                    ? NativeInstallation.MsiDetermineApplicablePatchesW(product, (uint)data.Length, first)
                    : NativeInstallation.MsiDeterminePatchSequenceW(product, userSid, context, (uint)data.Length, first);
            }

            for (var i = 0; i < data.Length && errorHandler is not null; i++)
            {
                if (data[i].Order < 0 && data[i].Status != 0)
                {
                    errorHandler(patches[i], InstallerException.FromReturnCode(Api, data[i].Status, $"The patch {patches[i]}"));
                }
            }

            NativeInstallation.Check(result, $"MsiDeterminePatchSequence({product})");
        }
        finally
        {
            foreach (var pin in pins)
            {
                if (pin.IsAllocated)
                {
                    pin.Free();
                }
            }
        }

        var order = new List<(int Order, string Patch)>();
        for (var i = 0; i < data.Length; i++)
        {
            if (data[i].Order >= 0)
            {
                order.Add((data[i].Order, patches[i]));
            }
        }

        order.Sort(static (left, right) => left.Order.CompareTo(right.Order));
        return order.ConvertAll(static item => item.Patch);
    }

    /// <summary>Extracts what a patch says about its targets and its sequence.</summary>
    /// <param name="patchPath">The patch.</param>
    /// <returns>XML.</returns>
    public static unsafe string ExtractPatchXmlData(string patchPath)
    {
        var result = NativeInstallerApi.ReadText((char* buffer, ref uint length) => NativeInstallation.MsiExtractPatchXMLDataW(patchPath, 0, buffer, ref length), out var xml);
        NativeInstallation.Check(result, $"MsiExtractPatchXMLData({patchPath})");
        return xml;
    }

    /// <summary>Tells the installer that a user has another SID now.</summary>
    /// <param name="oldSid">The SID before.</param>
    /// <param name="newSid">The SID.</param>
    public static void NotifySidChange(string oldSid, string newSid) =>
        NativeInstallation.Check(NativeInstallation.MsiNotifySidChangeW(oldSid, newSid), "MsiNotifySidChange");

    /// <summary>Lists the files that patches would change in an installed product.</summary>
    /// <param name="productCode">The product.</param>
    /// <param name="patches">The patches.</param>
    /// <returns>Paths.</returns>
    public static unsafe IList<string> GetPatchFileList(string productCode, IList<string> patches)
    {
        TextArgument.ThrowIfMissing(productCode);
        NativeInstallation.Check(NativeInstallation.MsiGetPatchFileListW(productCode, Join(patches, nameof(patches)), out var count, out var handles), $"MsiGetPatchFileList({productCode})");
        var files = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var record = new Record(Api, handles[i], ownsHandle: true);
            files.Add(record.GetString(1));
        }

        return files;
    }

    private static string Join(IList<string>? patches, string parameter)
    {
        var given = new List<string>();
        foreach (var patch in patches ?? [])
        {
            if (!string.IsNullOrEmpty(patch))
            {
                given.Add(patch);
            }
        }

        return given.Count > 0 ? string.Join(';', given) : throw new ArgumentNullException(parameter);
    }

    private static int KindOf(string patch) =>
        patch.Contains('<', StringComparison.Ordinal) && patch.Contains('>', StringComparison.Ordinal) ? XmlText
        : patch.EndsWith(".xml", true, CultureInfo.InvariantCulture) ? XmlFile
        : PatchFile;
}
