using DockerDesktop.Service.Callers;

namespace DockerDesktop.Service.Http;

/// <summary>Endpoint metadata: who may use a verb.</summary>
internal sealed record RequiredRole(CallerRole Role);
