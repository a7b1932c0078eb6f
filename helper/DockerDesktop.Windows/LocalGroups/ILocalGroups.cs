namespace DockerDesktop.Windows.LocalGroups;

/// <summary>The local groups of this computer. Never asks a domain.</summary>
internal interface ILocalGroups
{
    /// <summary>Looks a local group up.</summary>
    /// <param name="name">The group's name without a domain.</param>
    LocalGroupLookup Find(string name);

    /// <summary>Returns the SIDs of the direct members of a local group, or null if the group is missing or may not be read.</summary>
    /// <param name="name">The group's name without a domain.</param>
    IReadOnlySet<string>? GetMembers(string name);
}
