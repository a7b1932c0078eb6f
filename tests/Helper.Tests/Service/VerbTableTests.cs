using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using Helper.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Helper.Tests.Service;

/// <summary>Who may do what: the one table that the code is held against.</summary>
[TestClass]
internal sealed class VerbTableTests
{
    private static readonly (string Method, string Route, CallerRole Role, bool WindowsEngine, int Status)[] s_table =
    [
        ("GET", ApiRoutes.Version, CallerRole.User, false, 200),
        ("GET", ApiRoutes.Health, CallerRole.User, false, 200),
        ("GET", ApiRoutes.ServiceStartMode, CallerRole.User, false, 200),
        ("GET", ApiRoutes.Hosts, CallerRole.User, false, 200),
        ("POST", ApiRoutes.HostsApply, CallerRole.User, false, 200),
        ("POST", ApiRoutes.HostsRemove, CallerRole.Administrator, false, 200),
        ("GET", ApiRoutes.RegistryAccess, CallerRole.User, false, 200),
        ("PUT", ApiRoutes.RegistryAccess, CallerRole.Administrator, false, 200),
        ("GET", ApiRoutes.EngineAccess, CallerRole.User, false, 200),
        ("GET", ApiRoutes.Operations, CallerRole.User, false, 200),
        ("GET", ApiRoutes.Operation, CallerRole.User, false, 200),
        ("POST", ApiRoutes.OperationCancel, CallerRole.User, false, 200),
        ("GET", ApiRoutes.Engine, CallerRole.User, true, 200),
        ("POST", ApiRoutes.EngineStart, CallerRole.User, true, 202),
        ("POST", ApiRoutes.EngineStop, CallerRole.User, true, 202),
        ("GET", ApiRoutes.Features, CallerRole.User, false, 200),
        ("GET", ApiRoutes.VirtualMachine, CallerRole.User, false, 200),
        ("POST", ApiRoutes.VirtualMachineCreate, CallerRole.User, false, 202),
        ("POST", ApiRoutes.VirtualMachineStart, CallerRole.User, false, 202),
        ("POST", ApiRoutes.VirtualMachineStop, CallerRole.User, false, 202),
        ("POST", ApiRoutes.VirtualMachineDestroy, CallerRole.User, false, 202),
        ("GET", ApiRoutes.VirtualDisk, CallerRole.User, false, 200),
        ("POST", ApiRoutes.VirtualDiskMove, CallerRole.User, false, 202),
        ("POST", ApiRoutes.ContainerDataDelete, CallerRole.User, true, 202),
    ];

    [TestMethod]
    public async Task The_helper_has_these_verbs_and_no_others_for_these_callers()
    {
        await using WebApplication server = VerbTable.CreateServer();

        CollectionAssert.AreEquivalent(
            s_table,
            VerbTable.Verbs(server).Select(verb => (verb.Method, verb.Route, verb.Rules.Role, verb.Rules.IsWindowsEngineVerb, verb.SuccessStatus)).ToArray());
    }

    [TestMethod]
    public async Task Every_endpoint_is_a_verb()
    {
        await using WebApplication server = VerbTable.CreateServer();
        RouteEndpoint[] endpoints = [.. ((IEndpointRouteBuilder)server).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()];

        Assert.HasCount(s_table.Length, endpoints);
        foreach (RouteEndpoint endpoint in endpoints)
        {
            Verb verb = endpoint.Metadata.GetRequiredMetadata<Verb>();
            Assert.AreEqual(verb.Route, endpoint.RoutePattern.RawText);
            Assert.AreEqual(verb.Method, endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single());
        }
    }

    [TestMethod]
    public async Task Every_problem_that_a_verb_names_has_a_status_and_a_summary_is_a_sentence()
    {
        await using WebApplication server = VerbTable.CreateServer();
        foreach (Verb verb in VerbTable.Verbs(server))
        {
            StringAssert.EndsWith(verb.Rules.Summary, ".");
            CollectionAssert.AllItemsAreUnique(verb.Rules.Problems.ToArray());
            Assert.IsTrue(verb.Rules.Problems.All(code => Problems.StatusOf(code) is >= 400 and < 600), verb.Route);
        }
    }
}
