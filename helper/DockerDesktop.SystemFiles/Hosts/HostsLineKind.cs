namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>What a line of the hosts file is to the product.</summary>
internal enum HostsLineKind
{
    /// <summary>Somebody else's.</summary>
    Other,

    /// <summary>The line that the product's block begins with.</summary>
    Begin,

    /// <summary>The line that it ends with, when one has begun.</summary>
    End,

    /// <summary>A line as the product writes it between the two.</summary>
    Entry,
}
