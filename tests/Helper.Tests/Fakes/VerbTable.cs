using DockerDesktop.Service.Http;
using DockerDesktop.Service.Logging;
using DockerDesktop.Service.Verbs;
using DockerDesktop.Windows.LocalGroups;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helper.Tests.Fakes;

/// <summary>The server as the service builds it, listening nowhere.</summary>
internal static class VerbTable
{
    /// <summary>Builds the server.</summary>
    public static WebApplication CreateServer()
    {
        FakeInstallationRegistry registry = FakeInstallationRegistry.WithDefaults();
        LocalGroupLookup group = LocalGroupLookup.Found(FakeLocalGroups.UsersGroupSid);
        return BackendServer.Create(
            _ => { },
            new FakeCallerResolver(),
            registry,
            services =>
            {
                ServiceLogFiles logFiles = new(TimeProvider.System);
                services.AddSingleton(TimeProvider.System);
                services.AddSingleton(group);
                services.AddSingleton(new HealthReporter(registry, group, logFiles, DateTimeOffset.UnixEpoch));
                new FakePlatform().Add(services);
            },
            NullLoggerFactory.Instance);
    }

    /// <summary>Every verb that the server maps.</summary>
    public static IReadOnlyList<Verb> Verbs(WebApplication server) => [.. server.Services.GetServices<IVerbGroup>().SelectMany(group => group.Verbs)];
}
