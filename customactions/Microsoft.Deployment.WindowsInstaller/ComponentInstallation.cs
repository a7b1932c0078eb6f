namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A component that is installed on the computer.</summary>
public unsafe class ComponentInstallation : InstallationPart
{
    /// <summary>Describes a component, of the product that the installer names for it.</summary>
    /// <param name="componentCode">Its GUID.</param>
    public ComponentInstallation(string componentCode)
        : this(componentCode, FindProduct(componentCode))
    {
    }

    /// <summary>Describes a component, of the product that the installer names for it.</summary>
    /// <param name="componentCode">Its GUID.</param>
    /// <param name="szUserSid">The user that it is installed for; null for the current one or the computer.</param>
    /// <param name="dwContext">Whom it is installed for.</param>
    public ComponentInstallation(string componentCode, string? szUserSid, UserContexts dwContext)
        : this(componentCode, FindProduct(componentCode), szUserSid, dwContext)
    {
    }

    /// <summary>Describes a component.</summary>
    /// <param name="componentCode">Its GUID.</param>
    /// <param name="productCode">The product; null when it is not known.</param>
    public ComponentInstallation(string componentCode, string? productCode)
        : this(componentCode, productCode, null, UserContexts.None)
    {
    }

    /// <summary>Describes a component.</summary>
    /// <param name="componentCode">Its GUID.</param>
    /// <param name="productCode">The product; null when it is not known.</param>
    /// <param name="szUserSid">The user that it is installed for; null for the current one or the computer.</param>
    /// <param name="dwContext">Whom it is installed for.</param>
    public ComponentInstallation(string componentCode, string? productCode, string? szUserSid, UserContexts dwContext)
        : base(componentCode, productCode, szUserSid, dwContext) => TextArgument.ThrowIfMissing(componentCode);

    /// <summary>A function that reads a path into a buffer, and returns the state.</summary>
    private delegate InstallState FillPath(char* buffer, ref uint length);

    /// <summary>Every component on the computer.</summary>
    public static IEnumerable<ComponentInstallation> AllComponents
    {
        get
        {
            var components = new List<ComponentInstallation>();
            var code = stackalloc char[NativeInstallation.GuidLength];
            while (true)
            {
                var result = NativeInstallation.MsiEnumComponentsW((uint)components.Count, code);
                if (result == WindowsError.NoMoreItems)
                {
                    return components;
                }

                NativeInstallation.Check(result, "MsiEnumComponents");
                components.Add(new ComponentInstallation(new string(code)));
            }
        }
    }

    /// <summary>The component's GUID.</summary>
    public string ComponentCode => Id;

    /// <summary>The products that have it.</summary>
    public IEnumerable<ProductInstallation> ClientProducts
    {
        get
        {
            var products = new List<ProductInstallation>();
            var code = stackalloc char[NativeInstallation.GuidLength];
            while (true)
            {
                var index = (uint)products.Count;
                var result = Context == UserContexts.None
                    ? NativeInstallation.MsiEnumClientsW(ComponentCode, index, code)
                    : NativeInstallation.MsiEnumClientsExW(ComponentCode, UserSid, Context, index, code, out _, null, null);
                if (result is WindowsError.NoMoreItems or WindowsError.UnknownComponent)
                {
                    return products;
                }

                NativeInstallation.Check(result, $"MsiEnumClients({ComponentCode})");
                products.Add(new ProductInstallation(new string(code)));
            }
        }
    }

    /// <inheritdoc/>
    public override InstallState State
    {
        get
        {
            var length = 0u;
            return ProductCode is null ? InstallState.Unknown : PathOf(ProductCode, null, ref length);
        }
    }

    /// <summary>The path of the key path: a file, a folder or a registry value; null when it is not there.</summary>
    public string? Path
    {
        get
        {
            var state = ReadPath(
                (char* buffer, ref uint length) => ProductCode is null ? NativeInstallation.MsiLocateComponentW(ComponentCode, buffer, ref length) : PathOf(ProductCode, buffer, ref length), out var path);
            return state is InstallState.Local or InstallState.Source or InstallState.SourceAbsent ? path : null;
        }
    }

    /// <summary>The qualifiers that the component is published with.</summary>
    public IEnumerable<Qualifier> Qualifiers
    {
        get
        {
            var qualifiers = new List<Qualifier>();
            while (true)
            {
                var result = NativeInstallation.ReadTwoTexts(
                    (char* first, ref uint firstLength, char* second, ref uint secondLength) =>
                        NativeInstallation.MsiEnumComponentQualifiersW(ComponentCode, (uint)qualifiers.Count, first, ref firstLength, second, ref secondLength),
                    out var qualifier,
                    out var data);
                if (result is WindowsError.NoMoreItems or WindowsError.UnknownComponent)
                {
                    return qualifiers;
                }

                NativeInstallation.Check(result, $"MsiEnumComponentQualifiers({ComponentCode})");
                qualifiers.Add(new Qualifier(qualifier, data));
            }
        }
    }

    /// <summary>Finds components.</summary>
    /// <param name="szUserSid">The user; null for the current one, <c>S-1-1-0</c> for all.</param>
    /// <param name="dwContext">Whom they are installed for.</param>
    /// <returns>The components.</returns>
    public static IEnumerable<ComponentInstallation> Components(string? szUserSid, UserContexts dwContext)
    {
        var components = new List<ComponentInstallation>();
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
                    (char* buffer, ref uint length) => NativeInstallation.MsiEnumComponentsExW(szUserSid, dwContext, (uint)components.Count, code, out foundContext, buffer, ref length), out user);
            }

            if (result == WindowsError.NoMoreItems)
            {
                return components;
            }

            NativeInstallation.Check(result, "MsiEnumComponentsEx");
            components.Add(new ComponentInstallation(new string(found).TrimEnd('\0'), user, foundContext));
        }
    }

    private static string? FindProduct(string componentCode)
    {
        TextArgument.ThrowIfMissing(componentCode);
        var code = stackalloc char[NativeInstallation.GuidLength];
        return NativeInstallation.MsiGetProductCodeW(componentCode, code) == WindowsError.Success ? new string(code) : null;
    }

    private static InstallState ReadPath(FillPath fill, out string path)
    {
        var state = InstallState.Unknown;
        _ = NativeInstallerApi.ReadText(
            (char* buffer, ref uint length) =>
            {
                state = fill(buffer, ref length);
                return state == InstallState.MoreData ? WindowsError.MoreData : WindowsError.Success;
            },
            out path);
        return state;
    }

    private InstallState PathOf(string productCode, char* buffer, ref uint length) =>
        Context == UserContexts.None
            ? NativeInstallation.MsiGetComponentPathW(productCode, ComponentCode, buffer, ref length)
            : NativeInstallation.MsiGetComponentPathExW(productCode, ComponentCode, UserSid, Context, buffer, ref length);

    /// <summary>A name under which a component is published.</summary>
    /// <param name="QualifierCode">The qualifier.</param>
    /// <param name="Data">A text for it.</param>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1034", Justification = "The documented API nests it.")]
    public readonly record struct Qualifier(string QualifierCode, string Data);
}
