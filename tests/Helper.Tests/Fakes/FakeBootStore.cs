using DockerDesktop.Windows.Boot;
using Helper.Tests.Contracts;

namespace Helper.Tests.Fakes;

/// <summary>Boot configuration in memory.</summary>
internal sealed class FakeBootStore : IBootStore
{
    public const string DefaultEntry = BootStoreContract.Entry;

    // Names of registry keys, in the real one.
    private static readonly IEqualityComparer<(string ObjectId, uint Element)> s_names = EqualityComparer<(string ObjectId, uint Element)>.Create(
        (a, b) => a.Element == b.Element && string.Equals(a.ObjectId, b.ObjectId, StringComparison.OrdinalIgnoreCase),
        name => HashCode.Combine(name.Element, StringComparer.OrdinalIgnoreCase.GetHashCode(name.ObjectId)));

    public Dictionary<(string ObjectId, uint Element), object> Elements { get; } = new(s_names)
    {
        [(BootLoader.BootManager, BootLoader.DefaultObject)] = DefaultEntry,
    };

    public BootStoreException? Failure { get; set; }

    public object? ReadElement(string objectId, uint element) => Failure is not null ? throw Failure : Elements.GetValueOrDefault((objectId, element));

    public void SetLaunchType(params byte[] bytes) => Elements[(DefaultEntry, BootLoader.HypervisorLaunchType)] = bytes;
}
