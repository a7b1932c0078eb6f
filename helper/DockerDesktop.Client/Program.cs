using DockerDesktop.Client;
using DockerDesktop.Client.Commands;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;

if (!OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("docker-desktop is a program for Windows.");
    return (int)ClientExitCode.Unexpected;
}

UnavailableHelper unavailable = new(
    new WindowsInstallationRegistry(), new WindowsHelperServiceQuery(), new WindowsLocalGroups(), new WindowsCurrentAccount());
ClientProgram program = new(new BackendConnector(new WindowsPipeOpener(), unavailable), Console.Out, Console.Error);
return await program.RunAsync(args, CancellationToken.None).ConfigureAwait(false);
