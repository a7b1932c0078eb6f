using System.Text.Json.Serialization.Metadata;
using DockerDesktop.Protocol;
using Helper.Tests.Fakes;
using Microsoft.AspNetCore.Builder;

namespace Helper.Tests.Verbs;

/// <summary>What a caller can name: of all that the helper works on, the one folder that a disk is moved to, and the registries of an administrator's policy.</summary>
[TestClass]
public sealed class RequestMemberTests
{
    [TestMethod]
    public async Task No_request_names_a_program_a_service_a_virtual_machine_or_a_path_but_the_disks_destination()
    {
        await using WebApplication server = VerbTable.CreateServer();
        Dictionary<string, string[]> texts = VerbTable.Verbs(server)
            .Where(verb => verb.Request is not null && verb.Route != ApiRoutes.RegistryAccess)
            .ToDictionary(verb => verb.Route, verb => Texts(verb.Request!).ToArray());

        CollectionAssert.Contains(texts.Keys, ApiRoutes.VirtualMachineCreate);
        foreach ((string route, string[] members) in texts)
        {
            CollectionAssert.AreEqual(route == ApiRoutes.VirtualDiskMove ? new[] { "destinationFolder" } : [], members, route);
        }
    }

    private static IEnumerable<string> Texts(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            // Everything else that these requests have is a number or a truth value.
            if (property.PropertyType != typeof(int) && property.PropertyType != typeof(bool))
            {
                yield return property.Name;
            }
        }
    }
}
