using Installer.Msi.CompoundFiles;
using Installer.Msi.Streams;

namespace Installer.Msi.Database;

/// <summary>A Windows Installer database in memory: tables, summary information, and streams such as embedded cabinets.
/// The contents of streams stay where they are until they are read.</summary>
public sealed class MsiDatabase
{
    private readonly SortedDictionary<string, MsiTable> tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StreamSource> streams = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CompoundFileStorage> storages = new(StringComparer.Ordinal);

    /// <summary>The code page of the string pool: an ANSI code page such as 1252, 65001, or 0 for ASCII only.</summary>
    public int Codepage { get; set; }

    /// <summary>The summary information.</summary>
    public SummaryInformation Summary { get; } = new();

    /// <summary>The tables by name.</summary>
    public IReadOnlyDictionary<string, MsiTable> Tables => tables;

    /// <summary>The streams that belong to no table, by name: embedded cabinets, digital signature.</summary>
    public IReadOnlyDictionary<string, StreamSource> Streams => streams;

    /// <summary>The storages inside the database by name, such as embedded transforms.</summary>
    public IReadOnlyDictionary<string, CompoundFileStorage> Storages => storages;

    /// <summary>Adds a table.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="MsiException">There is one of that name.</exception>
    public void AddTable(MsiTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!tables.TryAdd(table.Name, table))
        {
            throw new MsiException($"There are two tables named {table.Name}.");
        }
    }

    /// <summary>Adds a stream.</summary>
    /// <param name="name">Its name, as in <c>Media.Cabinet</c> without the number sign.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="MsiException">There is one of that name.</exception>
    public void AddStream(string name, StreamSource content)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(content);
        if (!streams.TryAdd(name, content))
        {
            throw new MsiException($"There are two streams named {name}.");
        }
    }

    /// <summary>Adds a storage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="MsiException">There is one of that name.</exception>
    public void AddStorage(string name, CompoundFileStorage content)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(content);
        if (!storages.TryAdd(name, content))
        {
            throw new MsiException($"There are two storages named {name}.");
        }
    }
}
