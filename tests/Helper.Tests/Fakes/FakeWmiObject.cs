using DockerDesktop.Windows.Wmi;

namespace Helper.Tests.Fakes;

/// <summary>An object in <see cref="FakeWmi"/>.</summary>
internal sealed class FakeWmiObject(string className, string path, Dictionary<string, object?> properties)
{
    public string ClassName => className;

    public string Path => path;

    public Dictionary<string, object?> Properties { get; } = new(properties, StringComparer.OrdinalIgnoreCase);

    /// <summary>Called before it is read by its path.</summary>
    public Action? OnRead { get; set; }

    public object? this[string name]
    {
        get => Properties.GetValueOrDefault(name);
        set => Properties[name] = value;
    }

    public WmiInstance Copy() => new(Path, new Dictionary<string, object?>(Properties, StringComparer.OrdinalIgnoreCase));
}
