using Installer.Msi.Streams;

namespace Installer.Msi.CompoundFiles;

/// <summary>A storage of a compound file (MS-CFB): streams and further storages by name. The root storage has no name of its own.</summary>
public sealed class CompoundFileStorage
{
    private readonly SortedDictionary<string, StreamSource> streams = new(CompoundFileNameComparer.Instance);
    private readonly SortedDictionary<string, CompoundFileStorage> storages = new(CompoundFileNameComparer.Instance);

    /// <summary>The CLSID of the application that owns the storage, or the empty GUID.</summary>
    public Guid ClassId { get; set; }

    /// <summary>The streams by name, in directory order.</summary>
    public IReadOnlyDictionary<string, StreamSource> Streams => streams;

    /// <summary>The storages inside this one by name, in directory order.</summary>
    public IReadOnlyDictionary<string, CompoundFileStorage> Storages => storages;

    /// <summary>Adds a stream.</summary>
    /// <param name="name">Its name: 1 to 31 UTF-16 units without <c>/ \ : !</c>, other than every name here whatever the case.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="MsiException">The name is not allowed or there is one already.</exception>
    public void AddStream(string name, StreamSource content)
    {
        ArgumentNullException.ThrowIfNull(content);
        CheckName(name);
        streams.Add(name, content);
    }

    /// <summary>Adds a storage.</summary>
    /// <param name="name">Its name, as for <see cref="AddStream"/>.</param>
    /// <param name="storage">The storage.</param>
    /// <exception cref="MsiException">The name is not allowed or there is one already.</exception>
    public void AddStorage(string name, CompoundFileStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        CheckName(name);
        storages.Add(name, storage);
    }

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > CompoundFileFormat.MaxNameLength)
        {
            throw new MsiException($"The compound file name '{name}' has {name.Length} UTF-16 units; the format holds {CompoundFileFormat.MaxNameLength}.");
        }

        if (name.AsSpan().IndexOfAny("/\\:!\0") is var at and >= 0)
        {
            throw new MsiException($"The compound file name '{name}' contains U+{(int)name[at]:X4}, which the format reserves.");
        }

        if (streams.ContainsKey(name) || storages.ContainsKey(name))
        {
            throw new MsiException($"A compound file storage cannot hold two entries named '{name}'; case does not count.");
        }
    }
}
