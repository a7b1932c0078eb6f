using System.Text.Json;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Http;

/// <summary>The HTTP server: what it answers, by which rules, within which limits. Where it listens is the caller's business.</summary>
internal static class BackendServer
{
    /// <summary>Builds the server without starting it.</summary>
    /// <param name="configureTransport">Sets what it listens on.</param>
    /// <param name="callers">Finds out who is at the other end.</param>
    /// <param name="health">Answers for the helper's state.</param>
    /// <param name="loggerFactory">Where it logs.</param>
    public static WebApplication Create(
        Action<IWebHostBuilder> configureTransport, ICallerResolver callers, HealthReporter health, ILoggerFactory loggerFactory)
    {
        // Empty: no settings files, environment variables or command line reach a process that runs as LocalSystem.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = ServiceIdentity.Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });

        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddSingleton<IHostLifetime, ServiceHostLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = BackendLimits.Request });
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            JsonSerializerOptions protocol = ProtocolJson.Default.Options;
            options.SerializerOptions.TypeInfoResolverChain.Clear();
            options.SerializerOptions.TypeInfoResolverChain.Add(ProtocolJson.Default);
            options.SerializerOptions.MaxDepth = protocol.MaxDepth;
            options.SerializerOptions.NumberHandling = protocol.NumberHandling;
            options.SerializerOptions.PropertyNameCaseInsensitive = protocol.PropertyNameCaseInsensitive;
            options.SerializerOptions.DefaultIgnoreCondition = protocol.DefaultIgnoreCondition;
            options.SerializerOptions.RespectNullableAnnotations = protocol.RespectNullableAnnotations;
            options.SerializerOptions.RespectRequiredConstructorParameters = protocol.RespectRequiredConstructorParameters;
        });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.AllowSynchronousIO = false;
            options.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
            BackendLimits.Apply(options.Limits);
        });
        configureTransport(builder.WebHost);

        WebApplication app = builder.Build();
        ILogger logger = loggerFactory.CreateLogger(ServiceIdentity.Name);
        app.Use(next => new ProblemMiddleware(next, logger).InvokeAsync);
        app.UseRouting();
        app.UseRequestTimeouts();
        app.Use(next => new CallerAuthorizationMiddleware(next, callers).InvokeAsync);
        app.Use(next => new RequestRulesMiddleware(next).InvokeAsync);

        app.MapVersion();
        app.MapHealth(health);
        return app;
    }
}
