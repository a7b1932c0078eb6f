using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Http;

/// <summary>Gives every error answer a body that says what was wrong and what to do, and logs it.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger logger)
{
    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        Problem? problem;
        try
        {
            await next(context).ConfigureAwait(false);
            problem = context.Response is { StatusCode: >= 400, HasStarted: false } ? FromStatus(context) : null;
        }
        catch (RequestRefusedException e)
        {
            problem = e.Problem;
        }
        catch (BadHttpRequestException e)
        {
            problem = FromBadRequest(e);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
            return;
        }
        catch (Exception e)
        {
            logger.RequestFailed(context.Request.Method, Target(context), e);
            problem = InternalError();
        }

        if (problem is not null)
        {
            await AnswerAsync(context, problem).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, Problem problem)
    {
        string caller = context.Features.Get<Caller>()?.Sid ?? "an unknown caller";
        logger.Refused(context.Request.Method, Target(context), caller, problem.Status, problem.Code, problem.Cause);
        if (context.GetEndpoint()?.Metadata.GetMetadata<Verb>() is { } verb && !verb.Problems.Contains(problem.Code))
        {
            logger.UndeclaredProblem(verb.Method, verb.Route, problem.Code);
        }

        if (context.Response.HasStarted)
        {
            // Part of another answer is on its way: only breaking off tells the caller that it is not whole.
            context.Abort();
            return;
        }

        // "Allow" of a 405 is part of the answer; nothing else that was set before is.
        var allow = context.Response.Headers.Allow;
        context.Response.Clear();
        context.Response.Headers.Allow = allow;
        context.Response.Headers.CacheControl = "no-store";
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            // Whatever follows is not read, so the connection cannot carry another request.
            context.Response.Headers.Connection = "close";
        }

        context.Response.StatusCode = problem.Status;
        await context.Response.WriteAsJsonAsync(problem, ProtocolJson.Default.Problem, Problem.ContentType).ConfigureAwait(false);
    }

    private static Problem FromStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => UnknownPath(context),
        StatusCodes.Status405MethodNotAllowed => Problem.Create(
            StatusCodes.Status405MethodNotAllowed,
            ProblemCodes.MethodNotAllowed,
            "The method is not allowed here",
            $"{Target(context)} does not take {context.Request.Method}, only {context.Response.Headers.Allow}.",
            "Use a method that the path takes."),
        StatusCodes.Status504GatewayTimeout => Problem.Create(
            StatusCodes.Status504GatewayTimeout,
            ProblemCodes.OperationTimeout,
            "The operation took too long",
            $"The helper did not finish within {BackendLimits.Request.TotalSeconds:0} seconds.",
            "Try again; if it stays, restart the service com.docker.service."),
        int status => Problem.Create(
            status,
            ProblemCodes.MalformedRequest,
            "The request cannot be understood",
            $"The request was refused with status {status}.",
            "Use the docker-desktop client of the same version as the helper."),
    };

    private static Problem FromBadRequest(BadHttpRequestException e) => e.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge(),
        StatusCodes.Status408RequestTimeout => Problem.Create(
            e.StatusCode, ProblemCodes.RequestTimeout, "The request came too slowly", e.Message, "Send the whole request without pauses."),
        _ => Problem.Create(
            e.StatusCode, ProblemCodes.MalformedRequest, "The request cannot be understood", e.Message, "Send well-formed HTTP/1.1 with a JSON body."),
    };

    /// <summary>404: the path is not one of the helper's.</summary>
    public static Problem UnknownPath(HttpContext context) => Problem.Create(
        StatusCodes.Status404NotFound,
        ProblemCodes.UnknownPath,
        "There is nothing at this path",
        $"{Target(context)} is not a path of this helper.",
        "Check the path, upper and lower case too; if a newer client asked for it, update the installation so that client and helper have the same version.");

    /// <summary>500: a defect; the log has the details.</summary>
    public static Problem InternalError() => Problem.Create(
        StatusCodes.Status500InternalServerError,
        ProblemCodes.InternalError,
        "The helper failed",
        "The helper met a state that it does not handle.",
        "Try again; if it stays, the helper's log file in %ProgramData%\\DockerDesktop\\service has the details.");

    /// <summary>413: the body is larger than any request needs.</summary>
    public static Problem BodyTooLarge() => Problem.Create(
        StatusCodes.Status413PayloadTooLarge,
        ProblemCodes.BodyTooLarge,
        "The request's body is too large",
        $"A body may have at most {ApiLimits.RequestBodyBytes} bytes.",
        "Send a smaller request.");

    private static string Target(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
}
