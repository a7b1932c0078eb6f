using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace DockerDesktop.Service.Http;

/// <summary>One request for a verb, after all the rules have let it through.</summary>
/// <param name="context">The request.</param>
/// <param name="callers">Gives the caller's token.</param>
internal sealed class VerbCall(HttpContext context, ICallerResolver callers)
{
    /// <summary>Who asks.</summary>
    public Caller Caller { get; } = context.Features.GetRequiredFeature<Caller>();

    /// <summary>Cancelled when the caller has gone, the request has taken too long, or the helper stops.</summary>
    public CancellationToken Cancellation => context.RequestAborted;

    /// <summary>The path's <see cref="ApiRoutes.OperationIdParameter"/>.</summary>
    public string OperationId => (string)context.GetRouteValue(ApiRoutes.OperationIdParameter)!;

    /// <summary>Notes that all was as it was asked to be, so that nothing was changed.</summary>
    public void NoteNothingChanged() => context.Features.GetRequiredFeature<VerbOutcome>().NothingChanged = true;

    /// <summary>Returns the token that the caller connected with, to be disposed of by whoever asks.</summary>
    /// <exception cref="RequestRefusedException">Windows does not give it.</exception>
    public ICallerToken OpenCallerToken() => callers.OpenToken(context.Features) ?? throw new RequestRefusedException(Problems.CallerUnknown());
}
