using System.Globalization;
using System.Text.Json.Nodes;
using DockerDesktop.ApiDescription;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using Helper.Tests.Fakes;
using Helper.Tests.Service;
using Microsoft.AspNetCore.Builder;

namespace Helper.Tests.ApiDescription;

/// <summary>Holds the OpenAPI document against the table of verbs, and the running service against the document.</summary>
[TestClass]
public sealed class InterfaceDescriptionTests
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    [TestMethod]
    public async Task It_has_every_verb_with_its_statuses_types_and_role_and_no_others()
    {
        JsonObject document = await CreateAsync();
        await using WebApplication server = VerbTable.CreateServer();
        IReadOnlyList<Verb> verbs = VerbTable.Verbs(server);

        Assert.AreEqual("v1", (string?)document["info"]!["version"]);
        CollectionAssert.AreEquivalent(
            verbs.Select(verb => $"{verb.Method} {verb.Route}").ToArray(),
            Operations(document).Select(operation => $"{operation.Method} {operation.Path}").ToArray());
        foreach (Verb verb in verbs)
        {
            JsonObject operation = Operations(document).Single(candidate => candidate.Method == verb.Method && candidate.Path == verb.Route).Operation;
            CollectionAssert.AreEquivalent(
                verb.Problems.Select(Problems.StatusOf).Append(verb.SuccessStatus).Distinct().Select(status => status.ToString(CultureInfo.InvariantCulture)).ToArray(),
                operation["responses"]!.AsObject().Select(response => response.Key).ToArray(),
                verb.Route);
            Assert.AreEqual(
                $"#/components/schemas/{verb.Response.Type.Name}",
                (string?)operation["responses"]![verb.SuccessStatus.ToString(CultureInfo.InvariantCulture)]!["content"]!["application/json"]!["schema"]!["$ref"]);
            Assert.AreEqual(
                verb.Request is null ? null : $"#/components/schemas/{verb.Request.Type.Name}",
                (string?)operation["requestBody"]?["content"]!["application/json"]!["schema"]!["$ref"]);
            Assert.AreEqual(verb.Rules.Role.ToString().ToLowerInvariant(), (string?)operation["x-required-role"]);
            Assert.AreEqual(verb.Rules.IsWindowsEngineVerb, (bool?)operation["x-needs-windows-containers"]);
        }
    }

    [TestMethod]
    public async Task Each_type_has_the_members_that_cross_the_pipe_and_a_request_refuses_others()
    {
        JsonObject schemas = (await CreateAsync())["components"]!["schemas"]!.AsObject();
        await using WebApplication server = VerbTable.CreateServer();
        foreach (Verb verb in VerbTable.Verbs(server))
        {
            foreach (System.Text.Json.Serialization.Metadata.JsonTypeInfo? type in new[] { verb.Request, verb.Response })
            {
                if (type is not null)
                {
                    CollectionAssert.AreEqual(
                        type.Properties.Select(property => property.Name).ToArray(),
                        schemas[type.Type.Name]!["properties"]!.AsObject().Select(property => property.Key).ToArray(),
                        type.Type.Name);
                }
            }

            if (verb.Request is { } request)
            {
                Assert.AreEqual(false, (bool?)schemas[request.Type.Name]!["additionalProperties"], request.Type.Name);
            }
        }
    }

    [TestMethod]
    public async Task Every_code_is_named_by_exactly_the_verbs_that_can_answer_it()
    {
        JsonObject document = await CreateAsync();
        await using WebApplication server = VerbTable.CreateServer();
        foreach (Verb verb in VerbTable.Verbs(server))
        {
            JsonObject operation = Operations(document).Single(candidate => candidate.Method == verb.Method && candidate.Path == verb.Route).Operation;
            string[] described =
            [
                .. operation["responses"]!.AsObject()
                    .Select(response => (string)response.Value!["description"]!)
                    .Where(text => text.StartsWith("code: ", StringComparison.Ordinal))
                    .SelectMany(text => text["code: ".Length..].Split(", ")),
            ];
            CollectionAssert.AreEquivalent(verb.Problems.Distinct().ToArray(), described, verb.Route);
        }
    }

    [TestMethod]
    public async Task The_running_service_takes_exactly_the_methods_of_each_path()
    {
        JsonObject document = await CreateAsync();
        await using RunningBackend backend = await RunningBackend.StartAsync();
        foreach (IGrouping<string, (string Method, string Path, JsonObject Operation)> path in Operations(document).GroupBy(operation => operation.Path))
        {
            string target = ApiRoutes.ForOperation(path.Key, new string('0', 32));
            foreach (string method in s_methods)
            {
                // With a query no verb is run: the answer tells whether there is one.
                string answer = await backend.ExchangeAsync($"{method} {target}?x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                if (path.All(operation => operation.Method != method))
                {
                    RoutingTests.AssertProblem(answer, 405, ProblemCodes.MethodNotAllowed);
                }
                else
                {
                    StringAssert.Contains(answer, "\"code\":\"");
                    Assert.IsFalse(answer.StartsWith("HTTP/1.1 405 ", StringComparison.Ordinal), answer);
                    Assert.IsFalse(answer.StartsWith("HTTP/1.1 404 ", StringComparison.Ordinal), answer);
                }
            }
        }
    }

    [TestMethod]
    public async Task An_answer_has_each_required_member_with_null_if_need_be_and_leaves_out_others_that_are_null()
    {
        JsonObject document = await CreateAsync();
        JsonObject schemas = document["components"]!["schemas"]!.AsObject();
        await using RunningBackend backend = await RunningBackend.StartAsync();
        using HttpClient client = backend.CreateHttpClient();
        List<string> answered = [];
        foreach ((string method, string path, JsonObject operation) in Operations(document).Where(operation => operation.Method == "GET" && !operation.Path.Contains('{')))
        {
            using HttpResponseMessage response = await client.GetAsync(path);
            if (response.IsSuccessStatusCode)
            {
                answered.Add(path);
                JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
                AssertDescribed(schemas, operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, answer, path);
            }
        }

        foreach (string path in (string[])[ApiRoutes.RegistryAccess, ApiRoutes.Hosts, ApiRoutes.EngineAccess, ApiRoutes.Features, ApiRoutes.ServiceStartMode])
        {
            CollectionAssert.Contains(answered, path);
        }

        Assert.AreEqual("""{"policy":null}""", await client.GetStringAsync(ApiRoutes.RegistryAccess));
        Assert.AreEqual("policy", (string?)schemas["RegistryAccessState"]!["required"]!.AsArray().Single());
        Assert.AreEqual("null", (string?)schemas["RegistryAccessState"]!["properties"]!["policy"]!["oneOf"]![0]!["type"]);
    }

    private static void AssertDescribed(JsonObject schemas, JsonNode schema, JsonNode? value, string where)
    {
        if (value is null)
        {
            Assert.IsTrue(
                schema["oneOf"]?.AsArray().Any(one => (string?)one!["type"] == "null") ?? schema["type"] is JsonArray types && types.Any(type => (string?)type == "null"), where);
            return;
        }

        if (((string?)schema["$ref"] ?? (string?)schema["oneOf"]?[1]!["$ref"]) is { } reference)
        {
            schema = schemas[reference[(reference.LastIndexOf('/') + 1)..]]!;
        }

        if (value is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                AssertDescribed(schemas, schema["items"]!, item, where + "[]");
            }
        }
        else if (value is JsonObject members)
        {
            string[] required = [.. schema["required"]!.AsArray().Select(name => (string)name!)];
            foreach (string name in required)
            {
                Assert.IsTrue(members.ContainsKey(name), $"{where}.{name} is missing");
            }

            foreach ((string name, JsonNode? member) in members)
            {
                Assert.IsTrue(member is not null || required.Contains(name), $"{where}.{name} is null and not required");
                AssertDescribed(schemas, schema["properties"]![name]!, member, $"{where}.{name}");
            }
        }
    }

    private static async Task<JsonObject> CreateAsync() => JsonNode.Parse(await InterfaceDescription.CreateAsync())!.AsObject();

    private static IEnumerable<(string Method, string Path, JsonObject Operation)> Operations(JsonObject document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject())));
}
