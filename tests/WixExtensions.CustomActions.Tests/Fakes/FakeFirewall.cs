using WixExtensions.CustomActions.Firewall;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>A firewall in memory. Several rules may have one name, as in Windows.</summary>
internal sealed class FakeFirewall : IFirewall
{
    public List<FirewallRule> Rules { get; } = [];

    /// <summary>When set, every call fails as without the firewall's service (0x800706D9).</summary>
    public bool IsUnreachable { get; set; }

    /// <summary>The number of changes that still succeed.</summary>
    public int ChangesLeft { get; set; } = int.MaxValue;

    public List<FirewallRule> Find(string name)
    {
        Check();
        return [.. Rules.Where(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
    }

    public void Add(FirewallRule rule)
    {
        CheckChange();
        Rules.Add(rule);
    }

    public void Change(FirewallRule rule)
    {
        CheckChange();
        Rules[IndexOf(rule)] = rule;
    }

    public void Enable(FirewallRule rule)
    {
        CheckChange();
        Rules[IndexOf(rule)] = Rules[IndexOf(rule)] with { Enabled = 1 };
    }

    public void Remove(FirewallRule rule)
    {
        CheckChange();
        Rules.RemoveAt(IndexOf(rule));
    }

    private int IndexOf(FirewallRule rule)
    {
        var index = Rules.FindIndex(rule.IsSameAs);
        return index >= 0 ? index : throw new FirewallException("The rule is not there.");
    }

    private void CheckChange()
    {
        Check();
        if (ChangesLeft-- <= 0)
        {
            throw new FirewallException("The Windows Firewall could not change a rule: error 0x80070005 (Access is denied).");
        }
    }

    private void Check()
    {
        if (IsUnreachable)
        {
            throw new FirewallException("The Windows Firewall could not read the rules: error 0x800706D9.");
        }
    }
}
