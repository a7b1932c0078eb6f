using System.CommandLine;
using System.Text.Json;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.RegistryAccess;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop policy</c>.</summary>
internal static class PolicyCommands
{
    /// <summary>Makes the commands.</summary>
    public static Command Create(CommandBuilder commands)
    {
        Argument<string> file = new("file") { Description = "A JSON file, for example: {\"schemaVersion\": 1, \"enabled\": true, \"allowedRegistries\": "
            + "[\"registry-1.docker.io\"]}" };
        Command put = commands.Run(
            "put",
            "Replace the policy by that of a file. For administrators.",
            (session, parsed, cancellationToken) => PutAsync(session, parsed.GetValue(file)!, cancellationToken));
        put.Arguments.Add(file);
        return CommandBuilder.Group(
            "policy",
            "The Registry Access Management policy that the helper keeps: readable for everybody who may use the helper.",
            commands.Show("get", "Show the policy.", ApiRoutes.RegistryAccess, ProtocolJson.Default.RegistryAccessState, Print),
            put);
    }

    private static async Task<ClientExitCode> PutAsync(CommandSession session, string file, CancellationToken cancellationToken)
    {
        RegistryAccessPolicy policy;
        try
        {
            policy = Read(file);
        }
        catch (ClientException e)
        {
            return session.Fail(e.Problem);
        }

        return await session.AskAsync(
            client => client.SendAsync(
                HttpMethod.Put,
                ApiRoutes.RegistryAccess,
                policy,
                ProtocolJson.Default.RegistryAccessPolicy,
                ProtocolJson.Default.RegistryAccessState,
                cancellationToken),
            ProtocolJson.Default.RegistryAccessState,
            Print).ConfigureAwait(false);
    }

    // Read here and not only by the helper, so that a mistake is named with its place in the file.
    private static RegistryAccessPolicy Read(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            if (stream.Length > ApiLimits.RequestBodyBytes)
            {
                throw NotAPolicy(file, $"it has {stream.Length} bytes, and a policy may have at most {ApiLimits.RequestBodyBytes}");
            }

            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            ReadOnlySpan<byte> json = bytes;
            json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
            return JsonSerializer.Deserialize(json, ProtocolJson.Default.RegistryAccessPolicy) ?? throw NotAPolicy(file, "it is null");
        }
        catch (JsonException e)
        {
            throw NotAPolicy(file, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ClientException(
                new ClientProblem("file-unreadable", $"{file} cannot be read: {e.Message}", "Check the path and its access list.", ClientExitCode.Usage));
        }
    }

    private static ClientException NotAPolicy(string file, string why) => new(new ClientProblem(
        ProblemCodes.InvalidValue,
        $"{file} is not a policy: {why}",
        "Write it like this: {\"schemaVersion\": 1, \"enabled\": true, \"allowedRegistries\": [\"registry-1.docker.io\"]}",
        ClientExitCode.Usage));

    private static void Print(RegistryAccessState state, TextWriter output)
    {
        if (state.Policy is not { } policy)
        {
            output.WriteLine("There is no policy: images may come from every registry.");
            return;
        }

        output.WriteLine(
            policy.Enabled ? "Images may come from these registries only:" : "The policy is not enabled: images may come from every registry. Listed:");
        foreach (string registry in policy.AllowedRegistries)
        {
            output.WriteLine($"  {registry}");
        }
    }
}
