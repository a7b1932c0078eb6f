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
/// The one virtual machine that the helper knows. Its display name is fixed, but a display name is no identity: others may make one of the same name. Ours carries a
/// marker in its notes that was written down, where only administrators write, before it was made; so it is found again whenever the helper was interrupted, and no other
/// is ever touched.
/// </summary>
/// <param name="wmi">Where Hyper-V is asked.</param>
/// <param name="records">Where the marker is kept.</param>
/// <param name="disk">The disk.</param>
/// <param name="time">What waits go by.</param>
internal sealed class DockerDesktopVirtualMachine(IWmi wmi, IHelperRecords records, IVirtualDiskFile disk, TimeProvider time)
{
    /// <summary>The display name.</summary>
    public const string Name = "DockerDesktopVM";

    /// <summary>The record that has the marker.</summary>
    public const string MarkerRecord = "VirtualMachineMarker";

    private static readonly IOperationProgress s_nobody = new NobodyListens();
    private static readonly TimeSpan s_longestShutdown = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Says what the virtual machine does.</summary>
    /// <exception cref="RequestRefusedException">Hyper-V is off or does not tell.</exception>
    public VirtualMachineStatus GetStatus()
    {
        using HyperVSession session = HyperVSession.Open(wmi, time);
        if (FindOwn(session) is not { } own)
        {
            return new VirtualMachineStatus(VirtualMachineState.Missing);
        }

        VirtualMachineState state = ToState(own.System);
        long? uptime = state == VirtualMachineState.Running ? own.System.Number("OnTimeInMilliseconds") / 1000 : null;
        return new VirtualMachineStatus(
            state,
            (int?)GetResource(session, own, HyperV.ProcessorSettings)?.Number("VirtualQuantity"),
            GetResource(session, own, HyperV.MemorySettings)?.Number("VirtualQuantity"),
            uptime);
    }

    /// <summary>Whether the virtual machine may be using its disk: everything but missing and off.</summary>
    /// <exception cref="RequestRefusedException">Hyper-V is on and does not tell.</exception>
    public bool MayUseDisk()
    {
        try
        {
            return GetStatus().State is not (VirtualMachineState.Missing or VirtualMachineState.Off);
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
        using HyperVSession session = HyperVSession.Open(wmi, time);
        using IDisposable folder = disk.HoldFolder();
        OwnVirtualMachine? there = FindOwn(session);
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
            OwnVirtualMachine made = FindOwn(session) ?? throw HyperVSession.Failed("Hyper-V made a virtual machine and does not show it.");
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
        using HyperVSession session = HyperVSession.Open(wmi, time);
        OwnVirtualMachine own = GetOwn(session);
        using IDisposable folder = disk.HoldFolder();
        switch (ToState(own.System))
        {
            case VirtualMachineState.Running:
                return "The virtual machine was running already.";
            case VirtualMachineState.Off:
                if (!disk.Exists())
                {
                    throw WrongState($"There is no file {disk.Path}.", "Bring the file back, or make the virtual machine anew, which makes an empty disk.");
                }

                // The disk may have been moved since the last start.
                await AttachDiskAsync(session, own, progress, cancellationToken).ConfigureAwait(false);
                break;
        }

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
        using HyperVSession session = HyperVSession.Open(wmi, time);
        OwnVirtualMachine own = GetOwn(session);
        if (ToState(own.System) == VirtualMachineState.Off)
        {
            return "The virtual machine was off already.";
        }

        if (request.Force)
        {
            await RequestStateAsync(session, own, HyperV.Disabled, progress, cancellationToken).ConfigureAwait(false);
            return "The virtual machine was switched off.";
        }

        WmiInstance component = session.Query(WmiQuery.Where(HyperV.ShutdownComponent, "SystemName", own.Id)) is [var answering, ..]
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
        using HyperVSession session = HyperVSession.Open(wmi, time);
        OwnVirtualMachine? own = FindOwn(session);
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
        CheckRange("memoryMegabytes", request.MemoryMegabytes, VirtualMachineCreateRequest.MinimumMemoryMegabytes, VirtualMachineCreateRequest.MaximumMemoryMegabytes);
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

    private static WmiInstance? GetResource(HyperVSession session, OwnVirtualMachine own, string className) => GetResources(session, own, className) is [var first, ..] ? first : null;

    private static IReadOnlyList<WmiInstance> GetResources(HyperVSession session, OwnVirtualMachine own, string className) =>
        session.Query($"SELECT * FROM {className} WHERE InstanceID LIKE {WmiQuery.Literal($"Microsoft:{own.Id}%")}");

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

    private OwnVirtualMachine? FindOwn(HyperVSession session)
    {
        if (ReadMarker() is not { Length: > 0 } marker)
        {
            return null;
        }

        List<WmiInstance> marked = [.. session
            .Query($"SELECT * FROM {HyperV.SystemSettings} WHERE VirtualSystemType = {WmiQuery.Literal(HyperV.Realized)} AND ElementName = {WmiQuery.Literal(Name)}")
            .Where(settings => settings.Texts("Notes").Contains(marker, StringComparer.Ordinal))];
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

        return session.Query(WmiQuery.Where(HyperV.ComputerSystem, "Name", id)) is [var system, ..] ? new OwnVirtualMachine(id, system, own) : null;
    }

    private OwnVirtualMachine GetOwn(HyperVSession session) =>
        FindOwn(session) ?? throw WrongState("There is no virtual machine: the helper has made none on this computer, or it was removed.", "Make it first.");

    private static async Task DefineAsync(HyperVSession session, string marker, IOperationProgress progress, CancellationToken cancellationToken)
    {
        string settings = session.Describe(HyperV.SystemSettings, new Dictionary<string, object>
        {
            ["ElementName"] = Name,
            ["Notes"] = new[] { marker },
            ["VirtualSystemSubType"] = HyperV.Generation2,
            ["SecureBootEnabled"] = false,
            ["AutomaticSnapshotsEnabled"] = false,
            ["UserSnapshotType"] = HyperV.NoCheckpoints,
            ["AutomaticStartupAction"] = HyperV.NoAutomaticStart,
            ["AutomaticShutdownAction"] = HyperV.ShutDownWithHost,
        });
        await ManageAsync(session, "DefineSystem", new() { ["SystemSettings"] = settings }, progress, cancellationToken).ConfigureAwait(false);
    }

    // Each part is looked at first: this also finishes what an interrupted run began.
    private async Task<bool> CompleteAsync(
        HyperVSession session, OwnVirtualMachine own, VirtualMachineCreateRequest request, IOperationProgress progress, CancellationToken cancellationToken)
    {
        bool changed = false;
        Dictionary<string, object> memory = new()
        {
            ["VirtualQuantity"] = (long)request.MemoryMegabytes,
            ["Reservation"] = (long)request.MemoryMegabytes,
            ["Limit"] = (long)request.MemoryMegabytes,
            ["DynamicMemoryEnabled"] = false,
        };
        changed |= await ShapeAsync(session, own, HyperV.MemorySettings, request.MemoryMegabytes, memory, progress, cancellationToken).ConfigureAwait(false);
        Dictionary<string, object> processors = new() { ["VirtualQuantity"] = (long)request.Processors };
        changed |= await ShapeAsync(session, own, HyperV.ProcessorSettings, request.Processors, processors, progress, cancellationToken).ConfigureAwait(false);

        if (!disk.Exists())
        {
            RefuseUnlessOff(own);
            await MakeDiskAsync(session, request.DiskGigabytes, progress, cancellationToken).ConfigureAwait(false);
            changed = true;
        }

        return await AttachDiskAsync(session, own, progress, cancellationToken).ConfigureAwait(false) || changed;
    }

    private static async Task<bool> ShapeAsync(
        HyperVSession session, OwnVirtualMachine own, string className, int wanted, Dictionary<string, object> changes, IOperationProgress progress, CancellationToken cancellationToken)
    {
        WmiInstance settings = GetResource(session, own, className) ?? throw HyperVSession.Failed($"The virtual machine has no {className}.");
        if (settings.Number("VirtualQuantity") == wanted)
        {
            return false;
        }

        RefuseUnlessOff(own);
        string text = session.Describe(settings.Path, changes);
        await ManageAsync(session, "ModifyResourceSettings", new() { ["ResourceSettings"] = new[] { text } }, progress, cancellationToken).ConfigureAwait(false);
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
        string settings = session.Describe(HyperV.DiskSettings, new Dictionary<string, object>
        {
            ["Path"] = disk.Path,
            ["Type"] = HyperV.DynamicDisk,
            ["Format"] = HyperV.Vhdx,
            ["MaxInternalSize"] = (long)gigabytes * 1024 * 1024 * 1024,
        });
        await session.CallAsync(
            session.GetService(HyperV.ImageService),
            HyperV.ImageService,
            "CreateVirtualHardDisk",
            new Dictionary<string, object> { ["VirtualDiskSettings"] = settings },
            progress,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AttachDiskAsync(HyperVSession session, OwnVirtualMachine own, IOperationProgress progress, CancellationToken cancellationToken)
    {
        WmiInstance? attached = GetResources(session, own, HyperV.StorageSettings).FirstOrDefault(storage => storage.Text("ResourceSubType") == HyperV.HardDisk);
        string[] wanted = [disk.Path];
        if (attached is not null)
        {
            if (attached.Texts("HostResource").SequenceEqual(wanted, StringComparer.OrdinalIgnoreCase))
            {
                return false;
            }

            RefuseUnlessOff(own);
            string changed = session.Describe(attached.Path, new Dictionary<string, object> { ["HostResource"] = wanted });
            await ManageAsync(session, "ModifyResourceSettings", new() { ["ResourceSettings"] = new[] { changed } }, progress, cancellationToken).ConfigureAwait(false);
            return true;
        }

        RefuseUnlessOff(own);
        string controller = await GetOrAddAsync(session, own, HyperV.ResourceSettings, HyperV.ScsiController, [], progress, cancellationToken).ConfigureAwait(false);
        string drive = await GetOrAddAsync(
            session, own, HyperV.ResourceSettings, HyperV.DiskDrive, new() { ["Parent"] = controller, ["AddressOnParent"] = "0" }, progress, cancellationToken).ConfigureAwait(false);
        await AddAsync(
            session, own, HyperV.StorageSettings, HyperV.HardDisk, new() { ["Parent"] = drive, ["HostResource"] = wanted }, progress, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task<string> GetOrAddAsync(
        HyperVSession session, OwnVirtualMachine own, string className, string subtype, Dictionary<string, object> changes, IOperationProgress progress, CancellationToken cancellationToken) =>
        GetResources(session, own, className).FirstOrDefault(resource => resource.Text("ResourceSubType") == subtype)?.Path
            ?? await AddAsync(session, own, className, subtype, changes, progress, cancellationToken).ConfigureAwait(false);

    private static async Task<string> AddAsync(
        HyperVSession session, OwnVirtualMachine own, string className, string subtype, Dictionary<string, object> changes, IOperationProgress progress, CancellationToken cancellationToken)
    {
        string text = session.Describe(session.GetDefault(className, subtype).Path, changes);
        await ManageAsync(
            session,
            "AddResourceSettings",
            new() { ["AffectedConfiguration"] = own.Settings.Path, ["ResourceSettings"] = new[] { text } },
            progress,
            cancellationToken).ConfigureAwait(false);

        // Looked up and not taken from the results, which have it only when no job was started.
        return GetResources(session, own, className).FirstOrDefault(resource => resource.Text("ResourceSubType") == subtype)?.Path
            ?? throw HyperVSession.Failed($"Hyper-V added a resource of the kind {subtype} and does not show it.");
    }

    private static Task<WmiInstance> ManageAsync(
        HyperVSession session, string method, Dictionary<string, object> inputs, IOperationProgress progress, CancellationToken cancellationToken) =>
        session.CallAsync(session.GetService(HyperV.ManagementService), HyperV.ManagementService, method, inputs, progress, cancellationToken);

    private static async Task RequestStateAsync(HyperVSession session, OwnVirtualMachine own, int state, IOperationProgress progress, CancellationToken cancellationToken)
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
        while (session.Find(own.System.Path) is { } system && ToState(system) != VirtualMachineState.Off)
        {
            TimeSpan elapsed = time.GetElapsedTime(begun);
            if (elapsed > s_longestShutdown)
            {
                throw new RequestRefusedException(Problem.Create(
                    StatusCodes.Status504GatewayTimeout,
                    ProblemCodes.OperationTimeout,
                    "The virtual machine did not shut down",
                    string.Create(CultureInfo.InvariantCulture, $"Its operating system was asked to shut down and was still running after {elapsed.TotalSeconds:0} seconds."),
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
            if (FindOwn(session) is { } own)
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
