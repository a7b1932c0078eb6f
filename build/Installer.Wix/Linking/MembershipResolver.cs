using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Linking;

/// <summary>Finds which component is in which feature and which feature is below which, with all groups dissolved.</summary>
internal sealed class MembershipResolver(Messaging messaging)
{
    private const int MaximumNesting = 1000;

    private readonly Dictionary<(MemberKind, string), List<Membership>> members = [];
    private readonly List<(MemberKind, string)> order = [];
    private readonly HashSet<(MemberKind, string)> unresolved = [];
    private readonly Dictionary<string, Owner> componentOwners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Owner> moduleOwners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> featureParents = new(StringComparer.Ordinal);
    private readonly List<(string Feature, string Component)> featureComponents = [];
    private readonly List<(string Feature, string Module)> featureModules = [];

    /// <summary>Which component belongs to which feature.</summary>
    public IReadOnlyList<(string Feature, string Component)> FeatureComponents => featureComponents;

    /// <summary>Which merge module belongs to which feature; of each module the primary feature first.</summary>
    public IEnumerable<(string Feature, string Module)> FeatureModules => featureModules.OrderBy(pair => moduleOwners[pair.Module].Feature != pair.Feature);

    /// <summary>The feature above each feature; <c>null</c> at the top.</summary>
    public IReadOnlyDictionary<string, string?> FeatureParents => featureParents;

    /// <summary>The first feature of each component.</summary>
    public Dictionary<string, string> PrimaryFeatures => componentOwners.ToDictionary(o => o.Key, o => o.Value.Feature, StringComparer.Ordinal);

    /// <summary>Resolves the memberships of the sections.</summary>
    public void Resolve(IEnumerable<Section> sections)
    {
        foreach (var membership in sections.SelectMany(s => s.Memberships))
        {
            var parent = (membership.ParentKind, membership.Parent);
            if (!members.TryGetValue(parent, out var children))
            {
                members.Add(parent, children = []);
                order.Add(parent);
            }

            children.Add(membership);
            if (IsGroup(membership.ChildKind))
            {
                unresolved.Add(parent);
            }
        }

        foreach (var parent in order)
        {
            if (unresolved.Contains(parent))
            {
                Flatten(parent, new Stack<(MemberKind Kind, string Id)>());
            }
        }

        if (messaging.HasErrors)
        {
            return;
        }

        foreach (var membership in order.Where(p => p.Item1 is MemberKind.Feature or MemberKind.Package).SelectMany(p => members[p]))
        {
            switch (membership.ParentKind, membership.ChildKind)
            {
                case (MemberKind.Feature, MemberKind.Component):
                    Add(membership, "Component", componentOwners, featureComponents);
                    break;
                case (MemberKind.Feature, MemberKind.Module):
                    Add(membership, "Module", moduleOwners, featureModules);
                    break;
                case (_, MemberKind.Feature):
                    AddFeature(membership);
                    break;
            }
        }
    }

    private static bool IsGroup(MemberKind kind) => kind is MemberKind.ComponentGroup or MemberKind.FeatureGroup;

    private void Flatten((MemberKind Kind, string Id) parent, Stack<(MemberKind Kind, string Id)> path)
    {
        path.Push(parent);
        var children = members[parent];
        if (path.Count > MaximumNesting)
        {
            throw new WixException(PortableErrors.NestedTooDeep(children[0].Source, "Groups", MaximumNesting));
        }

        var inherited = new List<Membership>();
        foreach (var membership in children.Where(m => IsGroup(m.ChildKind)))
        {
            var group = (membership.ChildKind, membership.Child);
            if (path.Contains(group))
            {
                messaging.Write(Errors.GroupLoop(membership.Source, path.Select(p => $"{p.Kind}:{p.Id}")));
                path.Pop();
                unresolved.Remove(parent);
                return;
            }

            if (unresolved.Contains(group))
            {
                Flatten(group, path);
            }

            if (members.TryGetValue(group, out var groupMembers))
            {
                inherited.AddRange(groupMembers.Select(m => m with
                {
                    ParentKind = parent.Kind,
                    Parent = parent.Id,
                    IsPrimary = m.IsPrimary || membership.IsPrimary,
                }));
            }
        }

        // Each member once, and no groups any more.
        var seen = new HashSet<(MemberKind, string)>();
        children.AddRange(inherited);
        children.RemoveAll(m => IsGroup(m.ChildKind) || !seen.Add((m.ChildKind, m.Child)));
        path.Pop();
        unresolved.Remove(parent);
    }

    private void Add(Membership membership, string kind, Dictionary<string, Owner> owners, List<(string Feature, string Member)> all)
    {
        if (!owners.TryGetValue(membership.Child, out var owner))
        {
            owners.Add(membership.Child, new Owner(membership.Parent, membership.IsPrimary));
        }
        else if (membership.IsPrimary)
        {
            if (owner.IsExplicit)
            {
                messaging.Write(Errors.MultiplePrimaryReferences(membership.Source, kind, membership.Child, "Feature", membership.Parent, "Feature", owner.Feature));
                return;
            }

            owners[membership.Child] = new Owner(membership.Parent, true);
        }

        all.Add((membership.Parent, membership.Child));
    }

    private void AddFeature(Membership membership)
    {
        var parent = membership.ParentKind == MemberKind.Feature ? membership.Parent : null;
        if (featureParents.TryGetValue(membership.Child, out var previous))
        {
            if (previous == parent)
            {
                // A reference where the feature is already: it adds to the feature, and takes it nowhere.
                return;
            }

            messaging.Write(Errors.MultiplePrimaryReferences(
                membership.Source,
                "Feature",
                membership.Child,
                parent is null ? "Product" : "Feature",
                parent ?? "*",
                previous is null ? "Package" : "Feature",
                previous ?? "*"));
            return;
        }

        featureParents.Add(membership.Child, parent);
    }

    private readonly record struct Owner(string Feature, bool IsExplicit);
}
