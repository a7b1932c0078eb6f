using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Connection;

/// <summary>Sends requests to the helper over one connection.</summary>
internal sealed class BackendClient : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(35); // the helper itself gives up after 30

    private readonly HttpClient _http;

    /// <summary>Connects.</summary>
    /// <param name="connector">Gives the connection.</param>
    /// <exception cref="ClientException">There is no helper that can be trusted.</exception>
    public BackendClient(IBackendConnector connector)
    {
        // Connected here, not in the callback, whose exceptions would come out wrapped.
        Stream? stream = connector.Connect();
        SocketsHttpHandler handler = new()
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = 16, // KiB
            ConnectCallback = (_, _) => Interlocked.Exchange(ref stream, null) is { } connected
                ? ValueTask.FromResult(connected)
                : ValueTask.FromException<Stream>(new IOException("the helper closed the connection")),
        };
        _http = new HttpClient(handler)
        {
            // The name only fills the Host field: the connection is the pipe.
            BaseAddress = new Uri("http://docker-desktop/"),
            MaxResponseContentBufferSize = ApiLimits.ResponseBodyBytes,
            Timeout = s_timeout,
        };
    }

    /// <summary>Asks for something.</summary>
    /// <param name="route">One of <see cref="ApiRoutes"/>.</param>
    /// <param name="answer">Type of the answer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ClientException">The helper refused, or no proper answer came.</exception>
    public Task<T> GetAsync<T>(string route, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, route, null, answer, cancellationToken);

    /// <summary>Has something done that takes no parameters.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public Task<T> PostAsync<T>(string route, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, route, null, answer, cancellationToken);

    /// <summary>Has something done or replaced.</summary>
    /// <param name="method">POST or PUT.</param>
    /// <param name="route">One of <see cref="ApiRoutes"/>.</param>
    /// <param name="body">What the request carries.</param>
    /// <param name="bodyType">Type of the body.</param>
    /// <param name="answer">Type of the answer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ClientException">The helper refused, or no proper answer came.</exception>
    public Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method, string route, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answer, CancellationToken cancellationToken)
    {
        // Bytes and not a stream: the helper sees at once how much it is.
        ByteArrayContent content = new(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(method, route, content, answer, cancellationToken);
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string route, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, new Uri(route, UriKind.Relative)) { Content = content };
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadFromJsonAsync(answer, cancellationToken).ConfigureAwait(false)
                    ?? throw NoAnswer("the answer was empty");
            }

            throw await ExplainRefusalAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            throw NoAnswer(e.InnerException?.Message ?? e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer($"no answer came within {s_timeout.TotalSeconds:0} seconds");
        }
    }

    private static async Task<ClientException> ExplainRefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != Problem.ContentType)
        {
            return NoAnswer($"it answered with status {(int)response.StatusCode} and no explanation");
        }

        Problem? problem = await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem, cancellationToken).ConfigureAwait(false);
        return problem is null
            ? NoAnswer("the answer was empty")
            : new ClientException(new ClientProblem(problem.Code, problem.Cause, problem.Fix, ClientExitCode.Refused));
    }

    private static ClientException NoAnswer(string what) => new(new ClientProblem(
        "no-answer",
        $"The helper gives no proper answer: {what}.",
        $"Try again. If it stays, an administrator restarts the service {ServiceIdentity.Name} and looks at its entries in the Application event log.",
        ClientExitCode.NoAnswer));
}
