using System.Runtime.InteropServices;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.Verbs;

/// <summary>Versions.</summary>
internal sealed class VersionVerbs : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.Version,
            new VerbRules("Versions of the helper and of its interface.", CallerRole.User),
            ProtocolJson.Default.VersionResponse,
            _ => Task.FromResult(new VersionResponse(
                ServiceVersion.Current,
                ApiRoutes.ApiVersion,
                RuntimeInformation.OSDescription,
                // Not ToString: an architecture that is newer than this code would be a number.
                RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64"))),
    ];
}
