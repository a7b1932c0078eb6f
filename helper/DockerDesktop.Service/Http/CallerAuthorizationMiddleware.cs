using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Windows.Installation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DockerDesktop.Service.Http;

/// <summary>
/// Decides by the caller's own token, whatever the pipe's access list let through: everybody has to be at least a user, and each verb names the role that it
/// needs. What names none is for administrators. Then by the recorded settings, read anew, so that a prohibition holds from the moment that it is recorded.
/// </summary>
internal sealed class CallerAuthorizationMiddleware(RequestDelegate next, IInstallationRegistry registry)
{
    /// <summary>Runs the rest of the pipeline if the caller may do this.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // The connection's: it was found out when the client was accepted, and no request changes it.
        Caller caller = context.Features.Get<Caller>() ?? throw new RequestRefusedException(Problems.CallerUnknown());

        // No endpoint, or the framework's own for a method that is not allowed: the answer only says so.
        Verb? verb = context.GetEndpoint()?.Metadata.GetMetadata<Verb>();
        CallerRole required = context.GetEndpoint() is RouteEndpoint ? verb?.Rules.Role ?? CallerRole.Administrator : CallerRole.User;
        if (caller.Role < required)
        {
            throw new RequestRefusedException(Refusal(caller, required));
        }

        if (verb is { Rules.IsWindowsEngineVerb: true } && RecordedSettingsReader.Read(registry).Settings.DisableWindowsContainers)
        {
            throw new RequestRefusedException(Problems.WindowsContainersOff());
        }

        return next(context);
    }

    private static Problem Refusal(Caller caller, CallerRole required)
    {
        (string cause, string fix) = caller.IsNetworkLogon
            ? ($"The account {caller.Sid} is signed in over the network, as through SSH or WinRM, and the helper serves local sessions only, administrators' "
            + "too.",
                "Sign in at the computer or by Remote Desktop; or have a scheduled task, which is no network logon, run the command.")
            : required == CallerRole.User
                ? ($"The account {caller.Sid} is neither a member of the group docker-users nor an administrator.",
                    "Ask an administrator to add the account to docker-users, then sign out and in again.")
                : ($"The account {caller.Sid} is not an administrator, or its process is not elevated.", "Run the command again as administrator.");
        return Problem.Create(StatusCodes.Status403Forbidden, ProblemCodes.CallerNotAllowed, "The caller may not do this", cause, fix);
    }
}
