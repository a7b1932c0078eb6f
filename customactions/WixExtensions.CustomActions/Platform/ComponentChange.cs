namespace WixExtensions.CustomActions.Platform;

/// <summary>What an installation does with a component.</summary>
internal enum ComponentChange
{
    /// <summary>It stays as it is, there or not.</summary>
    None,

    Install,

    /// <summary>It is there and is installed again.</summary>
    Reinstall,

    Uninstall,
}
