using System.CommandLine;
using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.VirtualMachine;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop vm</c>.</summary>
internal static class VirtualMachineCommands
{
    /// <summary>Makes the commands.</summary>
    public static Command Create(CommandBuilder commands) => CommandBuilder.Group(
        "vm",
        "The Hyper-V virtual machine DockerDesktopVM, in which Linux containers run.",
        commands.Show("status", "Show what the virtual machine does.", ApiRoutes.VirtualMachine, ProtocolJson.Default.VirtualMachineStatus, Print),
        CreateCreate(commands),
        commands.Operate("start", "Start it.", ApiRoutes.VirtualMachineStart),
        CreateStop(commands),
        CreateDestroy(commands));

    private static Command CreateCreate(CommandBuilder commands)
    {
        Option<int> processors = Number("--processors", "Virtual processors", 2, 1, VirtualMachineCreateRequest.MaximumProcessors);
        Option<int> memory = Number(
            "--memory", "Memory in MiB, an even number", 2048, VirtualMachineCreateRequest.MinimumMemoryMegabytes,
            VirtualMachineCreateRequest.MaximumMemoryMegabytes);
        Option<int> disk = Number("--disk", "Largest size of the disk in GiB; a disk that is there already is used as it is", 64, 1,
            VirtualMachineCreateRequest.MaximumDiskGigabytes);
        Command create = commands.Operate("create", "Make it.", (client, parsed) => CommandBuilder.BeginAsync(
            client,
            ApiRoutes.VirtualMachineCreate,
            new VirtualMachineCreateRequest(parsed.GetValue(processors), parsed.GetValue(memory), parsed.GetValue(disk)),
            ProtocolJson.Default.VirtualMachineCreateRequest));
        create.Options.Add(processors);
        create.Options.Add(memory);
        create.Options.Add(disk);
        return create;
    }

    private static Command CreateStop(CommandBuilder commands)
    {
        Option<bool> force = new("--force") { Description = "Switch it off at once, as if its power were cut, instead of asking its operating system to shut "
            + "down." };
        Command stop = commands.Operate("stop", "Stop it.", (client, parsed) => CommandBuilder.BeginAsync(
            client, ApiRoutes.VirtualMachineStop, new VirtualMachineStopRequest(parsed.GetValue(force)), ProtocolJson.Default.VirtualMachineStopRequest));
        stop.Options.Add(force);
        return stop;
    }

    private static Command CreateDestroy(CommandBuilder commands)
    {
        Option<bool> deleteDisk = new("--delete-disk") { Description = "Delete its disk too, with all images, containers and volumes on it. Asks first." };
        Option<bool> yes = Confirmation.CreateOption();
        Command destroy = commands.Operate(
            "destroy",
            "Remove it. Its disk stays unless --delete-disk is given.",
            (client, parsed) => CommandBuilder.BeginAsync(
                client, ApiRoutes.VirtualMachineDestroy, new VirtualMachineDestroyRequest(parsed.GetValue(deleteDisk)),
                ProtocolJson.Default.VirtualMachineDestroyRequest),
            (session, parsed) => parsed.GetValue(deleteDisk) && !parsed.GetValue(yes)
                ? Confirmation.Ask(session, "the virtual machine's disk with all images, containers and volumes on it")
                : null);
        destroy.Options.Add(deleteDisk);
        destroy.Options.Add(yes);
        return destroy;
    }

    private static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        Option<int> option = new(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description}, {least} to {most}"),
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                && (number < least || number > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {number}; it must be {least} to {most}."));
            }
        });
        return option;
    }

    private static void Print(VirtualMachineStatus status, TextWriter output)
    {
        output.WriteLine($"Virtual machine: {status.State.ToWords()}");
        if (status.Processors is { } processors)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  processors: {processors}"));
        }

        if (status.MemoryMegabytes is { } memory)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  memory: {memory} MiB"));
        }

        if (status.UptimeSeconds is { } uptime)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  running for: {TimeSpan.FromSeconds(uptime):c}"));
        }
    }
}
