using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.EngineAccess;
using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.SystemFiles.Hosts;

namespace CustomActions.Tests.Simulation;

/// <summary>The computer that a simulated installation changes, and its whole state as a text.</summary>
internal static class SimulatedComputer
{
    /// <summary>Stays where files were changed, so that two who change them wait for each other.</summary>
    private const string LockFile = ".docker-desktop.lock ";

    public static FakeComputer Create()
    {
        var computer = new FakeComputer();
        computer.Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuildNumber", "19045");
        // It is there on every Windows, and not empty.
        computer.Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Policies\Microsoft", "Any", 1);
        computer.Registry.Set(RegistryRoot.LocalMachine, FolderRules.ProfileListKey, "ProfilesDirectory", @"C:\Users");
        computer.Registry.Set(RegistryRoot.LocalMachine, EngineAccessPart.EnvironmentKey, "Path", @"C:\Windows\System32");
        computer.Files.AddVolume('D');
        computer.Files.AddFile(@"C:\Windows\System32\drivers\etc\hosts", HostsBlock.Apply("127.0.0.1 localhost\r\n"u8, [new HostsEntry(HostsNames.Host, "10.0.0.1")])!);
        return computer;
    }

    public static string Describe(FakeComputer computer)
    {
        List<string> lines = [.. computer.Registry.Content, .. computer.Files.Snapshot.Where(line => !line.Contains(LockFile, StringComparison.Ordinal))];
        if (computer.LocalGroups.MembersOf(DockerUsersGroup.Name) is { } members)
        {
            lines.Add($"group {DockerUsersGroup.Name} \"{computer.LocalGroups.CommentOf(DockerUsersGroup.Name)}\": {string.Join(' ', members.Order(StringComparer.Ordinal))}");
        }

        foreach (var name in new[] { HelperService.ServiceName, EngineService.ServiceName })
        {
            var service = computer.Services[name];
            if (service.Configuration is not null)
            {
                lines.Add($"service {name} {service.State} {service.IsMarkedForDelete}: {service.Configuration}");
            }
        }

        return string.Join('\n', lines);
    }
}
