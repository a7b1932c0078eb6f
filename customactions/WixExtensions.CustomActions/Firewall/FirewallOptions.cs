namespace WixExtensions.CustomActions.Firewall;

/// <summary>The bits of the <c>Attributes</c> column of <c>Wix5FirewallException</c>. Those that say which interfaces a rule needs mean nothing here: every Windows that is supported has all.</summary>
[Flags]
internal enum FirewallOptions
{
    None = 0,

    /// <summary>The installation goes on when the firewall refuses.</summary>
    IgnoreFailure = 0x1,

    /// <summary>A rule that is there already stays as it is.</summary>
    IgnoreUpdates = 0x2,

    /// <summary>A rule that is there already is only switched on.</summary>
    EnableOnUpdate = 0x4,
}
