namespace DockerDesktop.Client.Diagnosis;

/// <summary>The account that this process runs as.</summary>
internal interface ICurrentAccount
{
    /// <summary>SID of the account.</summary>
    string Sid { get; }

    /// <summary>SIDs of the groups that its token has enabled.</summary>
    IReadOnlySet<string> Groups { get; }
}
