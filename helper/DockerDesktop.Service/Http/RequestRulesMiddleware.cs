using DockerDesktop.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace DockerDesktop.Service.Http;

/// <summary>
/// Refuses what the framework would let pass: a path in another spelling (case, escapes, trailing slash), and a query or a body where none is taken. One verb
/// has one spelling, so that what is logged or filtered is what is done.
/// </summary>
internal sealed class RequestRulesMiddleware(RequestDelegate next)
{
    /// <summary>Runs the rest of the pipeline if the request keeps the rules.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint)
        {
            string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            int query = target.IndexOf('?', StringComparison.Ordinal);
            if (!target.AsSpan(0, query < 0 ? target.Length : query).SequenceEqual(endpoint.RoutePattern.RawText))
            {
                throw new RequestRefusedException(ProblemMiddleware.UnknownPath(context));
            }

            if (query >= 0)
            {
                throw new RequestRefusedException(Problem.Create(
                    StatusCodes.Status400BadRequest,
                    ProblemCodes.UnexpectedQuery,
                    "The path takes no query",
                    $"{endpoint.RoutePattern.RawText} takes no query, and one was sent.",
                    "Leave out everything from the question mark on."));
            }

            RefuseUnexpectedBody(context, endpoint);
        }

        return next(context);
    }

    private static void RefuseUnexpectedBody(HttpContext context, RouteEndpoint endpoint)
    {
        if (context.Request.ContentLength > ApiLimits.RequestBodyBytes)
        {
            throw new RequestRefusedException(ProblemMiddleware.BodyTooLarge());
        }

        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is null
            && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            throw new RequestRefusedException(Problem.Create(
                StatusCodes.Status400BadRequest,
                ProblemCodes.UnexpectedBody,
                "The request takes no body",
                $"{context.Request.Method} {endpoint.RoutePattern.RawText} takes no body, and one was sent.",
                "Send the request without a body."));
        }
    }
}
