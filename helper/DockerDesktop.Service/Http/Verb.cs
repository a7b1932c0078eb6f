using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerDesktop.Protocol;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.Http;

/// <summary>
/// One verb: a method and a path, their rules, the types that cross the pipe, and what is done. The interface's description is made from the same.
/// </summary>
internal sealed class Verb
{
    private readonly Func<VerbCall, HttpContext, Task<object>> _run;

    private Verb(
        string method, string route, VerbRules rules, JsonTypeInfo? request, JsonTypeInfo response, Func<VerbCall, HttpContext, Task<object>> run)
    {
        Method = method;
        Route = route;
        Rules = rules;
        Request = request;
        Response = response;
        _run = run;
    }

    /// <summary>GET, POST or PUT.</summary>
    public string Method { get; }

    /// <summary>One of <see cref="DockerDesktop.Protocol.ApiRoutes"/>.</summary>
    public string Route { get; }

    /// <summary>Who, when, and how it can be refused.</summary>
    public VerbRules Rules { get; }

    /// <summary>The body that it takes; null if it takes none.</summary>
    public JsonTypeInfo? Request { get; }

    /// <summary>The body of its answer.</summary>
    public JsonTypeInfo Response { get; }

    /// <summary>HTTP status of its answer.</summary>
    public int SuccessStatus => Rules.StartsOperation ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;

    /// <summary>
    /// Every one of <see cref="ProblemCodes"/> that it can be answered with: those of its own work, and those of the rules that it falls under.
    /// </summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Rules.Problems,
        ProblemCodes.UnexpectedQuery,
        ProblemCodes.CallerUnknown,
        ProblemCodes.CallerNotAllowed,
        ProblemCodes.UnknownPath,
        ProblemCodes.BodyTooLarge,
        ProblemCodes.InternalError,
        ProblemCodes.OperationTimeout,
        ProblemCodes.TooManyRequests,
        .. Rules.IsWindowsEngineVerb ? [ProblemCodes.WindowsContainersOff] : Array.Empty<string>(),
        .. Rules.StartsOperation ? [ProblemCodes.OperationInProgress, ProblemCodes.ServiceStopping] : Array.Empty<string>(),
        .. Request is null
            ? [ProblemCodes.UnexpectedBody]
            : (string[])[ProblemCodes.MalformedRequest, ProblemCodes.UnsupportedMediaType, ProblemCodes.RequestTimeout],
    ];

    /// <summary>A verb that looks and changes nothing.</summary>
    public static Verb Get<TResponse>(string route, VerbRules rules, JsonTypeInfo<TResponse> response, Func<VerbCall, Task<TResponse>> run)
        where TResponse : notnull => WithoutBody(HttpMethods.Get, route, rules, response, run);

    /// <summary>A verb that changes something and needs to be told nothing.</summary>
    public static Verb Post<TResponse>(string route, VerbRules rules, JsonTypeInfo<TResponse> response, Func<VerbCall, Task<TResponse>> run)
        where TResponse : notnull => WithoutBody(HttpMethods.Post, route, rules, response, run);

    /// <summary>A verb that changes something by what it is told.</summary>
    public static Verb Post<TRequest, TResponse>(
        string route, VerbRules rules, JsonTypeInfo<TRequest> request, JsonTypeInfo<TResponse> response, Func<TRequest, VerbCall, Task<TResponse>> run)
        where TRequest : class
        where TResponse : notnull => WithBody(HttpMethods.Post, route, rules, request, response, run);

    /// <summary>A verb that replaces something by what it is told.</summary>
    public static Verb Put<TRequest, TResponse>(
        string route, VerbRules rules, JsonTypeInfo<TRequest> request, JsonTypeInfo<TResponse> response, Func<TRequest, VerbCall, Task<TResponse>> run)
        where TRequest : class
        where TResponse : notnull => WithBody(HttpMethods.Put, route, rules, request, response, run);

    /// <summary>Does it and answers.</summary>
    /// <exception cref="RequestRefusedException">It is refused, or the caller has not read what it was answered before.</exception>
    public async Task AnswerAsync(VerbCall call, HttpContext context, AnswerBudget answers)
    {
        object response = await _run(call, context).ConfigureAwait(false);
        context.Features.Get<VerbOutcome>()?.IsDone = true;
        // Whole before it is sent: an answer has a length, and cannot break off in the middle because of a value.
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(response, Response);
        using IDisposable reserved = answers.Reserve(call.Caller.Sid, body.Length);
        context.Response.StatusCode = SuccessStatus;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static Verb WithoutBody<TResponse>(
        string method, string route, VerbRules rules, JsonTypeInfo<TResponse> response, Func<VerbCall, Task<TResponse>> run)
        where TResponse : notnull =>
        new(method, route, rules, null, response, async (call, _) => await run(call).ConfigureAwait(false));

    private static Verb WithBody<TRequest, TResponse>(
        string method, string route, VerbRules rules, JsonTypeInfo<TRequest> request, JsonTypeInfo<TResponse> response,
        Func<TRequest, VerbCall, Task<TResponse>> run)
        where TRequest : class
        where TResponse : notnull =>
        new(method, route, rules, request, response, async (call, context) =>
            await run(await RequestBody.ReadAsync(context, request).ConfigureAwait(false), call).ConfigureAwait(false));
}
