using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The places that a product or patch can be installed from: folders and addresses. Media are in <see cref="MediaList"/>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "The name is that of the documented API.")]
public unsafe class SourceList : ICollection<string>
{
    private const uint NetworkSource = 1;
    private const uint UrlSource = 2;

    private readonly Installation _installation;

    internal SourceList(Installation installation)
    {
        _installation = installation;
        MediaList = new SourceMediaList(installation);
    }

    /// <summary>The disks.</summary>
    public SourceMediaList MediaList { get; }

    /// <inheritdoc/>
    public int Count => ReadSources().Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <summary>The folder on the disks in which the package lies.</summary>
    public string MediaPackagePath
    {
        get => this["MediaPackagePath"];
        set => this["MediaPackagePath"] = value;
    }

    /// <summary>What the user is asked for when a disk is needed.</summary>
    public string DiskPrompt
    {
        get => this["DiskPrompt"];
        set => this["DiskPrompt"] = value;
    }

    /// <summary>The place that was used last. Setting takes its kind first: <c>n;\\server\share</c>.</summary>
    public string LastUsedSource
    {
        get => this["LastUsedSource"];
        set => this["LastUsedSource"] = value;
    }

    /// <summary>The file name of the package.</summary>
    public string PackageName
    {
        get => this["PackageName"];
        set => this["PackageName"] = value;
    }

    /// <summary>The kind of the place that was used last: n for a folder, u for an address, m for a disk.</summary>
    public string LastUsedType => this["LastUsedType"];

    /// <summary>A property of the list.</summary>
    /// <param name="property">Its name (SDK: MsiSourceListGetInfo).</param>
    /// <exception cref="ArgumentOutOfRangeException">The installation or the property is not known.</exception>
    public string this[string property]
    {
        get
        {
            var result = NativeInstallerApi.ReadText(
                (char* buffer, ref uint length) =>
                    NativeInstallation.MsiSourceListGetInfoW(_installation.InstallationCode, _installation.UserSid, _installation.Context, _installation.CodeType, property, buffer, ref length),
                out var value);
            Check(result, $"MsiSourceListGetInfo({property})", property);
            return value;
        }

        set => Check(
            NativeInstallation.MsiSourceListSetInfoW(_installation.InstallationCode, _installation.UserSid, _installation.Context, _installation.CodeType, property, value),
            $"MsiSourceListSetInfo({property})",
            property);
    }

    /// <summary>Adds a folder or an address, unless it is there.</summary>
    /// <param name="item">The folder or address.</param>
    public void Add(string item)
    {
        if (!Contains(item))
        {
            Insert(item, 0);
        }
    }

    /// <summary>Adds a folder or an address, or moves it.</summary>
    /// <param name="item">The folder or address.</param>
    /// <param name="index">Its place from 1; 0 for the end.</param>
    public void Insert(string item, int index)
    {
        ArgumentNullException.ThrowIfNull(item);
        NativeInstallation.Check(
            NativeInstallation.MsiSourceListAddSourceExW(_installation.InstallationCode, _installation.UserSid, _installation.Context, OptionsOf(item), item, unchecked((uint)index)),
            $"MsiSourceListAddSourceEx({item})");
    }

    /// <summary>Removes everything, the disks too.</summary>
    public void Clear()
    {
        ClearUrlSources();
        ClearNetworkSources();
        MediaList.Clear();
    }

    /// <summary>Removes the folders.</summary>
    public void ClearNetworkSources() => ClearSources(NetworkSource);

    /// <summary>Removes the addresses.</summary>
    public void ClearUrlSources() => ClearSources(UrlSource);

    /// <summary>Says whether there is a folder or address.</summary>
    /// <param name="item">The folder or address; upper and lower case are the same.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(string item)
    {
        TextArgument.ThrowIfMissing(item);
        return ReadSources().Exists(source => source.Equals(item, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public void CopyTo(string[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        ReadSources().CopyTo(array, arrayIndex);
    }

    /// <summary>Removes a folder or an address.</summary>
    /// <param name="item">The folder or address.</param>
    /// <returns>True.</returns>
    public bool Remove(string item)
    {
        TextArgument.ThrowIfMissing(item);
        NativeInstallation.Check(
            NativeInstallation.MsiSourceListClearSourceW(_installation.InstallationCode, _installation.UserSid, _installation.Context, OptionsOf(item), item), $"MsiSourceListClearSource({item})");
        return true;
    }

    /// <summary>Forgets the place that was used last, so that the next installation looks for one.</summary>
    public void ForceResolution() => NativeInstallation.Check(
        NativeInstallation.MsiSourceListForceResolutionExW(_installation.InstallationCode, _installation.UserSid, _installation.Context, _installation.CodeType), "MsiSourceListForceResolutionEx");

    /// <summary>The folders, then the addresses.</summary>
    /// <returns>The folders and addresses.</returns>
    public IEnumerator<string> GetEnumerator() => ReadSources().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Check(uint result, string call, string property)
    {
        if (result is WindowsError.UnknownProduct or WindowsError.UnknownProperty)
        {
            throw new ArgumentOutOfRangeException(nameof(property), property, $"{call} failed with error {result}: the installation or the property is not known.");
        }

        NativeInstallation.Check(result, call);
    }

    private uint OptionsOf(string source) => (source.Contains("://", StringComparison.Ordinal) ? UrlSource : NetworkSource) | _installation.CodeType;

    private void ClearSources(uint kind) => NativeInstallation.Check(
        NativeInstallation.MsiSourceListClearAllExW(_installation.InstallationCode, _installation.UserSid, _installation.Context, kind | _installation.CodeType), "MsiSourceListClearAllEx");

    private List<string> ReadSources()
    {
        var sources = new List<string>();
        foreach (var kind in (ReadOnlySpan<uint>)[NetworkSource, UrlSource])
        {
            var options = kind | _installation.CodeType;
            for (var index = 0u; ; index++)
            {
                var place = index;
                var result = NativeInstallerApi.ReadText(
                    (char* buffer, ref uint length) =>
                        NativeInstallation.MsiSourceListEnumSourcesW(_installation.InstallationCode, _installation.UserSid, _installation.Context, options, place, buffer, ref length),
                    out var source);
                if (result == WindowsError.NoMoreItems)
                {
                    break;
                }

                NativeInstallation.Check(result, "MsiSourceListEnumSources");
                sources.Add(source);
            }
        }

        return sources;
    }
}
