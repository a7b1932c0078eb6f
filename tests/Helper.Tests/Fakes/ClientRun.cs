using System.Text.Json.Nodes;
using DockerDesktop.Client;
using DockerDesktop.Client.Commands;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;

namespace Helper.Tests.Fakes;

/// <summary>The whole client with the operating system replaced.</summary>
internal sealed class ClientRun
{
    public FakePipeOpener Pipe { get; } = new();

    public FakeInstallationRegistry Registry { get; } = FakeInstallationRegistry.WithDefaults();

    public FakeHelperServiceQuery Service { get; } = new();

    public FakeLocalGroups Groups { get; } = new();

    public FakeAccount Account { get; } = new();

    public string Output { get; private set; } = string.Empty;

    public string Error { get; private set; } = string.Empty;

    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    public async Task<ClientExitCode> RunAsync(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        BackendConnector connector = new(Pipe, new UnavailableHelper(Registry, Service, Groups, Account));
        int exitCode = await new ClientProgram(connector, output, error).RunAsync(arguments, CancellationToken.None);
        Output = output.ToString();
        Error = error.ToString();
        return (ClientExitCode)exitCode;
    }
}
