using DockerDesktop.Windows.Containers;
using FakeWindows;

namespace Helper.Tests.Fakes;

/// <summary>Destroys layers of the fake file system, by path as Windows does: through links.</summary>
internal sealed class FakeLayerStorage(FakeFileSystem files) : ILayerStorage
{
    /// <summary>False: Windows has no such storage.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>It says that it has destroyed a layer, whose folder is still there.</summary>
    public bool Leaves { get; set; }

    /// <summary>HRESULTs of layers by name.</summary>
    public Dictionary<string, int> Failures { get; } = [];

    public List<string> Destroyed { get; } = [];

    public int? Destroy(string path)
    {
        if (!IsThere)
        {
            return null;
        }

        string name = path[(path.LastIndexOf('\\') + 1)..];
        if (Failures.TryGetValue(name, out int error))
        {
            return error;
        }

        files.Locked(() => files.Step($"HcsDestroyLayer {path}"));
        Destroyed.Add(name);
        if (!Leaves)
        {
            files.Remove(path);
        }

        return 0;
    }
}
