using DockerDesktop.Service;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Logging;
using DockerDesktop.Service.Verbs;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DockerDesktop.ApiDescription;

/// <summary>The verbs of the service as it puts them together for Windows. It is built and never started, so nothing asks Windows.</summary>
internal static class ServiceVerbs
{
    /// <summary>Reads the verbs.</summary>
    public static IReadOnlyList<Verb> Read()
    {
        using ServiceLogFiles logFiles = new(TimeProvider.System);
        Nothing nothing = new();
        LocalGroupLookup usersGroup = LocalGroupLookup.NotFound("not looked up");
        using WebApplication server = BackendServer.Create(
            _ => { },
            nothing,
            nothing,
            services =>
            {
                services.AddSingleton(TimeProvider.System);
                services.AddSingleton(usersGroup);
                services.AddSingleton(new HealthReporter(nothing, usersGroup, logFiles, DateTimeOffset.UnixEpoch));
#pragma warning disable CA1416 // Constructors only: no function of Windows is called.
                WindowsPlatform.Add(services);
#pragma warning restore CA1416
            },
            NullLoggerFactory.Instance);
        return [.. server.Services.GetServices<IVerbGroup>().SelectMany(group => group.Verbs)];
    }

    private sealed class Nothing : ICallerResolver, IInstallationRegistry
    {
        public Caller? Resolve(IFeatureCollection connection, bool hasSent) => null;

        public ICallerToken? OpenToken(IFeatureCollection connection) => null;

        public IReadOnlyDictionary<string, object>? Read(InstallationScope scope) => null;
    }
}
