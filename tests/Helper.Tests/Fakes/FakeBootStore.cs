using DockerDesktop.Windows.Boot;

namespace Helper.Tests.Fakes;

/// <summary>Boot configuration in memory.</summary>
internal sealed class FakeBootStore : IBootStore
{
    public const string DefaultEntry = "{5a5bc9a9-0c37-11ef-9d5a-806e6f6e6963}";

    public Dictionary<(string ObjectId, uint Element), object> Elements { get; } = new()
    {
        [(BootLoader.BootManager, BootLoader.DefaultObject)] = DefaultEntry,
    };

    public BootStoreException? Failure { get; set; }

    public object? ReadElement(string objectId, uint element) => Failure is not null ? throw Failure : Elements.GetValueOrDefault((objectId, element));

    public void SetLaunchType(params byte[] bytes) => Elements[(DefaultEntry, BootLoader.HypervisorLaunchType)] = bytes;
}
