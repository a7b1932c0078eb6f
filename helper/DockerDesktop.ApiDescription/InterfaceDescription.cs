using System.Text.Json;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace DockerDesktop.ApiDescription;

/// <summary>
/// The helper's interface as an OpenAPI 3.1 document, made by the framework's generator from the service's own table of verbs: nothing in it is written by
/// hand. The generator is not a part of the service.
/// </summary>
internal static class InterfaceDescription
{
    private const string DocumentName = ApiRoutes.ApiVersion;

    /// <summary>Makes the document.</summary>
    /// <returns>JSON with LF line ends, the same for the same verbs.</returns>
    public static async Task<string> CreateAsync()
    {
        IReadOnlyList<Verb> verbs = ServiceVerbs.Read();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = ServiceIdentity.Name });
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(options => Copy(ProtocolJson.Default.Options, options.SerializerOptions));
        builder.Services.AddOpenApi(DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = ServiceIdentity.Name,
                    Version = ApiRoutes.ApiVersion,
                    Description = $@"Docker Desktop's privileged helper. HTTP/1.1 over the named pipe {BackendPipe.Path}.",
                };
                document.Servers = null;
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                Describe(operation, context.Description.ActionDescriptor.EndpointMetadata.OfType<Verb>().Single());
                return Task.CompletedTask;
            });
        });

        // A web application is built with a server, and this one is not started.
        builder.WebHost.UseKestrelCore();
        await using WebApplication app = builder.Build();
        foreach (Verb verb in verbs)
        {
            Map(app, verb);
        }

        // The generator sees the endpoints of a server that has begun to route.
        ((IApplicationBuilder)app).UseRouting();
        ((IApplicationBuilder)app).UseEndpoints(_ => { });
        OpenApiDocument document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(DocumentName).GetOpenApiDocumentAsync();
        await using StringWriter text = new() { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString() + "\n";
    }

    private static void Map(WebApplication app, Verb verb)
    {
        RequestDelegate nothing = _ => Task.CompletedTask;
        IEndpointConventionBuilder endpoint = app.MapMethods(verb.Route, [verb.Method], nothing)
            .WithMetadata(verb, nothing.Method, new ProducesResponseTypeMetadata(verb.SuccessStatus, verb.Response.Type, ["application/json"]));
        foreach (int status in verb.Problems.Select(Problems.StatusOf).Distinct().Order())
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.ContentType]));
        }

        if (verb.Request is { } request)
        {
            endpoint.WithMetadata(new AcceptsMetadata(["application/json"], request.Type));
        }
    }

    private static void Describe(OpenApiOperation operation, Verb verb)
    {
        operation.Summary = verb.Rules.Summary;
        operation.Tags = null;
        if (verb.Route.Contains("{" + ApiRoutes.OperationIdParameter + "}", StringComparison.Ordinal))
        {
            operation.Parameters =
            [
                new OpenApiParameter
                {
                    Name = ApiRoutes.OperationIdParameter,
                    In = ParameterLocation.Path,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9a-f]{32}$" },
                },
            ];
        }

        foreach ((string status, IOpenApiResponse response) in operation.Responses!)
        {
            string[] codes = [.. verb.Problems.Where(code => Problems.StatusOf(code).ToString(System.Globalization.CultureInfo.InvariantCulture) == status)
                .Order(StringComparer.Ordinal)];
            response.Description = codes.Length > 0 ? "code: " + string.Join(", ", codes) : "Done, or begun where the answer is an operation.";
        }

        operation.Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-required-role"] = new JsonNodeExtension(verb.Rules.Role.ToString().ToLowerInvariant()),
            ["x-needs-windows-containers"] = new JsonNodeExtension(verb.Rules.IsWindowsEngineVerb),
        };
    }

    // What the service reads and writes by is what is described.
    private static void Copy(JsonSerializerOptions protocol, JsonSerializerOptions target)
    {
        target.TypeInfoResolverChain.Clear();
        target.TypeInfoResolverChain.Add(ProtocolJson.Default);
        target.PropertyNamingPolicy = protocol.PropertyNamingPolicy;
        target.PropertyNameCaseInsensitive = protocol.PropertyNameCaseInsensitive;
        target.NumberHandling = protocol.NumberHandling;
        target.MaxDepth = protocol.MaxDepth;
        target.DefaultIgnoreCondition = protocol.DefaultIgnoreCondition;
        target.RespectNullableAnnotations = protocol.RespectNullableAnnotations;
        target.RespectRequiredConstructorParameters = protocol.RespectRequiredConstructorParameters;
    }
}
