using System.Buffers;
using DockerDesktop.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace DockerDesktop.Service.Http;

/// <summary>
/// Refuses what the framework would let pass: a path in another spelling (case, escapes, trailing slash), and a query or a body where none is taken. One verb
/// has one spelling, so that what is logged or filtered is what is done.
/// </summary>
internal sealed class RequestRulesMiddleware(RequestDelegate next)
{
    private const int OperationIdCharacters = 32;

    private static readonly SearchValues<char> s_operationIdCharacters = SearchValues.Create("0123456789abcdef");

    /// <summary>Runs the rest of the pipeline if the request keeps the rules.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint)
        {
            string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            int query = target.IndexOf('?', StringComparison.Ordinal);
            if (!IsSpelling(query < 0 ? target : target.AsSpan(0, query), endpoint.RoutePattern.RawText))
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

    /// <summary>Says whether a path is the one spelling of a route.</summary>
    /// <param name="path">The path as it was sent.</param>
    /// <param name="route">The route; its only parameter is an operation's identifier.</param>
    internal static bool IsSpelling(ReadOnlySpan<char> path, ReadOnlySpan<char> route)
    {
        const string Parameter = "{" + ApiRoutes.OperationIdParameter + "}";
        int start = route.IndexOf(Parameter, StringComparison.Ordinal);
        if (start < 0)
        {
            return path.SequenceEqual(route);
        }

        ReadOnlySpan<char> rest = route[(start + Parameter.Length)..];
        return path.Length == start + OperationIdCharacters + rest.Length
            && path.StartsWith(route[..start], StringComparison.Ordinal)
            && path.EndsWith(rest, StringComparison.Ordinal)
            && !path.Slice(start, OperationIdCharacters).ContainsAnyExcept(s_operationIdCharacters);
    }

    private static void RefuseUnexpectedBody(HttpContext context, RouteEndpoint endpoint)
    {
        if (context.Request.ContentLength > ApiLimits.RequestBodyBytes)
        {
            throw new RequestRefusedException(ProblemMiddleware.BodyTooLarge());
        }

        if (endpoint.Metadata.GetMetadata<Verb>()?.Request is null
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
