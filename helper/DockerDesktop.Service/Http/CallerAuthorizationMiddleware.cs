using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Windows.Installation;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DockerDesktop.Service.Http;

/// <summary>
/// Decides by the caller's own token, whatever the pipe's access list let through: everybody has to be at least a user, and each verb names the role that it
/// needs. What names none is for administrators. Then by the recorded settings, read anew, so that a prohibition holds from the moment that it is recorded.
/// </summary>
internal sealed class CallerAuthorizationMiddleware(RequestDelegate next, ICallerResolver callers, IInstallationRegistry registry)
{
    private static readonly object s_callerKey = new();

    /// <summary>Runs the rest of the pipeline if the caller may do this.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        Caller caller = Resolve(context) ?? throw new RequestRefusedException(Problems.CallerUnknown());
        context.Features.Set(caller);

        // No endpoint, or the framework's own for a method that is not allowed: the answer only says so.
        Verb? verb = context.GetEndpoint()?.Metadata.GetMetadata<Verb>();
        CallerRole required = context.GetEndpoint() is RouteEndpoint ? verb?.Rules.Role ?? CallerRole.Administrator : CallerRole.User;
        if (caller.Role < required)
        {
            throw new RequestRefusedException(Problem.Create(
                StatusCodes.Status403Forbidden,
                ProblemCodes.CallerNotAllowed,
                "The caller may not do this",
                required == CallerRole.User
                    ? $"The account {caller.Sid} is neither a member of the group docker-users nor an administrator."
                    : $"The account {caller.Sid} is not an administrator, or its process is not elevated.",
                required == CallerRole.User
                    ? "Ask an administrator to add the account to docker-users, then sign out and in again."
                    : "Run the command again as administrator."));
        }

        if (verb is { Rules.IsWindowsEngineVerb: true } && RecordedSettingsReader.Read(registry).Settings.DisableWindowsContainers)
        {
            throw new RequestRefusedException(Problems.WindowsContainersOff());
        }

        return next(context);
    }

    // The token is the one that the client connected with, and stays the same as long as the connection.
    private Caller? Resolve(HttpContext context)
    {
        if (context.Features.Get<IConnectionItemsFeature>() is not { } connection)
        {
            return callers.Resolve(context.Features);
        }

        if (connection.Items.TryGetValue(s_callerKey, out object? known))
        {
            return (Caller?)known;
        }

        Caller? caller = callers.Resolve(context.Features);
        if (caller is not null)
        {
            connection.Items[s_callerKey] = caller;
        }

        return caller;
    }
}
