using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.VirtualMachine;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.VirtualMachine;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Wmi;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class VirtualMachineTests
{
    private static readonly VirtualMachineCreateRequest s_request = new(Processors: 4, MemoryMegabytes: 2048, DiskGigabytes: 64);

    private readonly FakeHyperV _hyperV = new();
    private readonly FakeHelperRecords _records = new();
    private readonly ListProgress _progress = new();
    private readonly LeapingTime _time = new();
    private readonly FakeVirtualDiskFile _disk;

    public VirtualMachineTests() => _disk = new FakeVirtualDiskFile(_hyperV);

    private DockerDesktopVirtualMachine Vm => new(new WmiConnector(_hyperV, TimeProvider.System), _records, _disk, _time);

    private FakeWmiObject Machine => _hyperV.Machines.Single(machine => machine["ElementName"] as string == "DockerDesktopVM");

    [TestCleanup]
    public void Everything_was_closed()
    {
        Assert.AreEqual(0, _hyperV.OpenConnections);
        Assert.AreEqual(0, _disk.Held);
        Assert.AreEqual(0, _disk.FileHeld);
    }

    private Task<string> CreateAsync() => Vm.CreateAsync(s_request, _progress, default);

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    public async Task Create_makes_the_machine_with_the_wanted_shape_and_disk(int jobLooks)
    {
        _hyperV.JobLooks = jobLooks;
        StringAssert.Contains(await CreateAsync(), "was made");

        FakeWmiObject machine = Machine;
        FakeWmiObject settings = _hyperV.Settings(machine, "Msvm_VirtualSystemSettingData").Single();
        AssertHasShape(settings);
        CollectionAssert.AreEqual(new[] { _records.Values["VirtualMachineMarker"] }, (string[])settings["Notes"]!);
        AssertHasFixedMemory(machine, "2048");
        Assert.AreEqual("4", _hyperV.Settings(machine, "Msvm_ProcessorSettingData").Single()["VirtualQuantity"]);
        Assert.HasCount(2, _hyperV.Settings(machine, "Msvm_ResourceAllocationSettingData"));
        FakeWmiObject storage = _hyperV.Settings(machine, "Msvm_StorageAllocationSettingData").Single();
        CollectionAssert.AreEqual(new[] { _disk.Path }, (string[])storage["HostResource"]!);
        Assert.AreEqual(1, _disk.Holds, "nobody could change the folder meanwhile");
        Assert.AreEqual(64L * 1024 * 1024 * 1024, _hyperV.Disks[_disk.Path]);
        Assert.AreEqual(new VirtualMachineStatus(VirtualMachineState.Off, 4, 2048), (await Vm.GetStatusAsync()));
    }

    private static void AssertHasShape(FakeWmiObject settings)
    {
        Assert.AreEqual("Microsoft:Hyper-V:SubType:2", settings["VirtualSystemSubType"]);
        Assert.AreEqual(false, settings["SecureBootEnabled"]);
        Assert.AreEqual(false, settings["AutomaticSnapshotsEnabled"]);
        Assert.AreEqual(2, settings["UserSnapshotType"], "no checkpoints");
        Assert.AreEqual(2, settings["AutomaticStartupAction"], "none");
        Assert.AreEqual(4, settings["AutomaticShutdownAction"], "shut down");
    }

    private void AssertHasFixedMemory(FakeWmiObject machine, string megabytes)
    {
        FakeWmiObject memory = _hyperV.Settings(machine, "Msvm_MemorySettingData").Single();
        Assert.AreEqual(false, memory["DynamicMemoryEnabled"]);
        foreach (string name in new[] { "VirtualQuantity", "Reservation", "Limit" })
        {
            Assert.AreEqual(megabytes, memory[name], name);
        }
    }

    [TestMethod]
    [DataRow(512)]
    [DataRow(1024, DisplayName = "what Hyper-V gives by itself")]
    [DataRow(8192)]
    public async Task Memory_is_fixed_whatever_its_size(int megabytes)
    {
        await Vm.CreateAsync(s_request with { MemoryMegabytes = megabytes }, _progress, default);
        AssertHasFixedMemory(Machine, megabytes.ToString(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public async Task A_machine_whose_settings_somebody_changed_gets_its_shape_back_and_one_that_runs_is_refused()
    {
        await CreateAsync();
        FakeWmiObject memory = _hyperV.Settings(Machine, "Msvm_MemorySettingData").Single();
        FakeWmiObject settings = _hyperV.Settings(Machine, "Msvm_VirtualSystemSettingData").Single();
        (string Name, object Value)[] changes =
        [
            ("SecureBootEnabled", true), ("AutomaticSnapshotsEnabled", true), ("UserSnapshotType", 3), ("AutomaticStartupAction", 4), ("AutomaticShutdownAction", 2),
        ];
        foreach ((string name, object value) in changes)
        {
            settings[name] = value;
            StringAssert.Contains(await CreateAsync(), "changed", name);
            AssertHasShape(settings);
        }

        (memory["DynamicMemoryEnabled"], memory["Reservation"], memory["Limit"]) = (true, "512", "1048576");
        StringAssert.Contains(await CreateAsync(), "changed");
        AssertHasFixedMemory(Machine, "2048");

        await Vm.StartAsync(_progress, default);
        settings["UserSnapshotType"] = 3;
        await RefuseAsync(ProblemCodes.WrongState, 409, CreateAsync);
        Assert.AreEqual(3, settings["UserSnapshotType"]);
    }

    [TestMethod]
    public async Task Create_uses_a_disk_that_is_there()
    {
        _hyperV.Disks[_disk.Path] = 7;
        await CreateAsync();
        Assert.AreEqual(7, _hyperV.Disks[_disk.Path]);
        CollectionAssert.DoesNotContain(_hyperV.Calls, "CreateVirtualHardDisk");
    }

    [TestMethod]
    public async Task Create_again_changes_nothing()
    {
        await CreateAsync();
        _hyperV.Calls.Clear();
        StringAssert.Contains(await CreateAsync(), "was there already.");
        Assert.IsEmpty(_hyperV.Calls);
        Assert.HasCount(1, _hyperV.Machines);
    }

    [TestMethod]
    public async Task Create_again_with_another_shape_changes_one_that_is_off_and_refuses_one_that_runs()
    {
        await CreateAsync();
        StringAssert.Contains(await Vm.CreateAsync(s_request with { Processors = 2 }, _progress, default), "changed");
        Assert.AreEqual(2, (await Vm.GetStatusAsync()).Processors);

        await Vm.StartAsync(_progress, default);
        await RefuseAsync(ProblemCodes.WrongState, 409, () => Vm.CreateAsync(s_request, _progress, default));
        Assert.AreEqual(2, (await Vm.GetStatusAsync()).Processors);
    }

    [TestMethod]
    [DataRow(0, 2048, 64, "processors")]
    [DataRow(241, 2048, 64, "processors")]
    [DataRow(1, 511, 64, "memoryMegabytes")]
    [DataRow(1, 513, 64, "memoryMegabytes")]
    [DataRow(1, int.MaxValue, 64, "memoryMegabytes")]
    [DataRow(1, 2048, 0, "diskGigabytes")]
    [DataRow(1, 2048, -1, "diskGigabytes")]
    [DataRow(1, 2048, 65537, "diskGigabytes")]
    public async Task Create_refuses_values_that_are_not_allowed_before_anything_is_done(int processors, int memory, int disk, string name)
    {
        Problem problem = await RefuseAsync(ProblemCodes.InvalidValue, 400, () => Vm.CreateAsync(new(processors, memory, disk), _progress, default));
        StringAssert.Contains(problem.Cause, name);
        Assert.IsEmpty(_hyperV.Calls);
        Assert.IsEmpty(_records.Values);
    }

    [TestMethod]
    [DataRow("DefineSystem")]
    [DataRow("ModifyResourceSettings")]
    [DataRow("CreateVirtualHardDisk")]
    [DataRow("AddResourceSettings")]
    public async Task A_creation_that_fails_at_any_step_leaves_no_machine_and_no_disk(string method)
    {
        _hyperV.JobFailures[method] = (32773, "the reason that Hyper-V gives");
        Problem problem = await RefuseAsync(ProblemCodes.WindowsError, 502, CreateAsync);
        StringAssert.Contains(problem.Cause, "the reason that Hyper-V gives");
        StringAssert.Contains(problem.Cause, method);
        Assert.IsEmpty(_hyperV.Machines);
        Assert.IsEmpty(_hyperV.Disks);

        _hyperV.JobFailures.Clear();
        await CreateAsync();
        Assert.HasCount(1, _hyperV.Machines);
    }

    [TestMethod]
    public async Task A_creation_that_fails_keeps_a_disk_that_was_there()
    {
        _hyperV.Disks[_disk.Path] = 7;
        _hyperV.JobFailures["AddResourceSettings"] = (1, "x");
        await RefuseAsync(ProblemCodes.WindowsError, 502, CreateAsync);
        Assert.IsTrue(_disk.Exists());
    }

    [TestMethod]
    [DataRow("DefineSystem")]
    [DataRow("ModifyResourceSettings")]
    [DataRow("CreateVirtualHardDisk")]
    [DataRow("AddResourceSettings")]
    public async Task A_helper_that_died_at_any_step_of_a_creation_finishes_it_the_next_time(string method)
    {
        // The process is gone: nothing undoes, everything after this step fails.
        foreach (string step in new[] { $"Msvm_VirtualSystemManagementService.{method}", $"Msvm_ImageManagementService.{method}", "Msvm_VirtualSystemManagementService.DestroySystem" })
        {
            _hyperV.Failures[step] = unchecked((int)0x800706BA);
        }

        await RefuseAsync(ProblemCodes.WindowsError, 502, CreateAsync);
        _hyperV.Failures.Clear();
        await CreateAsync();
        Assert.HasCount(1, _hyperV.Machines);
        Assert.AreEqual(new VirtualMachineStatus(VirtualMachineState.Off, 4, 2048), (await Vm.GetStatusAsync()));
        Assert.HasCount(1, _hyperV.Settings(Machine, "Msvm_StorageAllocationSettingData"));
        Assert.HasCount(2, _hyperV.Settings(Machine, "Msvm_ResourceAllocationSettingData"));
    }

    [TestMethod]
    public async Task Machines_of_the_same_name_that_others_made_are_never_touched()
    {
        FakeWmiObject theirs = _hyperV.AddMachine("DockerDesktopVM");
        FakeWmiObject alsoTheirs = _hyperV.AddMachine("DockerDesktopVM", ["com.docker.service:00000000000000000000000000000000"]);
        FakeWmiObject other = _hyperV.AddMachine("Other");
        foreach (FakeWmiObject machine in new[] { theirs, alsoTheirs, other })
        {
            machine["EnabledState"] = 2;
        }

        Assert.AreEqual(VirtualMachineState.Missing, (await Vm.GetStatusAsync()).State);
        await RefuseAsync(ProblemCodes.WrongState, 409, () => Vm.StopAsync(new(Force: true), _progress, default));
        await Vm.DestroyAsync(new(DeleteDisk: false), _progress, default);
        Assert.HasCount(3, _hyperV.Machines);

        await CreateAsync();
        Assert.HasCount(4, _hyperV.Machines);
        await Vm.StartAsync(_progress, default);
        await Vm.StopAsync(new(Force: true), _progress, default);
        await Vm.DestroyAsync(new(DeleteDisk: true), _progress, default);
        CollectionAssert.AreEquivalent(new[] { theirs, alsoTheirs, other }, _hyperV.Machines.ToList());
        Assert.IsTrue(_hyperV.Machines.All(machine => machine["EnabledState"] is 2));
    }

    [TestMethod]
    public async Task A_machine_with_our_marker_and_another_name_is_not_ours()
    {
        await CreateAsync();
        FakeWmiObject renamed = Machine;
        _hyperV.Settings(renamed, "Msvm_VirtualSystemSettingData").Single()["ElementName"] = "Production";
        Assert.AreEqual(VirtualMachineState.Missing, (await Vm.GetStatusAsync()).State);
        await Vm.DestroyAsync(new(DeleteDisk: false), _progress, default);
        CollectionAssert.Contains(_hyperV.Machines.ToList(), renamed);
    }

    [TestMethod]
    public async Task Copies_of_ours_with_the_marker_are_refused_and_none_is_touched()
    {
        await CreateAsync();
        _hyperV.AddMachine("DockerDesktopVM", [_records.Values["VirtualMachineMarker"]]);
        await RefuseAsync(ProblemCodes.WrongState, 409, () => Vm.DestroyAsync(new(DeleteDisk: true), _progress, default));
        Assert.HasCount(2, _hyperV.Machines);
        Assert.IsTrue(_disk.Exists());
    }

    [TestMethod]
    public async Task Start_runs_it_with_its_disk_where_it_lies_now()
    {
        await CreateAsync();
        _hyperV.Disks.Remove(_disk.Path);
        _disk.Path = @"E:\elsewhere\DockerDesktop.vhdx";
        _hyperV.Disks[_disk.Path] = 7;
        await Vm.StartAsync(_progress, default);
        CollectionAssert.AreEqual(new[] { _disk.Path }, (string[])_hyperV.Settings(Machine, "Msvm_StorageAllocationSettingData").Single()["HostResource"]!);
        Assert.AreEqual(new VirtualMachineStatus(VirtualMachineState.Running, 4, 2048, UptimeSeconds: 65), (await Vm.GetStatusAsync()));
        Assert.IsTrue(await Vm.MayUseDiskAsync());
        StringAssert.Contains(await Vm.StartAsync(_progress, default), "already");
    }

    [TestMethod]
    public async Task Start_without_a_machine_or_without_its_disk_is_refused()
    {
        await RefuseAsync(ProblemCodes.WrongState, 409, () => Vm.StartAsync(_progress, default));
        await CreateAsync();
        _hyperV.Disks.Clear();
        Problem problem = await RefuseAsync(ProblemCodes.WrongState, 409, () => Vm.StartAsync(_progress, default));
        StringAssert.Contains(problem.Cause, _disk.Path);
        Assert.AreEqual(3, Machine["EnabledState"]);
    }

    [TestMethod]
    public async Task Stop_asks_the_guest_to_shut_down_and_waits()
    {
        await CreateAsync();
        await Vm.StartAsync(_progress, default);
        await RefuseAsync(ProblemCodes.WrongState, 409, () => Vm.StopAsync(new(Force: false), _progress, default));
        _hyperV.AddShutdownComponent(Machine);
        StringAssert.Contains(await Vm.StopAsync(new(Force: false), _progress, default), "shut down");
        Assert.AreEqual(VirtualMachineState.Off, (await Vm.GetStatusAsync()).State);
        StringAssert.Contains(await Vm.StopAsync(new(Force: false), _progress, default), "already");
        Assert.IsFalse(await Vm.MayUseDiskAsync());
    }

    [TestMethod]
    public async Task A_guest_that_does_not_shut_down_is_waited_for_for_a_bounded_time_and_can_be_switched_off()
    {
        await CreateAsync();
        await Vm.StartAsync(_progress, default);
        _hyperV.AddShutdownComponent(Machine);
        _hyperV.GuestsIgnoreShutdown = true;
        await RefuseAsync(ProblemCodes.OperationTimeout, 504, () => Vm.StopAsync(new(Force: false), _progress, default));
        Assert.AreEqual(VirtualMachineState.Running, (await Vm.GetStatusAsync()).State);
        StringAssert.Contains(await Vm.StopAsync(new(Force: true), _progress, default), "switched off");
        Assert.AreEqual(VirtualMachineState.Off, (await Vm.GetStatusAsync()).State);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Destroy_switches_it_off_removes_it_and_deletes_the_disk_only_when_asked(bool deleteDisk)
    {
        await CreateAsync();
        await Vm.StartAsync(_progress, default);
        await Vm.DestroyAsync(new(deleteDisk), _progress, default);
        Assert.IsEmpty(_hyperV.Machines);
        Assert.AreEqual(!deleteDisk, _disk.Exists());
        StringAssert.Contains(await Vm.DestroyAsync(new(false), _progress, default), "There was no");
    }

    [TestMethod]
    public async Task Destroy_that_fails_keeps_the_disk()
    {
        await CreateAsync();
        _hyperV.Refusals["DestroySystem"] = 32769;
        Problem problem = await RefuseAsync(ProblemCodes.WindowsError, 502, () => Vm.DestroyAsync(new(DeleteDisk: true), _progress, default));
        StringAssert.Contains(problem.Cause, "access denied");
        Assert.IsTrue(_disk.Exists());
    }

    [TestMethod]
    [DataRow(2, VirtualMachineState.Running)]
    [DataRow(3, VirtualMachineState.Off)]
    [DataRow(4, VirtualMachineState.Stopping)]
    [DataRow(6, VirtualMachineState.Saved)]
    [DataRow(9, VirtualMachineState.Paused)]
    [DataRow(10, VirtualMachineState.Starting)]
    [DataRow(32770, VirtualMachineState.Starting)]
    [DataRow(32773, VirtualMachineState.Stopping)]
    [DataRow(99, VirtualMachineState.Other)]
    public async Task Status_maps_hyper_vs_states_and_whatever_is_not_off_may_use_the_disk(int enabledState, VirtualMachineState expected)
    {
        await CreateAsync();
        Machine["EnabledState"] = enabledState;
        Assert.AreEqual(expected, (await Vm.GetStatusAsync()).State);
        Assert.AreEqual(enabledState != 3, await Vm.MayUseDiskAsync());
    }

    [TestMethod]
    public async Task Without_hyper_v_every_verb_says_so()
    {
        _hyperV.Namespaces.Remove(@"root\virtualization\v2");
        StringAssert.Contains((await RefuseAsync(ProblemCodes.NotInstalled, 409, CreateAsync)).Fix, "Microsoft-Hyper-V");
        await RefuseAsync(ProblemCodes.NotInstalled, 409, async () => (await Vm.GetStatusAsync()).ToString());
        Assert.IsFalse(await Vm.MayUseDiskAsync());
    }

    [TestMethod]
    public async Task A_wmi_that_refuses_is_an_error_with_its_code_and_the_disk_counts_as_used()
    {
        _hyperV.Failures["connect"] = WmiException.AccessDenied;
        StringAssert.Contains((await RefuseAsync(ProblemCodes.WindowsError, 502, CreateAsync)).Cause, "0x80041003");
        await Assert.ThrowsExactlyAsync<RequestRefusedException>(Vm.MayUseDiskAsync);
        _hyperV.Failures["connect"] = WmiException.ServiceDisabled;
        StringAssert.Contains((await RefuseAsync(ProblemCodes.WrongState, 409, CreateAsync)).Fix, "Winmgmt");
    }

    [TestMethod]
    public async Task A_job_that_hangs_and_one_that_is_lost_are_errors()
    {
        _hyperV.JobsHang = true;
        DateTimeOffset begun = _time.GetUtcNow();
        await RefuseAsync(ProblemCodes.OperationTimeout, 504, CreateAsync);
        Assert.IsTrue(_time.GetUtcNow() - begun < TimeSpan.FromMinutes(11));

        _hyperV.JobsHang = false;
        _hyperV.JobsVanish = true;
        StringAssert.Contains((await RefuseAsync(ProblemCodes.WindowsError, 502, CreateAsync)).Cause, "lost");
    }

    [TestMethod]
    public async Task A_records_key_that_cannot_be_read_makes_nothing()
    {
        _records.Failure = new InstallationRegistryException("no", new IOException());
        await RefuseAsync(ProblemCodes.WindowsError, 502, CreateAsync);
        Assert.IsEmpty(_hyperV.Machines);
    }

    private static async Task<Problem> RefuseAsync(string code, int status, Func<Task<string>> action)
    {
        Problem problem = (await Assert.ThrowsExactlyAsync<RequestRefusedException>(action)).Problem;
        Assert.AreEqual(code, problem.Code, problem.Cause);
        Assert.AreEqual(status, problem.Status);
        Assert.AreNotEqual(string.Empty, problem.Fix);
        return problem;
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    public async Task While_hyper_v_works_on_the_disk_its_folder_and_its_file_are_held(int jobLooks)
    {
        _hyperV.JobLooks = jobLooks;
        List<string> seen = [];
        _hyperV.Working = method => seen.Add($"{method} {_disk.Held} {_disk.FileHeld}");
        await CreateAsync();
        CollectionAssert.AreEqual(
            new[]
            {
                "DefineSystem 1 0", "ModifyResourceSettings 1 0", "ModifyResourceSettings 1 0", "CreateVirtualHardDisk 1 0",
                "AddResourceSettings 1 1", "AddResourceSettings 1 1", "AddResourceSettings 1 1",
            },
            seen);

        seen.Clear();
        _hyperV.Disks.Remove(_disk.Path);
        _disk.Path = @"E:\elsewhere\DockerDesktop.vhdx";
        _hyperV.Disks[_disk.Path] = 7;
        await Vm.StartAsync(_progress, default);
        CollectionAssert.AreEqual(new[] { "ModifyResourceSettings 1 1", "RequestStateChange 1 1" }, seen);
    }

    [TestMethod]
    public async Task A_disk_that_may_not_be_used_is_refused_before_the_machine_is_started_changed_or_destroyed()
    {
        await CreateAsync();
        _disk.Refusal = new RequestRefusedException(Problems.NotTrusted("x", "y"));
        _hyperV.Calls.Clear();
        await RefuseAsync(ProblemCodes.NotTrusted, 409, () => Vm.StartAsync(_progress, default));
        await RefuseAsync(ProblemCodes.NotTrusted, 409, CreateAsync);
        await RefuseAsync(ProblemCodes.NotTrusted, 409, () => Vm.DestroyAsync(new(DeleteDisk: true), _progress, default));
        Assert.IsEmpty(_hyperV.Calls);
        StringAssert.Contains(await Vm.DestroyAsync(new(DeleteDisk: false), _progress, default), "kept");
        Assert.HasCount(1, _hyperV.Disks);
        _disk.Refusal = null;
    }

    [TestMethod]
    [DataRow(32769, DisplayName = "saved")]
    [DataRow(32768, DisplayName = "paused")]
    public async Task One_that_was_saved_with_another_disk_is_not_started(int enabledState)
    {
        await CreateAsync();
        Machine["EnabledState"] = enabledState;
        _hyperV.Settings(Machine, "Msvm_StorageAllocationSettingData").Single()["HostResource"] = new[] { @"C:\Users\user\DockerDesktop.vhdx" };
        await RefuseAsync(ProblemCodes.WrongState, 409, () => Vm.StartAsync(_progress, default));
        Assert.AreEqual(enabledState, Machine["EnabledState"]);
        _hyperV.Settings(Machine, "Msvm_StorageAllocationSettingData").Single()["HostResource"] = new[] { _disk.Path };
        await Vm.StartAsync(_progress, default);
        Assert.AreEqual(2, Machine["EnabledState"]);
    }

    [TestMethod]
    public async Task A_disk_that_hyper_v_says_it_made_and_did_not_is_not_attached()
    {
        _hyperV.DiskMade = path => _hyperV.Disks.Remove(path);
        StringAssert.Contains((await RefuseAsync(ProblemCodes.WindowsError, 502, CreateAsync)).Cause, "there is no file");
        CollectionAssert.DoesNotContain(_hyperV.Calls, "AddResourceSettings");
        Assert.IsEmpty(_hyperV.Machines);
    }
}
