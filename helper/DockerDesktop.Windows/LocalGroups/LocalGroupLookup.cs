namespace DockerDesktop.Windows.LocalGroups;

/// <summary>Result of looking a local group up.</summary>
/// <param name="Sid">The group's SID; null if it was not found.</param>
/// <param name="Failure">Which step failed and with which Windows error; null if the group was found.</param>
internal sealed record LocalGroupLookup(string? Sid, string? Failure)
{
    /// <summary>A group that was found.</summary>
    public static LocalGroupLookup Found(string sid) => new(sid, null);

    /// <summary>A group that was not found.</summary>
    public static LocalGroupLookup NotFound(string failure) => new(null, failure);
}
