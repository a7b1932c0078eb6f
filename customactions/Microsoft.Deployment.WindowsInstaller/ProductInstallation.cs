namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A product that is installed or advertised on the computer, or that a script advertises.</summary>
public unsafe class ProductInstallation : Installation
{
    private readonly Dictionary<string, string>? _properties;

    /// <summary>Describes a product, which need not be installed.</summary>
    /// <param name="productCode">The product.</param>
    public ProductInstallation(string productCode)
        : this(productCode, null, UserContexts.All)
    {
    }

    /// <summary>Describes a product, which need not be installed.</summary>
    /// <param name="productCode">The product.</param>
    /// <param name="userSid">The user that it is installed for; null for the current one or the computer.</param>
    /// <param name="context">Whom it is installed for.</param>
    public ProductInstallation(string productCode, string? userSid, UserContexts context)
        : base(productCode, userSid, context) => TextArgument.ThrowIfMissing(productCode);

    internal ProductInstallation(Dictionary<string, string> properties)
        : base(properties["ProductCode"], null, UserContexts.None) => _properties = properties;

    /// <summary>Every product that the caller may see.</summary>
    public static IEnumerable<ProductInstallation> AllProducts => GetProducts(null, null, UserContexts.All);

    /// <summary>The product code.</summary>
    public string ProductCode => InstallationCode;

    /// <inheritdoc/>
    public override bool IsInstalled => State == InstallState.Default;

    /// <summary>True when it is advertised, and not installed.</summary>
    public bool IsAdvertised => State == InstallState.Advertised;

    /// <summary>True when it is installed with elevated rights.</summary>
    public bool IsElevated
    {
        get
        {
            NativeInstallation.Check(NativeInstallation.MsiIsProductElevatedW(ProductCode, out var elevated), $"MsiIsProductElevated({ProductCode})");
            return elevated != 0;
        }
    }

    /// <inheritdoc/>
    public override SourceList? SourceList => _properties is null ? base.SourceList : null;

    /// <summary>The features.</summary>
    public IEnumerable<FeatureInstallation> Features
    {
        get
        {
            var features = new List<FeatureInstallation>();
            var name = stackalloc char[NativeInstallation.FeatureLength];
            for (var index = 0u; NativeInstallation.MsiEnumFeaturesW(ProductCode, index, name, null) == WindowsError.Success; index++)
            {
                features.Add(new FeatureInstallation(new string(name), ProductCode));
            }

            return features;
        }
    }

    /// <summary>The address of the support.</summary>
    public string? HelpLink => this[nameof(HelpLink)];

    /// <summary>The telephone number of the support.</summary>
    public string? HelpTelephone => this[nameof(HelpTelephone)];

    /// <summary>When it was installed or changed last; <see cref="DateTime.MinValue"/> when it is not known.</summary>
    public DateTime InstallDate => ParseDate(this[nameof(InstallDate)]);

    /// <summary>The name of the installed product.</summary>
    public string? ProductName => this["InstalledProductName"];

    /// <summary>The folder that it is installed to.</summary>
    public string? InstallLocation => this[nameof(InstallLocation)];

    /// <summary>The folder that it was installed from.</summary>
    public string? InstallSource => this[nameof(InstallSource)];

    /// <summary>The package that the installer keeps.</summary>
    public string? LocalPackage => this[nameof(LocalPackage)];

    /// <summary>The manufacturer.</summary>
    public string? Publisher => this[nameof(Publisher)];

    /// <summary>The address of information about it; null when there is none.</summary>
    public Uri? UrlInfoAbout => ParseUri(this["URLInfoAbout"]);

    /// <summary>The address of updates; null when there is none.</summary>
    public Uri? UrlUpdateInfo => ParseUri(this["URLUpdateInfo"]);

    /// <summary>The version; null when it is not known.</summary>
    public Version? ProductVersion => ParseVersion(this["VersionString"]);

    /// <summary>The product identifier.</summary>
    public string? ProductId => this["ProductID"];

    /// <summary>The company that it is registered for.</summary>
    public string? RegCompany => this[nameof(RegCompany)];

    /// <summary>Who it is registered for.</summary>
    public string? RegOwner => this[nameof(RegOwner)];

    /// <summary>The transforms that it was advertised with.</summary>
    public string? AdvertisedTransforms => this["Transforms"];

    /// <summary>The language that was advertised.</summary>
    public string? AdvertisedLanguage => this["Language"];

    /// <summary>The name that was advertised.</summary>
    public string? AdvertisedProductName => this[nameof(ProductName)];

    /// <summary>True when it was advertised for the computer.</summary>
    public bool AdvertisedPerMachine => this["AssignmentType"] == "1";

    /// <summary>The package code that was advertised.</summary>
    public string? AdvertisedPackageCode => this["PackageCode"];

    /// <summary>The version that was advertised; null when it is not known.</summary>
    public Version? AdvertisedVersion => ParseVersion(this["Version"]);

    /// <summary>The icon that was advertised.</summary>
    public string? AdvertisedProductIcon => this["ProductIcon"];

    /// <summary>The name of the package that was advertised.</summary>
    public string? AdvertisedPackageName => this["PackageName"];

    /// <summary>True when users without elevated rights may apply its patches.</summary>
    public bool PrivilegedPatchingAuthorized => this["AuthorizedLUAApp"] == "1";

    internal override uint CodeType => 0;

    private InstallState State => _properties is null ? NativeInstallation.MsiQueryProductStateW(ProductCode) : InstallState.Unknown;

    /// <inheritdoc/>
    public override string? this[string propertyName]
    {
        get
        {
            if (_properties is not null)
            {
                return _properties.GetValueOrDefault(propertyName);
            }

            var result = HasContext
                ? NativeInstallerApi.ReadText((char* buffer, ref uint length) => NativeInstallation.MsiGetProductInfoExW(ProductCode, UserSid, Context, propertyName, buffer, ref length), out var value)
                : NativeInstallerApi.ReadText((char* buffer, ref uint length) => NativeInstallation.MsiGetProductInfoW(ProductCode, propertyName, buffer, ref length), out value);
            return result == WindowsError.Success ? value : null;
        }
    }

    /// <summary>The products of an upgrade code.</summary>
    /// <param name="upgradeCode">The upgrade code.</param>
    /// <returns>The products.</returns>
    public static IEnumerable<ProductInstallation> GetRelatedProducts(string upgradeCode)
    {
        var products = new List<ProductInstallation>();
        var code = stackalloc char[NativeInstallation.GuidLength];
        while (true)
        {
            var result = NativeInstallation.MsiEnumRelatedProductsW(upgradeCode, 0, (uint)products.Count, code);
            if (result == WindowsError.NoMoreItems)
            {
                return products;
            }

            NativeInstallation.Check(result, $"MsiEnumRelatedProducts({upgradeCode})");
            products.Add(new ProductInstallation(new string(code)));
        }
    }

    /// <summary>Finds products.</summary>
    /// <param name="productCode">The product; null for any.</param>
    /// <param name="userSid">The user; null for the current one, <c>S-1-1-0</c> for all.</param>
    /// <param name="context">Whom it is installed for.</param>
    /// <returns>The products.</returns>
    public static IEnumerable<ProductInstallation> GetProducts(string? productCode, string? userSid, UserContexts context)
    {
        var products = new List<ProductInstallation>();
        while (true)
        {
            var found = new char[NativeInstallation.GuidLength];
            var foundContext = UserContexts.None;
            string user;
            uint result;
            fixed (char* start = found)
            {
                var code = start;
                result = NativeInstallerApi.ReadText(
                    (char* buffer, ref uint length) => NativeInstallation.MsiEnumProductsExW(productCode, userSid, context, (uint)products.Count, code, out foundContext, buffer, ref length), out user);
            }

            if (result == WindowsError.NoMoreItems)
            {
                return products;
            }

            NativeInstallation.Check(result, "MsiEnumProductsEx");
            products.Add(new ProductInstallation(new string(found).TrimEnd('\0'), user, foundContext));
        }
    }

    /// <summary>The state of a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <returns>Its state.</returns>
    public InstallState GetFeatureState(string feature)
    {
        if (_properties is not null)
        {
            return InstallState.Unknown;
        }

        NativeInstallation.Check(NativeInstallation.MsiQueryFeatureStateExW(ProductCode, UserSid, Context, feature, out var state), $"MsiQueryFeatureStateEx({feature})");
        return state;
    }

    /// <summary>The state of a component.</summary>
    /// <param name="component">The component's GUID.</param>
    /// <returns>Its state.</returns>
    public InstallState GetComponentState(string component)
    {
        if (_properties is not null)
        {
            return InstallState.Unknown;
        }

        NativeInstallation.Check(NativeInstallation.MsiQueryComponentStateW(ProductCode, UserSid, Context, component, out var state), $"MsiQueryComponentState({component})");
        return state;
    }

    /// <summary>Asks the user for name, company and product identifier, in the package's dialog.</summary>
    public void CollectUserInfo()
    {
        if (_properties is null)
        {
            NativeInstallation.Check(NativeInstallation.MsiCollectUserInfoW(ProductCode), $"MsiCollectUserInfo({ProductCode})");
        }
    }

    /// <summary>Reads a version: what follows the last digit or period is left out, and parts behind the fourth.</summary>
    internal static Version? ParseVersion(string? version)
    {
        if (version is null)
        {
            return null;
        }

        var end = 0;
        while (end < version.Length && (char.IsAsciiDigit(version[end]) || version[end] == '.'))
        {
            end++;
        }

        var parts = version[..end].Split('.');
        var text = parts.Length == 1 ? $"{parts[0]}.0" : string.Join('.', parts, 0, Math.Min(parts.Length, 4));
        return Version.TryParse(text, out var parsed) ? parsed : null;
    }
}
