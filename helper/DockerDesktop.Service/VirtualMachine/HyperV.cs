namespace DockerDesktop.Service.VirtualMachine;

/// <summary>Names and numbers of Hyper-V's WMI provider, version 2 (SDK: "Hyper-V WMI provider (V2)").</summary>
internal static class HyperV
{
    public const string Namespace = @"root\virtualization\v2";

    public const string ComputerSystem = "Msvm_ComputerSystem";
    public const string ManagementService = "Msvm_VirtualSystemManagementService";
    public const string ImageService = "Msvm_ImageManagementService";
    public const string ShutdownComponent = "Msvm_ShutdownComponent";
    public const string SystemSettings = "Msvm_VirtualSystemSettingData";
    public const string MemorySettings = "Msvm_MemorySettingData";
    public const string ProcessorSettings = "Msvm_ProcessorSettingData";
    public const string ResourceSettings = "Msvm_ResourceAllocationSettingData";
    public const string StorageSettings = "Msvm_StorageAllocationSettingData";
    public const string DiskSettings = "Msvm_VirtualHardDiskSettingData";

    /// <summary>VirtualSystemType of a virtual machine itself, not of a checkpoint.</summary>
    public const string Realized = "Microsoft:Hyper-V:System:Realized";

    /// <summary>VirtualSystemSubType of generation 2.</summary>
    public const string Generation2 = "Microsoft:Hyper-V:SubType:2";

    public const string ScsiController = "Microsoft:Hyper-V:Synthetic SCSI Controller";
    public const string DiskDrive = "Microsoft:Hyper-V:Synthetic Disk Drive";
    public const string HardDisk = "Microsoft:Hyper-V:Virtual Hard Disk";

    /// <summary>RequestedState: run.</summary>
    public const int Enabled = 2;

    /// <summary>RequestedState: switch off.</summary>
    public const int Disabled = 3;

    /// <summary>UserSnapshotType: no checkpoints, so that the disk stays one file.</summary>
    public const int NoCheckpoints = 2;

    /// <summary>AutomaticStartupAction: none.</summary>
    public const int NoAutomaticStart = 2;

    /// <summary>AutomaticShutdownAction: shut the guest down.</summary>
    public const int ShutDownWithHost = 4;

    /// <summary>Type of a virtual hard disk that grows as it is written.</summary>
    public const int DynamicDisk = 3;

    /// <summary>Format of a virtual hard disk: VHDX.</summary>
    public const int Vhdx = 3;

    /// <summary>ReturnValue: done.</summary>
    public const long Completed = 0;

    /// <summary>ReturnValue: a job was started.</summary>
    public const long JobStarted = 4096;

    /// <summary>Says what a ReturnValue means.</summary>
    public static string Describe(long result) => result switch
    {
        32768 => "failed",
        32769 => "access denied",
        32770 => "not supported",
        32771 => "status unknown",
        32772 => "timed out",
        32773 => "a parameter is not valid",
        32774 => "the virtual machine or its file is in use",
        32775 => "not possible in this state",
        32776 => "a parameter is of a wrong type",
        32777 => "the virtual machine is not available",
        32778 => "out of memory",
        32779 => "a file was not found",
        _ => "no meaning is documented",
    };
}
