namespace WixExtensions.CustomActions.Firewall;

/// <summary>The rules of the Windows Firewall's local policy. Every method may throw a <see cref="FirewallException"/>.</summary>
internal interface IFirewall
{
    /// <summary>The rules of a name, whatever its case.</summary>
    List<FirewallRule> Find(string name);

    /// <summary>Adds a rule.</summary>
    void Add(FirewallRule rule);

    /// <summary>Gives the first rule that is the same (<see cref="FirewallRule.IsSameAs"/>) all settings of this one; those that it does not say become the firewall's defaults.</summary>
    void Change(FirewallRule rule);

    /// <summary>Switches the first rule that is the same on.</summary>
    void Enable(FirewallRule rule);

    /// <summary>Removes the first rule that is the same, and no other of its name.</summary>
    void Remove(FirewallRule rule);
}
