namespace WixExtensions.CustomActions.Firewall;

/// <summary>What a scheduled action does with its rules.</summary>
internal enum FirewallOperation
{
    Install = 1,
    Uninstall = 2,

    /// <summary>Makes the rules what they were before either.</summary>
    Restore = 3,
}
