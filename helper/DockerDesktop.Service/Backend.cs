using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Logging;
using DockerDesktop.Service.Pipe;
using DockerDesktop.Service.Verbs;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service;

/// <summary>The helper between start and stop: log file, recorded settings, group, pipe and HTTP server, in this order.</summary>
internal sealed class Backend(
    ILogFolder logFolder,
    ServiceLogFiles logFiles,
    IInstallationRegistry registry,
    ILocalGroups groups,
    IBackendTransport transport,
    Action<IServiceCollection> configurePlatform,
    ILoggerFactory loggerFactory,
    TimeProvider time) : IBackend
{
    private readonly ILogger _logger = loggerFactory.CreateLogger(ServiceIdentity.Name);
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _app;

    /// <inheritdoc/>
    public Task Completion => _completion.Task;

    /// <inheritdoc/>
    public async Task StartAsync(Action reportStep, CancellationToken cancellationToken)
    {
        if (logFiles.Open(logFolder) is { } fault)
        {
            _logger.LogFileUnavailable(fault);
        }

        reportStep();
        LogSettings(RecordedSettingsReader.Read(registry));
        LocalGroupLookup usersGroup = groups.Find(ServiceIdentity.UsersGroup);
        if (usersGroup.Failure is { } missing)
        {
            _logger.UsersGroupMissing(missing);
        }

        reportStep();
        string descriptor = PipeSecurityDescriptor.Build(usersGroup.Sid);
        _logger.PipeDescriptor(descriptor);
        HealthReporter health = new(registry, usersGroup, logFiles, time.GetUtcNow());
        IPipeInstances instances = transport.CreateInstances(descriptor);
        ICallerResolver callers = transport.CreateCallerResolver(usersGroup.Sid, _logger);
        _app = BackendServer.Create(
            webHost => webHost.ConfigureKestrel(options => options.Listen(new PipeEndPoint(instances.Path))),
            callers,
            registry,
            services =>
            {
                services.AddSingleton(time);
                services.AddSingleton(usersGroup);
                services.AddSingleton(health);
                services.AddHostedService(_ => new MemoryTrimming(time));
                services.AddSingleton<IConnectionListenerFactory>(provider => new PipeListenerFactory(
                    instances, callers, provider.GetRequiredService<IMemoryPoolFactory<byte>>(), time, _logger, failure =>
                        _completion.TrySetException(failure)));
                configurePlatform(services);
            },
            loggerFactory);
        _app.Lifetime.ApplicationStopping.Register(() => _completion.TrySetResult());

        reportStep();
        await _app.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> StopAsync(TimeSpan drainTime)
    {
        if (_app is null)
        {
            return true;
        }

        using CancellationTokenSource drain = new(drainTime);
        await _app.StopAsync(drain.Token).ConfigureAwait(false);
        bool drained = !drain.IsCancellationRequested;
        await _app.DisposeAsync().ConfigureAwait(false);
        return drained;
    }

    private void LogSettings(SettingsReading reading)
    {
        foreach (string fault in reading.Faults)
        {
            _logger.SettingFault(fault);
        }

        RecordedSettings settings = reading.Settings;
        _logger.Starting(
            ServiceVersion.Current, settings.Engine.ToString().ToLowerInvariant(), settings.DisableWindowsContainers
                ? "off" : "on", settings.MaintainHosts ? "maintained" : "left alone");
    }
}
