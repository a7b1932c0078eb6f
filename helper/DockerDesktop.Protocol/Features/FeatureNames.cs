namespace DockerDesktop.Protocol.Features;

/// <summary>Names of the Windows features that an engine needs, as DISM has them.</summary>
public static class FeatureNames
{
    /// <summary>Windows Subsystem for Linux.</summary>
    public const string Wsl = "Microsoft-Windows-Subsystem-Linux";

    /// <summary>Virtual Machine Platform.</summary>
    public const string VirtualMachinePlatform = "VirtualMachinePlatform";

    /// <summary>Hyper-V.</summary>
    public const string HyperV = "Microsoft-Hyper-V";

    /// <summary>Containers.</summary>
    public const string Containers = "Containers";
}
