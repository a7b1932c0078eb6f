using System.Buffers.Binary;

namespace DockerDesktop.Windows.Boot;

/// <summary>The entry that the boot manager starts by default.</summary>
internal static class BootLoader
{
    /// <summary>The boot manager's object (SDK: GUID_WINDOWS_BOOTMGR).</summary>
    public const string BootManager = "{9dea862c-5cdd-4e70-acc1-f32b344d4795}";

    /// <summary>BcdBootMgrObject_DefaultObject: a GUID as a string.</summary>
    public const uint DefaultObject = 0x23000003;

    /// <summary>BcdOSLoaderInteger_HypervisorLaunchType: 0 off, 1 auto, little-endian.</summary>
    public const uint HypervisorLaunchType = 0x250000F0;

    /// <summary>Says whether the boot loader starts the hypervisor.</summary>
    /// <exception cref="BootStoreException">The store cannot be read, or holds what this version does not understand.</exception>
    public static HypervisorLaunch ReadHypervisorLaunch(IBootStore store)
    {
        if (store.ReadElement(BootManager, DefaultObject) is not string entry || !Guid.TryParseExact(entry, "B", out _))
        {
            throw new BootStoreException("The boot configuration names no default entry.");
        }

        object? element = store.ReadElement(entry, HypervisorLaunchType);
        ulong? value = element is byte[] { Length: > 0 and <= sizeof(ulong) } bytes ? ReadInteger(bytes) : null;
        return (element, value) switch
        {
            (null, _) => HypervisorLaunch.NotSet,
            (_, 0) => HypervisorLaunch.Off,
            (_, 1) => HypervisorLaunch.Auto,
            _ => throw new BootStoreException($"The boot entry {entry} has a hypervisorlaunchtype that is neither 0 (off) nor 1 (auto)."),
        };
    }

    private static ulong ReadInteger(byte[] bytes)
    {
        Span<byte> whole = stackalloc byte[sizeof(ulong)];
        whole.Clear();
        bytes.CopyTo(whole);
        return BinaryPrimitives.ReadUInt64LittleEndian(whole);
    }
}
