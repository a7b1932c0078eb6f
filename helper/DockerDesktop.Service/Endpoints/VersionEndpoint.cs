using System.Runtime.InteropServices;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DockerDesktop.Service.Endpoints;

/// <summary>GET <see cref="ApiRoutes.Version"/>.</summary>
internal static class VersionEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapVersion(this IEndpointRouteBuilder routes) => routes.MapGet(ApiRoutes.Version, Get).WithMetadata(new RequiredRole(CallerRole.User));

    private static Ok<VersionResponse> Get() => TypedResults.Ok(new VersionResponse(
        ServiceVersion.Current,
        ApiRoutes.ApiVersion,
        RuntimeInformation.OSDescription,
        // Not ToString: an architecture that is newer than this code would be a number.
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64"));
}
