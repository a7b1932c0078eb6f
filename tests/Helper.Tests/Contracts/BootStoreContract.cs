using DockerDesktop.Windows.Boot;

namespace Helper.Tests.Contracts;

/// <summary>What every <see cref="IBootStore"/> does, of whose store the boot manager starts <see cref="Entry"/> by default, which has <see cref="LaunchType"/>.</summary>
internal static class BootStoreContract
{
    /// <summary>The default entry.</summary>
    public const string Entry = "{5a5bc9a9-0c37-11ef-9d5a-806e6f6e6963}";

    private const string NoSuchEntry = "{5a5bc9a9-0c37-11ef-9d5a-000000000000}";

    /// <summary>Its hypervisorlaunchtype: auto.</summary>
    public static ReadOnlySpan<byte> LaunchType => [1, 0, 0, 0, 0, 0, 0, 0];

    public static void Run(IBootStore store)
    {
        Contract.Equal(Entry, store.ReadElement(BootLoader.BootManager, BootLoader.DefaultObject) as string);
        Contract.Holds(store.ReadElement(Entry, BootLoader.HypervisorLaunchType) is byte[] bytes && LaunchType.SequenceEqual(bytes));
        Contract.Holds(store.ReadElement(Entry.ToUpperInvariant(), BootLoader.HypervisorLaunchType) is byte[]);
        Contract.Equal(null, store.ReadElement(Entry, BootLoader.DefaultObject));
        Contract.Equal(null, store.ReadElement(NoSuchEntry, BootLoader.HypervisorLaunchType));
    }

    /// <summary>Where Windows has not mounted its store.</summary>
    public static void RunWithoutStore(IBootStore store) => Contract.Throws<BootStoreException>(() => store.ReadElement(BootLoader.BootManager, BootLoader.DefaultObject));
}
