using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerDesktop.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.Http;

/// <summary>Reads a request's body as the one type that the verb takes. Size and speed are the server's limits, depth and members the type's.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body.</summary>
    /// <exception cref="RequestRefusedException">It is not JSON of that type.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        // Or with the one parameter that changes nothing.
        if (context.Request.ContentType?.ToLowerInvariant() is not (
            "application/json" or "application/json; charset=utf-8" or "application/json;charset=utf-8"))
        {
            throw new RequestRefusedException(Problem.Create(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                "The request's body is of another type",
                context.Request.ContentType is { } given ? $"The body is of type '{given}'." : "The body has no type.",
                "Send JSON in UTF-8, with Content-Type: application/json."));
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false)
                ?? throw new RequestRefusedException(Malformed("The body is null."));
        }
        catch (JsonException e)
        {
            throw new RequestRefusedException(Malformed(e.Message));
        }
        catch (IOException e) when (e is not (BadHttpRequestException or ConnectionResetException))
        {
            // The server says so of a chunk whose length is more than a number holds.
            throw new RequestRefusedException(Malformed(e.Message));
        }
    }

    private static Problem Malformed(string cause) => Problem.Create(
        StatusCodes.Status400BadRequest,
        ProblemCodes.MalformedRequest,
        "The request cannot be understood",
        cause,
        $"Send a JSON object with the members that the verb has, each once, nested at most {ApiLimits.JsonDepth} deep; the interface's description names "
            + "them.");
}
