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

    public FakeSystemServices Services { get; } = new();

    public FakeServiceModeRecord Record { get; } = new();

    public FakeElevation Elevation { get; } = new();

    public FakeLocalGroups Groups { get; } = new();

    public FakeAccount Account { get; } = new();

    /// <summary>What is typed; null when nobody is there to type.</summary>
    public string? Typed { get; set; }

    /// <summary>Ctrl+C.</summary>
    public CancellationToken Interrupt { get; set; } = CancellationToken.None;

    public string Output { get; private set; } = string.Empty;

    public string Error { get; private set; } = string.Empty;

    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    public async Task<ClientExitCode> RunAsync(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        using StringReader input = new(Typed ?? string.Empty);
        UnavailableHelper unavailable = new(Registry, Service, Groups, Account);
        ClientConsole console = new(output, error, input, IsInteractive: Typed is not null);
        ClientProgram program = new(new BackendConnector(Pipe, unavailable), unavailable, Service, Services, Record, Elevation, console);
        int exitCode = await program.RunAsync(arguments, Interrupt);
        Output = output.ToString();
        Error = error.ToString();
        return (ClientExitCode)exitCode;
    }
}
