using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Endpoints;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Logging;
using DockerDesktop.Windows.LocalGroups;
using Helper.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helper.Tests.Service;

[TestClass]
public sealed class BackendServerTests
{
    [TestMethod]
    public async Task Every_verb_names_the_role_that_it_needs_and_there_are_no_others()
    {
        await using WebApplication server = Create();
        List<string> verbs = [];
        foreach (RouteEndpoint endpoint in ((IEndpointRouteBuilder)server).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>())
        {
            RequiredRole? role = endpoint.Metadata.GetMetadata<RequiredRole>();
            Assert.IsNotNull(role, endpoint.RoutePattern.RawText);
            Assert.AreNotEqual(CallerRole.None, role.Role);
            verbs.Add($"{endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single()} {endpoint.RoutePattern.RawText}");
        }

        CollectionAssert.AreEquivalent(new[] { "GET " + ApiRoutes.Version, "GET " + ApiRoutes.Health }, verbs);
    }

    [TestMethod]
    public async Task The_environment_configures_nothing()
    {
        string[] names = ["ASPNETCORE_HELPERTESTS", "DOTNET_HELPERTESTS", "HELPERTESTS"];
        foreach (string name in names)
        {
            Environment.SetEnvironmentVariable(name, "set");
        }

        try
        {
            await using WebApplication server = Create();

            Assert.IsFalse(server.Configuration.AsEnumerable().Any(pair => pair.Key.Contains("HELPERTESTS", StringComparison.OrdinalIgnoreCase)));
            Assert.AreEqual("Production", server.Environment.EnvironmentName);
        }
        finally
        {
            foreach (string name in names)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }

    private static WebApplication Create()
    {
        using RollingLogFile logFile = new(TimeProvider.System);
        HealthReporter health = new(FakeInstallationRegistry.WithDefaults(), LocalGroupLookup.Found(FakeLocalGroups.UsersGroupSid), logFile, DateTimeOffset.UnixEpoch);
        return BackendServer.Create(_ => { }, new FakeCallerResolver(), health, NullLoggerFactory.Instance);
    }
}
