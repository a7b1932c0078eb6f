using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DockerDesktop.Service.Endpoints;

/// <summary>GET <see cref="ApiRoutes.Health"/>.</summary>
internal static class HealthEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes, HealthReporter health)
    {
        Ok<HealthResponse> Get() => TypedResults.Ok(health.Report());
        routes.MapGet(ApiRoutes.Health, Get).WithMetadata(new RequiredRole(CallerRole.User));
    }
}
