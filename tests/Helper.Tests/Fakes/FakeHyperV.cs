using System.Globalization;

namespace Helper.Tests.Fakes;

/// <summary>Hyper-V's WMI provider, as far as a virtual machine with one disk needs it: states, jobs, and the errors that it returns.</summary>
internal sealed class FakeHyperV : FakeWmi
{
    private const string Service = "Msvm_VirtualSystemManagementService";
    private const int InvalidParameter = 32773;
    private const int InvalidState = 32775;

    // What Hyper-V gives a virtual machine of which nothing is said.
    private static readonly Dictionary<string, object?> s_defaults = new()
    {
        ["VirtualSystemSubType"] = "Microsoft:Hyper-V:SubType:1",
        ["SecureBootEnabled"] = true,
        ["AutomaticSnapshotsEnabled"] = true,
        ["UserSnapshotType"] = 3, // production
        ["AutomaticStartupAction"] = 3, // as it was
        ["AutomaticShutdownAction"] = 3, // save
    };

    private int _nextMachine;

    public FakeHyperV()
    {
        Namespaces.Add(@"root\virtualization\v2");
        Add(Service, []);
        Add("Msvm_ImageManagementService", []);
        Classes["Msvm_ComputerSystem"] = [];
        Classes["Msvm_ShutdownComponent"] = [];
        Classes["Msvm_MemorySettingData"] = ["VirtualQuantity", "Reservation", "Limit", "DynamicMemoryEnabled"];
        Classes["Msvm_ProcessorSettingData"] = ["VirtualQuantity"];
        Classes["Msvm_ResourceAllocationSettingData"] = ["Parent", "AddressOnParent"];
        Classes["Msvm_StorageAllocationSettingData"] = ["Parent", "HostResource"];
        Classes["Msvm_VirtualHardDiskSettingData"] = ["Path", "Type", "Format", "MaxInternalSize"];
        Classes["Msvm_VirtualSystemSettingData"] =
        [
            "ElementName", "Notes", "VirtualSystemSubType", "SecureBootEnabled", "AutomaticSnapshotsEnabled", "UserSnapshotType", "AutomaticStartupAction",
            "AutomaticShutdownAction",
        ];
        foreach ((string className, string subtype) in new[]
        {
            ("Msvm_ResourceAllocationSettingData", "Microsoft:Hyper-V:Synthetic SCSI Controller"),
            ("Msvm_ResourceAllocationSettingData", "Microsoft:Hyper-V:Synthetic Disk Drive"),
            ("Msvm_StorageAllocationSettingData", "Microsoft:Hyper-V:Virtual Hard Disk"),
        })
        {
            // Hyper-V gives the limits of each kind too, in no order.
            foreach (string role in new[] { "Maximum", "Default", "Minimum" })
            {
                Add(className, new() { ["ResourceSubType"] = subtype, ["InstanceID"] = $@"Microsoft:Definition\{subtype}\{role}", ["Role"] = role });
            }
        }

        Methods[$"{Service}.DefineSystem"] = (_, inputs) => Run("DefineSystem", () => DefineSystem(ReadText(inputs["SystemSettings"]).Properties));
        Methods[$"{Service}.ModifyResourceSettings"] = (_, inputs) => Run("ModifyResourceSettings", () => Modify((string[])inputs["ResourceSettings"]));
        Methods[$"{Service}.ModifySystemSettings"] = (_, inputs) => Run("ModifySystemSettings", () => Modify([(string)inputs["SystemSettings"]]));
        Methods[$"{Service}.AddResourceSettings"] = (_, inputs) =>
            Run("AddResourceSettings", () => AddResource((string)inputs["AffectedConfiguration"], (string[])inputs["ResourceSettings"]));
        Methods[$"{Service}.DestroySystem"] = (_, inputs) => Run("DestroySystem", () => Destroy((string)inputs["AffectedSystem"]));
        Methods["Msvm_ImageManagementService.CreateVirtualHardDisk"] = (_, inputs) =>
            Run("CreateVirtualHardDisk", () => CreateDisk(ReadText(inputs["VirtualDiskSettings"]).Properties));
        Methods["Msvm_ComputerSystem.RequestStateChange"] = (system, inputs) => Run("RequestStateChange", () => RequestState(system, (int)inputs["RequestedState"]));
        Methods["Msvm_ShutdownComponent.InitiateShutdown"] = (component, inputs) => Run("InitiateShutdown", () => ShutDown(component));
    }

    /// <summary>How many looks a job needs; 0: methods return at once.</summary>
    public int JobLooks { get; set; } = 3;

    /// <summary>Jobs of a method end in this error.</summary>
    public Dictionary<string, (int ErrorCode, string Description)> JobFailures { get; } = [];

    /// <summary>Methods that return this instead of beginning.</summary>
    public Dictionary<string, int> Refusals { get; } = [];

    /// <summary>Called when a method's work is done, which is in its job: Hyper-V opens the disk then.</summary>
    public Action<string>? Working { get; set; }

    /// <summary>Called with the path of a disk that was made, in the place of a file system.</summary>
    public Action<string>? DiskMade { get; set; }

    /// <summary>Jobs never end.</summary>
    public bool JobsHang { get; set; }

    /// <summary>Jobs are forgotten at once.</summary>
    public bool JobsVanish { get; set; }

    /// <summary>Guests that take a shutdown and never do it.</summary>
    public bool GuestsIgnoreShutdown { get; set; }

    /// <summary>Virtual disks by path, with their size.</summary>
    public Dictionary<string, long> Disks { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All virtual machines.</summary>
    public IReadOnlyList<FakeWmiObject> Machines
    {
        get
        {
            lock (Store)
            {
                return [.. Objects.Where(candidate => candidate.ClassName == "Msvm_ComputerSystem")];
            }
        }
    }

    /// <summary>The settings of a kind that a virtual machine has.</summary>
    public IReadOnlyList<FakeWmiObject> Settings(FakeWmiObject machine, string className) =>
        [.. Objects.Where(candidate => candidate.ClassName == className && ((candidate["InstanceID"] as string)?.StartsWith($"Microsoft:{machine["Name"]}", StringComparison.Ordinal) == true))];

    /// <summary>Makes a virtual machine as somebody else would.</summary>
    public FakeWmiObject AddMachine(string name, string[]? notes = null)
    {
        DefineSystem(new() { ["ElementName"] = name, ["Notes"] = notes });
        return Machines[^1];
    }

    /// <summary>Gives a running guest the component that takes shutdowns.</summary>
    public void AddShutdownComponent(FakeWmiObject machine) => Add("Msvm_ShutdownComponent", new() { ["SystemName"] = machine["Name"] });

    private Dictionary<string, object?> Run(string method, Action effect)
    {
        if (Refusals.TryGetValue(method, out int refusal))
        {
            return new() { ["ReturnValue"] = refusal };
        }

        if (JobLooks == 0)
        {
            return new() { ["ReturnValue"] = Work(method, effect) };
        }

        FakeWmiObject job = Add("Msvm_ConcreteJob", new() { ["JobState"] = 4, ["PercentComplete"] = 0 });
        if (JobsVanish)
        {
            Objects.Remove(job);
        }

        int looks = 0;
        job.OnRead = () =>
        {
            if (JobsHang || (int)job["JobState"]! != 4)
            {
                return;
            }

            looks++;
            job["PercentComplete"] = Math.Min(100, 100 * looks / JobLooks);
            if (looks < JobLooks)
            {
                return;
            }

            if (JobFailures.TryGetValue(method, out var failure))
            {
                (job["JobState"], job["ErrorCode"], job["ErrorDescription"]) = (10, failure.ErrorCode, failure.Description);
                return;
            }

            (job["JobState"], job["ErrorCode"]) = Work(method, effect) is int error and not 0 ? (10, error) : (7, 0);
        };
        return new() { ["ReturnValue"] = 4096, ["Job"] = job.Path };
    }

    private int Work(string method, Action effect)
    {
        Working?.Invoke(method);
        try
        {
            effect();
            return 0;
        }
        catch (RefusedException e)
        {
            return e.Error;
        }
    }

    private void DefineSystem(Dictionary<string, object?> settings)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{++_nextMachine:X12}");
        Add("Msvm_ComputerSystem", new() { ["Name"] = id, ["ElementName"] = settings["ElementName"], ["EnabledState"] = 3, ["OnTimeInMilliseconds"] = "0" });
        foreach ((string name, object? value) in s_defaults)
        {
            settings.TryAdd(name, value);
        }

        settings["VirtualSystemIdentifier"] = id;
        settings["VirtualSystemType"] = "Microsoft:Hyper-V:System:Realized";
        settings["InstanceID"] = $"Microsoft:{id}";
        Add("Msvm_VirtualSystemSettingData", settings);
        Add("Msvm_MemorySettingData", new() { ["InstanceID"] = $@"Microsoft:{id}\4764334d", ["VirtualQuantity"] = "1024", ["Reservation"] = "512", ["Limit"] = "1048576", ["DynamicMemoryEnabled"] = true });
        Add("Msvm_ProcessorSettingData", new() { ["InstanceID"] = $@"Microsoft:{id}\b637f346", ["VirtualQuantity"] = "1" });
    }

    private void Modify(string[] texts)
    {
        foreach (string text in texts)
        {
            Dictionary<string, object?> changes = ReadText(text).Properties;
            FakeWmiObject target = Objects.Single(candidate => candidate.Path == (string)changes["__source"]!);
            if (Machines.Single(machine => ((string)target["InstanceID"]!).StartsWith($"Microsoft:{machine["Name"]}", StringComparison.Ordinal))["EnabledState"] is not 3)
            {
                throw new RefusedException(InvalidState);
            }

            // Fixed memory has no limits of its own.
            if (changes.GetValueOrDefault("DynamicMemoryEnabled") is false && !(Equals(changes["Reservation"], changes["VirtualQuantity"]) && Equals(changes["Limit"], changes["VirtualQuantity"])))
            {
                throw new RefusedException(InvalidParameter);
            }

            foreach ((string name, object? value) in changes.Where(change => change.Key != "__source"))
            {
                target[name] = value;
            }
        }
    }

    private void AddResource(string settingsPath, string[] texts)
    {
        FakeWmiObject settings = Objects.Single(candidate => candidate.Path == settingsPath);
        foreach (string text in texts)
        {
            (string className, Dictionary<string, object?> properties) = ReadText(text);
            Assert.AreEqual("Default", properties["Role"], "resources are made from Hyper-V's defaults");
            properties.Remove("__source");
            properties.Remove("Role");
            properties["InstanceID"] = $@"{settings["InstanceID"]}\{Guid.NewGuid()}";
            Add(className, properties);
        }
    }

    private void Destroy(string path)
    {
        FakeWmiObject system = Objects.Single(candidate => candidate.Path == path);
        Assert.AreEqual(3, system["EnabledState"], "Hyper-V destroys a virtual machine that is off");
        Objects.RemoveAll(candidate => candidate == system || (candidate["InstanceID"] as string)?.StartsWith($"Microsoft:{system["Name"]}", StringComparison.Ordinal) == true);
    }

    private void CreateDisk(Dictionary<string, object?> settings)
    {
        Assert.AreEqual(3, settings["Type"]);
        Assert.AreEqual(3, settings["Format"]);
        Disks.Add((string)settings["Path"]!, long.Parse((string)settings["MaxInternalSize"]!, CultureInfo.InvariantCulture));
        DiskMade?.Invoke((string)settings["Path"]!);
    }

    private static void RequestState(FakeWmiObject system, int state)
    {
        system["EnabledState"] = state;
        system["OnTimeInMilliseconds"] = state == 2 ? "65000" : "0";
    }

    private void ShutDown(FakeWmiObject component)
    {
        if (!GuestsIgnoreShutdown)
        {
            RequestState(Machines.Single(machine => machine["Name"] == component["SystemName"]), 3);
        }
    }

    private sealed class RefusedException(int error) : Exception
    {
        public int Error => error;
    }
}
