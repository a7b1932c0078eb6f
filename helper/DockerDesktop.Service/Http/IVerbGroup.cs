namespace DockerDesktop.Service.Http;

/// <summary>The verbs of one area. A new area is a class in <c>Verbs/</c> and a line in <see cref="Verbs.VerbGroups"/>.</summary>
internal interface IVerbGroup
{
    /// <summary>The verbs, always the same ones.</summary>
    IEnumerable<Verb> Verbs { get; }
}
