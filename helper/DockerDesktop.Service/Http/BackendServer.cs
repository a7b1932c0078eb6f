using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Verbs;
using DockerDesktop.Windows.Installation;
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
    /// <param name="registry">The recorded settings.</param>
    /// <param name="configureServices">Adds what the verbs need beyond each other: the operating system, and what was found at start.</param>
    /// <param name="loggerFactory">Where it logs.</param>
    public static WebApplication Create(
        Action<IWebHostBuilder> configureTransport,
        ICallerResolver callers,
        IInstallationRegistry registry,
        Action<IServiceCollection> configureServices,
        ILoggerFactory loggerFactory)
    {
        // Empty: no settings files, environment variables or command line reach a process that runs as LocalSystem.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = ServiceIdentity.Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });

        ILogger logger = loggerFactory.CreateLogger(ServiceIdentity.Name);
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddSingleton(logger);
        builder.Services.AddSingleton(registry);
        builder.Services.AddSingleton<IHostLifetime, ServiceHostLifetime>();
        builder.Services.AddSingleton<AnswerBudget>();
        builder.Services.AddRoutingCore();
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = BackendLimits.Request });
        VerbGroups.Add(builder.Services);
        configureServices(builder.Services);
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
        app.Use(next => new ProblemMiddleware(next, logger).InvokeAsync);
        app.UseRouting();
        app.UseRequestTimeouts();
        app.Use(next => new CallerAuthorizationMiddleware(next, registry).InvokeAsync);
        app.Use(next => new RequestRulesMiddleware(next).InvokeAsync);
        CallerBudgets changes = new(CallerBudgets.Changes, app.Services.GetRequiredService<TimeProvider>());
        app.Use(next => new ChangeMiddleware(next, changes, logger).InvokeAsync);
        AnswerBudget answers = app.Services.GetRequiredService<AnswerBudget>();
        foreach (Verb verb in app.Services.GetServices<IVerbGroup>().SelectMany(group => group.Verbs))
        {
            app.MapMethods(verb.Route, [verb.Method], context => verb.AnswerAsync(new VerbCall(context, callers), context, answers)).WithMetadata(verb);
        }

        return app;
    }
}
