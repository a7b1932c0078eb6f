namespace DockerDesktop.Client.Diagnosis;

/// <summary>Something that an installation cannot do.</summary>
/// <param name="Feature">What.</param>
/// <param name="Reason">Why.</param>
internal sealed record UnavailableFeature(string Feature, string Reason);
