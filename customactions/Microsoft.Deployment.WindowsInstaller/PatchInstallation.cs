using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A patch of a product.</summary>
public unsafe class PatchInstallation : Installation
{
    /// <summary>Describes a patch, which need not be applied.</summary>
    /// <param name="patchCode">The patch.</param>
    /// <param name="productCode">The product.</param>
    public PatchInstallation(string patchCode, string? productCode)
        : this(patchCode, productCode, null, UserContexts.All)
    {
    }

    /// <summary>Describes a patch, which need not be applied.</summary>
    /// <param name="patchCode">The patch.</param>
    /// <param name="productCode">The product.</param>
    /// <param name="userSid">The user that the product is installed for; null for the current one or the computer.</param>
    /// <param name="context">Whom it is installed for.</param>
    public PatchInstallation(string patchCode, string? productCode, string? userSid, UserContexts context)
        : base(patchCode, userSid, context)
    {
        TextArgument.ThrowIfMissing(patchCode);
        ProductCode = productCode;
    }

    /// <summary>Every patch that the caller may see.</summary>
    public static IEnumerable<PatchInstallation> AllPatches => GetPatches(null, null, null, UserContexts.All, PatchStates.All);

    /// <summary>The patch code.</summary>
    public string PatchCode => InstallationCode;

    /// <summary>The product.</summary>
    public string? ProductCode { get; }

    /// <inheritdoc/>
    public override bool IsInstalled => State.HasFlag(PatchStates.Applied);

    /// <summary>True when a later patch makes it needless.</summary>
    public bool IsObsoleted => State.HasFlag(PatchStates.Obsoleted);

    /// <summary>True when a later patch replaces it.</summary>
    public bool IsSuperseded => State.HasFlag(PatchStates.Superseded);

    /// <summary>Its states; <see cref="PatchStates.None"/> when it is not known.</summary>
    public PatchStates State => int.TryParse(this[nameof(State)], NumberStyles.None, CultureInfo.InvariantCulture, out var state) ? (PatchStates)state : PatchStates.None;

    /// <summary>The patch that the installer keeps.</summary>
    public string? LocalPackage => this[nameof(LocalPackage)];

    /// <summary>The transforms that were applied with it.</summary>
    public string? Transforms => this[nameof(Transforms)];

    /// <summary>When it was applied; <see cref="DateTime.MinValue"/> when it is not known.</summary>
    public DateTime InstallDate => ParseDate(this[nameof(InstallDate)]);

    /// <summary>True when it may be removed.</summary>
    public bool Uninstallable => this[nameof(Uninstallable)] == "1";

    /// <summary>The name that users see.</summary>
    public string? DisplayName => this[nameof(DisplayName)];

    /// <summary>The address of information about it; null when there is none.</summary>
    public Uri? MoreInfoUrl => ParseUri(this["MoreInfoURL"]);

    internal override uint CodeType => 0x40000000;

    /// <inheritdoc/>
    public override string? this[string propertyName]
    {
        get
        {
            var result = HasContext
                ? NativeInstallerApi.ReadText((char* buffer, ref uint length) => NativeInstallation.MsiGetPatchInfoExW(PatchCode, ProductCode, UserSid, Context, propertyName, buffer, ref length), out var value)
                : NativeInstallerApi.ReadText((char* buffer, ref uint length) => NativeInstallation.MsiGetPatchInfoW(PatchCode, propertyName, buffer, ref length), out value);
            return result == WindowsError.Success ? value : null;
        }
    }

    /// <summary>Finds patches.</summary>
    /// <param name="patchCode">The patch; null for any.</param>
    /// <param name="targetProductCode">The product; null for any.</param>
    /// <param name="userSid">The user; null for the current one, <c>S-1-1-0</c> for all.</param>
    /// <param name="context">Whom the product is installed for.</param>
    /// <param name="states">The states of the patch.</param>
    /// <returns>The patches.</returns>
    public static IEnumerable<PatchInstallation> GetPatches(string? patchCode, string? targetProductCode, string? userSid, UserContexts context, PatchStates states)
    {
        var patches = new List<PatchInstallation>();
        for (var index = 0u; ; index++)
        {
            var patch = new char[NativeInstallation.GuidLength];
            var target = new char[NativeInstallation.GuidLength];
            var foundContext = UserContexts.None;
            string user;
            uint result;
            fixed (char* patchStart = patch, targetStart = target)
            {
                var (patchCharacters, targetCharacters) = ((nint)patchStart, (nint)targetStart);
                var place = index;
                result = NativeInstallerApi.ReadText(
                    (char* buffer, ref uint length) => NativeInstallation.MsiEnumPatchesExW(
                        targetProductCode, userSid, context, states, place, (char*)patchCharacters, (char*)targetCharacters, out foundContext, buffer, ref length),
                    out user);
            }

            if (result == WindowsError.NoMoreItems)
            {
                return patches;
            }

            NativeInstallation.Check(result, "MsiEnumPatchesEx");
            var found = new string(patch).TrimEnd('\0');
            if (patchCode is null || patchCode == found)
            {
                patches.Add(new PatchInstallation(found, new string(target).TrimEnd('\0'), user, foundContext));
            }
        }
    }
}
