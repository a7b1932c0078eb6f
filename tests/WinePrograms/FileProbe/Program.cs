// FileProbe.exe contract FOLDER          holds Windows' files against each rule of FileSystemContract, each in its own folder below FOLDER
// FileProbe.exe apply FOLDER ADDRESS N   gives the product's names this address in the hosts file of FOLDER, N times with others in between; after each time the file has one block
// FileProbe.exe apply-killed FOLDER STEP gives host.docker.internal 192.168.1.2 and kubernetes.docker.internal 127.0.0.1; killed, exit code 1000, before that step
// FileProbe.exe remove FOLDER            takes the product's block out
using System.Globalization;
using DockerDesktop.SystemFiles.Hosts;
using DockerDesktop.SystemFiles.Objects;
using FileProbe;
using SystemFiles.Tests.Contract;

switch (args)
{
    case ["contract", var folder]:
        var broken = 0;
        foreach (var (name, rule) in FileSystemContract.Rules)
        {
            try
            {
                rule(new WindowsFileSystem(), $@"{folder}\{name}");
                Console.WriteLine($"{name}: kept");
            }
            catch (Exception e)
            {
                broken++;
                Console.WriteLine($"{name}: {e.Message}");
            }
        }

        return broken;
    case ["apply", var folder, var address, var count]:
        var hosts = new HostsFile(new WindowsFileSystem(), folder);
        for (var i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
        {
            hosts.Apply([new HostsEntry(HostsNames.Host, address), new HostsEntry(HostsNames.Kubernetes, $"127.0.0.{i + 1}")]);
            var reading = hosts.Read();
            if (reading.Block.Count != 2 || reading.Elsewhere.Count != 0)
            {
                Console.Error.WriteLine($"{reading.Block.Count} entries in the block, {reading.Elsewhere.Count} elsewhere");
                return 1;
            }
        }

        return 0;
    case ["apply-killed", var folder, var step]:
        KillingFileSystem files = new(new WindowsFileSystem(), int.Parse(step, CultureInfo.InvariantCulture));
        new HostsFile(files, folder).Apply([new HostsEntry(HostsNames.Host, "192.168.1.2"), new HostsEntry(HostsNames.Kubernetes, "127.0.0.1")]);
        return 0;
    case ["remove", var folder]:
        return new HostsFile(new WindowsFileSystem(), folder).Remove() ? 0 : 1;
    default:
        Console.Error.WriteLine("usage: FileProbe.exe contract FOLDER | apply FOLDER ADDRESS N | apply-killed FOLDER STEP | remove FOLDER");
        return 2;
}
