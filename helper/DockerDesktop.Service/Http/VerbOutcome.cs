namespace DockerDesktop.Service.Http;

/// <summary>What a verb has done; a feature of the request. It stands also when the caller has gone before the answer.</summary>
internal sealed class VerbOutcome
{
    /// <summary>Whether the verb did what it was asked for.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether all was as it was asked to be, so that nothing was changed.</summary>
    public bool NothingChanged { get; set; }
}
