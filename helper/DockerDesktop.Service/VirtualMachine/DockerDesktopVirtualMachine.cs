using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.VirtualMachine;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Wmi;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.VirtualMachine;

/// <summary>
/// The one virtual machine that the helper knows. Its display name is fixed, but a display name is no identity: others may make one of the same name. Ours
/// carries a marker in its notes that was written down, where only administrators write, before it was made; so it is found again whenever the helper was
/// interrupted, and no other is ever touched.
/// </summary>
/// <param name="wmi">Where Hyper-V is asked.</param>
/// <param name="records">Where the marker is kept.</param>
/// <param name="disk">The disk.</param>
/// <param name="time">What waits go by.</param>
internal sealed class DockerDesktopVirtualMachine(WmiConnector wmi, IHelperRecords records, IVirtualDiskFile disk, TimeProvider time)
{
    /// <summary>The display name.</summary>
    public const string Name = "DockerDesktopVM";

    /// <summary>The record that has the marker.</summary>
    public const string MarkerRecord = "VirtualMachineMarker";

    private static readonly IOperationProgress s_nobody = new NobodyListens();
    private static readonly TimeSpan s_longestShutdown = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    // What a machine that is there already is given too. No checkpoints, so that the disk stays one file.
    private static readonly Dictionary<string, object> s_systemSettings = new()
    {
        ["SecureBootEnabled"] = false,
        ["AutomaticSnapshotsEnabled"] = false,
        ["UserSnapshotType"] = HyperV.NoCheckpoints,
        ["AutomaticStartupAction"] = HyperV.NoAutomaticStart,
        ["AutomaticShutdownAction"] = HyperV.ShutDownWithHost,
    };

    /// <summary>Says what the virtual machine does.</summary>
    /// <exception cref="RequestRefusedException">Hyper-V is off or does not tell.</exception>
    public async Task<VirtualMachineStatus> GetStatusAsync()
    {
        await using HyperVSession session = await HyperVSession.OpenAsync(wmi, WmiLimits.Request, time).ConfigureAwait(false);
        if (await FindOwnAsync(session).ConfigureAwait(false) is not { } own)
        {
            return new VirtualMachineStatus(VirtualMachineState.Missing);
        }

        VirtualMachineState state = ToState(own.System);
        long? uptime = state == VirtualMachineState.Running ? own.System.Number("OnTimeInMilliseconds") / 1000 : null;
        return new VirtualMachineStatus(
            state,
            (int?)(await GetResourceAsync(session, own, HyperV.ProcessorSettings).ConfigureAwait(false))?.Number("VirtualQuantity"),
            (await GetResourceAsync(session, own, HyperV.MemorySettings).ConfigureAwait(false))?.Number("VirtualQuantity"),
            uptime);
    }

    /// <summary>Whether the virtual machine may be using its disk: everything but missing and off.</summary>
    /// <exception cref="RequestRefusedException">Hyper-V is on and does not tell.</exception>
    public async Task<bool> MayUseDiskAsync()
    {
        try
        {
            return (await GetStatusAsync().ConfigureAwait(false)).State is not (VirtualMachineState.Missing or VirtualMachineState.Off);
        }
        catch (RequestRefusedException e) when (e.Problem.Code == ProblemCodes.NotInstalled)
        {
            // Without Hyper-V nothing runs.
            return false;
        }
    }

    /// <summary>Makes the virtual machine, or gives the one that is there the wanted shape, which needs it to be off.</summary>
    /// <param name="request">The shape.</param>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">A value is not allowed, or it was not made; then what was begun has been taken away again.</exception>
    public async Task<string> CreateAsync(VirtualMachineCreateRequest request, IOperationProgress progress, CancellationToken cancellationToken)
    {
        Check(request);
        await using HyperVSession session = await HyperVSession.OpenAsync(wmi, WmiLimits.Operation, time).ConfigureAwait(false);
        using IDisposable folder = disk.HoldFolder();
        OwnVirtualMachine? there = await FindOwnAsync(session).ConfigureAwait(false);
        if (there is not null)
        {
            bool changed = await CompleteAsync(session, there, request, progress, cancellationToken).ConfigureAwait(false);
            return changed ? "The virtual machine was there already and has been changed." : "The virtual machine was there already.";
        }

        bool diskWasThere = disk.Exists();
        string marker = GetOrMakeMarker();
        try
        {
            await DefineAsync(session, marker, progress, cancellationToken).ConfigureAwait(false);
            OwnVirtualMachine made = await FindOwnAsync(session).ConfigureAwait(false)
                ?? throw HyperVSession.Failed("Hyper-V made a virtual machine and does not show it.");
            await CompleteAsync(session, made, request, progress, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await UndoAsync(session, diskWasThere).ConfigureAwait(false);
            throw;
        }

        return "The virtual machine was made.";
    }

    /// <summary>Starts the virtual machine. One that runs already is fine.</summary>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">It does not run.</exception>
    public async Task<string> StartAsync(IOperationProgress progress, CancellationToken cancellationToken)
    {
        await using HyperVSession session = await HyperVSession.OpenAsync(wmi, WmiLimits.Operation, time).ConfigureAwait(false);
        OwnVirtualMachine own = await GetOwnAsync(session).ConfigureAwait(false);
        using IDisposable folder = disk.HoldFolder();
        if (ToState(own.System) == VirtualMachineState.Running)
        {
            return "The virtual machine was running already.";
        }

        using IDisposable file = disk.HoldFile()
            ?? throw WrongState($"There is no file {disk.Path}.", "Bring the file back, or make the virtual machine anew, which makes an empty disk.");

        // The disk may have been moved since the last start. One that is saved with another disk is not started.
        await AttachDiskAsync(session, own, progress, cancellationToken).ConfigureAwait(false);
        await RequestStateAsync(session, own, HyperV.Enabled, progress, cancellationToken).ConfigureAwait(false);
        return "The virtual machine is running.";
    }

    /// <summary>Stops the virtual machine. One that is off or missing is fine.</summary>
    /// <param name="request">How.</param>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">It runs on.</exception>
    public async Task<string> StopAsync(VirtualMachineStopRequest request, IOperationProgress progress, CancellationToken cancellationToken)
    {
        await using HyperVSession session = await HyperVSession.OpenAsync(wmi, WmiLimits.Operation, time).ConfigureAwait(false);
        OwnVirtualMachine own = await GetOwnAsync(session).ConfigureAwait(false);
        if (ToState(own.System) == VirtualMachineState.Off)
        {
            return "The virtual machine was off already.";
        }

        if (request.Force)
        {
            await RequestStateAsync(session, own, HyperV.Disabled, progress, cancellationToken).ConfigureAwait(false);
            return "The virtual machine was switched off.";
        }

        WmiInstance component = await session.QueryAsync(WmiQuery.Where(HyperV.ShutdownComponent, "SystemName", own.Id))
            .ConfigureAwait(false) is [var answering, ..]
            ? answering
            : throw WrongState(
                "The virtual machine cannot be asked to shut down: its operating system does not run, or does not answer Hyper-V.",
                "Wait until it has started, or switch it off with \"force\".");
        await session.CallAsync(
            component,
            HyperV.ShutdownComponent,
            "InitiateShutdown",
            new Dictionary<string, object> { ["Force"] = true, ["Reason"] = "Docker Desktop" },
            progress,
            cancellationToken).ConfigureAwait(false);
        await WaitUntilOffAsync(session, own, progress, cancellationToken).ConfigureAwait(false);
        return "The virtual machine has shut down.";
    }

    /// <summary>Removes the virtual machine, switching it off first. One that is missing is fine.</summary>
    /// <param name="request">Whether the disk goes too.</param>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">It is still there, or its disk is.</exception>
    public async Task<string> DestroyAsync(VirtualMachineDestroyRequest request, IOperationProgress progress, CancellationToken cancellationToken)
    {
        await using HyperVSession session = await HyperVSession.OpenAsync(wmi, WmiLimits.Operation, time).ConfigureAwait(false);
        OwnVirtualMachine? own = await FindOwnAsync(session).ConfigureAwait(false);
        if (request.DeleteDisk)
        {
            // One that may not be deleted is told before anything is done.
            _ = disk.Exists();
        }

        if (own is not null)
        {
            await DestroyAsync(session, own, progress, cancellationToken).ConfigureAwait(false);
        }

        if (request.DeleteDisk)
        {
            disk.Delete();
        }

        return (own, request.DeleteDisk) switch
        {
            (null, false) => "There was no virtual machine.",
            (null, true) => "There was no virtual machine; its disk is deleted.",
            (_, false) => "The virtual machine was removed, and its disk kept.",
            _ => "The virtual machine and its disk were removed.",
        };
    }

    /// <summary>Refuses a shape that is not allowed.</summary>
    /// <exception cref="RequestRefusedException">A value is not allowed.</exception>
    public static void Check(VirtualMachineCreateRequest request)
    {
        CheckRange("processors", request.Processors, 1, VirtualMachineCreateRequest.MaximumProcessors);
        CheckRange("memoryMegabytes", request.MemoryMegabytes, VirtualMachineCreateRequest.MinimumMemoryMegabytes,
            VirtualMachineCreateRequest.MaximumMemoryMegabytes);
        CheckRange("diskGigabytes", request.DiskGigabytes, 1, VirtualMachineCreateRequest.MaximumDiskGigabytes);
        if (request.MemoryMegabytes % 2 != 0)
        {
            throw InvalidValue("memoryMegabytes", request.MemoryMegabytes, "even");
        }

        static void CheckRange(string member, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                throw InvalidValue(member, value, string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"));
            }
        }

        static RequestRefusedException InvalidValue(string member, int value, string allowed) =>
            new(Problems.InvalidValue(member, value.ToString(CultureInfo.InvariantCulture), allowed));
    }

    private static RequestRefusedException WrongState(string cause, string fix) => new(Problems.WrongState(cause, fix));

    private static VirtualMachineState ToState(WmiInstance system) => system.Number("EnabledState") switch
    {
        2 => VirtualMachineState.Running,
        3 => VirtualMachineState.Off,
        4 or 32773 or 32774 => VirtualMachineState.Stopping, // ShuttingDown, Saving, Stopping
        6 or 32769 => VirtualMachineState.Saved,
        9 or 32768 or 32776 => VirtualMachineState.Paused, // Quiesce, Paused, Pausing
        10 or 32770 or 32777 => VirtualMachineState.Starting, // Starting, Resuming
        _ => VirtualMachineState.Other,
    };

    private static async Task<WmiInstance?> GetResourceAsync(HyperVSession session, OwnVirtualMachine own, string className) =>
        await GetResourcesAsync(session, own, className).ConfigureAwait(false) is [var first, ..] ? first : null;

    private static async Task<WmiInstance?> GetResourceAsync(HyperVSession session, OwnVirtualMachine own, string className, string subtype) =>
        (await GetResourcesAsync(session, own, className).ConfigureAwait(false)).FirstOrDefault(resource => resource.Text("ResourceSubType") == subtype);

    private static Task<IReadOnlyList<WmiInstance>> GetResourcesAsync(HyperVSession session, OwnVirtualMachine own, string className) =>
        session.QueryAsync($"SELECT * FROM {className} WHERE InstanceID LIKE {WmiQuery.Literal($"Microsoft:{own.Id}%")}");

    private string? ReadMarker()
    {
        try
        {
            return records.Read(MarkerRecord);
        }
        catch (InstallationRegistryException e)
        {
            throw RecordFailed(e);
        }
    }

    private string GetOrMakeMarker()
    {
        if (ReadMarker() is { Length: > 0 } marker)
        {
            return marker;
        }

        try
        {
            string made = $"com.docker.service:{Guid.NewGuid():N}";
            records.Write(MarkerRecord, made);
            return made;
        }
        catch (InstallationRegistryException e)
        {
            throw RecordFailed(e);
        }
    }

    private static RequestRefusedException RecordFailed(InstallationRegistryException e) => new(Problem.Create(
        StatusCodes.Status502BadGateway, ProblemCodes.WindowsError, "The helper's records are not to be had", $"{e.Message}.", "Repair the installation."));

    private async Task<OwnVirtualMachine?> FindOwnAsync(HyperVSession session)
    {
        if (ReadMarker() is not { Length: > 0 } marker)
        {
            return null;
        }

        IReadOnlyList<WmiInstance> named = await session
            .QueryAsync($"SELECT * FROM {HyperV.SystemSettings} WHERE VirtualSystemType = {WmiQuery.Literal(HyperV.Realized)} AND ElementName = "
            + $"{WmiQuery.Literal(Name)}")
            .ConfigureAwait(false);
        List<WmiInstance> marked = [.. named.Where(settings => settings.Texts("Notes").Contains(marker, StringComparer.Ordinal))];
        if (marked.Count > 1)
        {
            // Somebody exported and imported ours: which of them is ours cannot be told, so none is touched.
            throw WrongState(
                $"{marked.Count} virtual machines named {Name} have the helper's marker in their notes.",
                "As an administrator, remove the copies, or the marker in their notes, in Hyper-V Manager.");
        }

        if (marked is not [var own] || own.Text("VirtualSystemIdentifier") is not { } id)
        {
            return null;
        }

        return await session.QueryAsync(WmiQuery.Where(HyperV.ComputerSystem, "Name", id)).ConfigureAwait(false) is [var system, ..]
            ? new OwnVirtualMachine(id, system, own)
            : null;
    }

    private async Task<OwnVirtualMachine> GetOwnAsync(HyperVSession session) =>
        await FindOwnAsync(session).ConfigureAwait(false)
            ?? throw WrongState("There is no virtual machine: the helper has made none on this computer, or it was removed.", "Make it first.");

    private static async Task DefineAsync(HyperVSession session, string marker, IOperationProgress progress, CancellationToken cancellationToken)
    {
        Dictionary<string, object> wanted = new(s_systemSettings)
        {
            ["ElementName"] = Name,
            ["Notes"] = new[] { marker },
            ["VirtualSystemSubType"] = HyperV.Generation2, // for ever
        };
        string settings = await session.DescribeAsync(HyperV.SystemSettings, wanted).ConfigureAwait(false);
        await ManageAsync(session, "DefineSystem", new() { ["SystemSettings"] = settings }, progress, cancellationToken).ConfigureAwait(false);
    }

    // Each part is looked at first: this also finishes what an interrupted run began.
    private async Task<bool> CompleteAsync(
        HyperVSession session, OwnVirtualMachine own, VirtualMachineCreateRequest request, IOperationProgress progress, CancellationToken cancellationToken)
    {
        bool changed = await ShapeSystemAsync(session, own, progress, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object> memory = new()
        {
            ["VirtualQuantity"] = (long)request.MemoryMegabytes,
            ["Reservation"] = (long)request.MemoryMegabytes,
            ["Limit"] = (long)request.MemoryMegabytes,
            ["DynamicMemoryEnabled"] = false,
        };

        // Hyper-V heeds the other two only while it sets them together with these.
        bool HasMemory(WmiInstance found) => found.Number("VirtualQuantity") == request.MemoryMegabytes && found.Flag("DynamicMemoryEnabled") == false;
        changed |= await ShapeAsync(session, own, HyperV.MemorySettings, HasMemory, memory, progress, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object> processors = new() { ["VirtualQuantity"] = (long)request.Processors };
        bool HasProcessors(WmiInstance found) => found.Number("VirtualQuantity") == request.Processors;
        changed |= await ShapeAsync(session, own, HyperV.ProcessorSettings, HasProcessors, processors, progress, cancellationToken).ConfigureAwait(false);

        if (!disk.Exists())
        {
            RefuseUnlessOff(own);
            await MakeDiskAsync(session, request.DiskGigabytes, progress, cancellationToken).ConfigureAwait(false);
            changed = true;
        }

        using IDisposable file = disk.HoldFile() ?? throw HyperVSession.Failed($"Hyper-V made a disk, and there is no file {disk.Path}.");
        return await AttachDiskAsync(session, own, progress, cancellationToken).ConfigureAwait(false) || changed;
    }

    private static async Task<bool> ShapeSystemAsync(
        HyperVSession session, OwnVirtualMachine own, IOperationProgress progress, CancellationToken cancellationToken)
    {
        // A property that this Windows does not have is not there.
        Dictionary<string, object> changes = s_systemSettings
            .Where(wanted => own.Settings.Properties.GetValueOrDefault(wanted.Key) is { } found && !found.Equals(wanted.Value))
            .ToDictionary(wanted => wanted.Key, wanted => wanted.Value);
        if (changes.Count == 0)
        {
            return false;
        }

        RefuseUnlessOff(own);
        string text = await session.DescribeAsync(own.Settings.Path, changes).ConfigureAwait(false);
        await ManageAsync(session, "ModifySystemSettings", new() { ["SystemSettings"] = text }, progress, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task<bool> ShapeAsync(
        HyperVSession session,
        OwnVirtualMachine own,
        string className,
        Predicate<WmiInstance> isAsWanted,
        Dictionary<string, object> changes,
        IOperationProgress progress,
        CancellationToken cancellationToken)
    {
        WmiInstance settings = await GetResourceAsync(session, own, className).ConfigureAwait(false)
            ?? throw HyperVSession.Failed($"The virtual machine has no {className}.");
        if (isAsWanted(settings))
        {
            return false;
        }

        RefuseUnlessOff(own);
        string text = await session.DescribeAsync(settings.Path, changes).ConfigureAwait(false);
        await ManageAsync(session, "ModifyResourceSettings", new() { ["ResourceSettings"] = new[] { text } }, progress, cancellationToken)
            .ConfigureAwait(false);
        return true;
    }

    private static void RefuseUnlessOff(OwnVirtualMachine own)
    {
        if (ToState(own.System) is not VirtualMachineState.Off and var state)
        {
            throw WrongState($"The virtual machine can be changed only while it is off, and it is {state}.", "Stop it first.");
        }
    }

    private async Task MakeDiskAsync(HyperVSession session, int gigabytes, IOperationProgress progress, CancellationToken cancellationToken)
    {
        string settings = await session.DescribeAsync(HyperV.DiskSettings, new Dictionary<string, object>
        {
            ["Path"] = disk.Path,
            ["Type"] = HyperV.DynamicDisk,
            ["Format"] = HyperV.Vhdx,
            ["MaxInternalSize"] = (long)gigabytes * 1024 * 1024 * 1024,
        }).ConfigureAwait(false);
        await session.CallAsync(
            await session.GetServiceAsync(HyperV.ImageService).ConfigureAwait(false),
            HyperV.ImageService,
            "CreateVirtualHardDisk",
            new Dictionary<string, object> { ["VirtualDiskSettings"] = settings },
            progress,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AttachDiskAsync(HyperVSession session, OwnVirtualMachine own, IOperationProgress progress, CancellationToken cancellationToken)
    {
        WmiInstance? attached = await GetResourceAsync(session, own, HyperV.StorageSettings, HyperV.HardDisk).ConfigureAwait(false);
        string[] wanted = [disk.Path];
        if (attached is not null)
        {
            if (attached.Texts("HostResource").SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase))
            {
                return false;
            }

            RefuseUnlessOff(own);
            string changed = await session.DescribeAsync(attached.Path, new Dictionary<string, object> { ["HostResource"] = wanted }).ConfigureAwait(false);
            await ManageAsync(session, "ModifyResourceSettings", new() { ["ResourceSettings"] = new[] { changed } }, progress, cancellationToken)
                .ConfigureAwait(false);
            return true;
        }

        RefuseUnlessOff(own);
        string controller = await GetOrAddAsync(session, own, HyperV.ResourceSettings, HyperV.ScsiController, [], progress, cancellationToken)
            .ConfigureAwait(false);
        string drive = await GetOrAddAsync(
            session, own, HyperV.ResourceSettings, HyperV.DiskDrive, new() { ["Parent"] = controller, ["AddressOnParent"] = "0" }, progress, cancellationToken)
                .ConfigureAwait(false);
        await AddAsync(
            session, own, HyperV.StorageSettings, HyperV.HardDisk, new() { ["Parent"] = drive, ["HostResource"] = wanted }, progress, cancellationToken)
                .ConfigureAwait(false);
        return true;
    }

    private static async Task<string> GetOrAddAsync(
        HyperVSession session, OwnVirtualMachine own, string className, string subtype, Dictionary<string, object> changes, IOperationProgress progress,
        CancellationToken cancellationToken) =>
        (await GetResourceAsync(session, own, className, subtype).ConfigureAwait(false))?.Path
            ?? await AddAsync(session, own, className, subtype, changes, progress, cancellationToken).ConfigureAwait(false);

    private static async Task<string> AddAsync(
        HyperVSession session, OwnVirtualMachine own, string className, string subtype, Dictionary<string, object> changes, IOperationProgress progress,
        CancellationToken cancellationToken)
    {
        WmiInstance template = await session.GetDefaultAsync(className, subtype).ConfigureAwait(false);
        string text = await session.DescribeAsync(template.Path, changes).ConfigureAwait(false);
        await ManageAsync(
            session,
            "AddResourceSettings",
            new() { ["AffectedConfiguration"] = own.Settings.Path, ["ResourceSettings"] = new[] { text } },
            progress,
            cancellationToken).ConfigureAwait(false);

        // Looked up and not taken from the results, which have it only when no job was started.
        return (await GetResourceAsync(session, own, className, subtype).ConfigureAwait(false))?.Path
            ?? throw HyperVSession.Failed($"Hyper-V added a resource of the kind {subtype} and does not show it.");
    }

    private static async Task ManageAsync(
        HyperVSession session, string method, Dictionary<string, object> inputs, IOperationProgress progress, CancellationToken cancellationToken)
    {
        WmiInstance management = await session.GetServiceAsync(HyperV.ManagementService).ConfigureAwait(false);
        await session.CallAsync(management, HyperV.ManagementService, method, inputs, progress, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RequestStateAsync(
        HyperVSession session, OwnVirtualMachine own, int state, IOperationProgress progress, CancellationToken cancellationToken)
    {
        await session.CallAsync(
            own.System,
            HyperV.ComputerSystem,
            "RequestStateChange",
            new Dictionary<string, object> { ["RequestedState"] = state },
            progress,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitUntilOffAsync(HyperVSession session, OwnVirtualMachine own, IOperationProgress progress, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        while (await session.FindAsync(own.System.Path).ConfigureAwait(false) is { } system && ToState(system) != VirtualMachineState.Off)
        {
            TimeSpan elapsed = time.GetElapsedTime(begun);
            if (elapsed > s_longestShutdown)
            {
                throw new RequestRefusedException(Problem.Create(
                    StatusCodes.Status504GatewayTimeout,
                    ProblemCodes.OperationTimeout,
                    "The virtual machine did not shut down",
                    string.Create(CultureInfo.InvariantCulture,
                        $"Its operating system was asked to shut down and was still running after {elapsed.TotalSeconds:0} seconds."),
                    "Wait and look at its status, or switch it off with \"force\"."));
            }

            progress.Report((int)Math.Min(99, elapsed / s_longestShutdown * 100));
            await Task.Delay(s_interval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task DestroyAsync(HyperVSession session, OwnVirtualMachine own, IOperationProgress progress, CancellationToken cancellationToken)
    {
        if (ToState(own.System) is not (VirtualMachineState.Off or VirtualMachineState.Saved))
        {
            await RequestStateAsync(session, own, HyperV.Disabled, progress, cancellationToken).ConfigureAwait(false);
        }

        await ManageAsync(session, "DestroySystem", new() { ["AffectedSystem"] = own.System.Path }, progress, cancellationToken).ConfigureAwait(false);
    }

    // What made the creation fail is what the caller must hear of; a rest that stays is found by its marker and finished by the next creation.
    private async Task UndoAsync(HyperVSession session, bool diskWasThere)
    {
        try
        {
            if (await FindOwnAsync(session).ConfigureAwait(false) is { } own)
            {
                await DestroyAsync(session, own, s_nobody, CancellationToken.None).ConfigureAwait(false);
            }

            if (!diskWasThere)
            {
                disk.Delete();
            }
        }
        catch (RequestRefusedException)
        {
        }
    }

    /// <summary>The helper's own virtual machine.</summary>
    /// <param name="Id">Its GUID.</param>
    /// <param name="System">Msvm_ComputerSystem.</param>
    /// <param name="Settings">Msvm_VirtualSystemSettingData.</param>
    private sealed record OwnVirtualMachine(string Id, WmiInstance System, WmiInstance Settings);

    private sealed class NobodyListens : IOperationProgress
    {
        public void Report(int percentage)
        {
        }
    }
}
