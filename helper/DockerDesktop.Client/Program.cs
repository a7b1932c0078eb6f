using DockerDesktop.Client;
using DockerDesktop.Client.Commands;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Client.Elevation;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;
using DockerDesktop.Windows.Services;

if (!OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("docker-desktop is a program for Windows.");
    return (int)ClientExitCode.Unexpected;
}

using CancellationTokenSource interrupt = new();
Console.CancelKeyPress += (_, e) =>
{
    // The first time a command ends in its own way; the second time Windows ends the process.
    e.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
};

WindowsSystemServices services = new();
HelperServiceQuery service = new(services);
UnavailableHelper unavailable = new(new WindowsInstallationRegistry(), service, new WindowsLocalGroups(), new WindowsCurrentAccount());
ClientConsole console = new(Console.Out, Console.Error, Console.In, !Console.IsInputRedirected && !Console.IsErrorRedirected);
ClientProgram program = new(new BackendConnector(new WindowsPipeOpener(), unavailable), unavailable, service, services, new WindowsServiceModeRecord(),
    new WindowsElevation(), console);
return await program.RunAsync(args, interrupt.Token).ConfigureAwait(false);
