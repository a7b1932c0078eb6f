using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A query of the installer's SQL: open, execute, then fetch row after row.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "The name is that of the documented API.")]
public sealed class View : InstallerHandle, IEnumerable<Record>
{
    private IReadOnlyList<string>? _columnNames;

    internal View(IInstallerApi api, uint handle, string query)
        : base(api, handle, ownsHandle: true) => QueryString = query;

    /// <summary>The query.</summary>
    public string QueryString { get; }

    /// <summary>Executes the query.</summary>
    public void Execute() => Execute(null);

    /// <summary>Executes the query.</summary>
    /// <param name="executeParams">The values of its question marks, in order; null for none.</param>
    public void Execute(Record? executeParams) =>
        InstallerException.ThrowIfFailed(Api.ViewExecute(Handle, executeParams?.Handle), $"MsiViewExecute({QueryString})");

    /// <summary>Fetches the next row.</summary>
    /// <returns>The row, which the caller disposes; null after the last.</returns>
    public Record? Fetch()
    {
        _columnNames ??= ReadColumnNames();
        var result = Api.ViewFetch(Handle, out var record);
        if (result == WindowsError.NoMoreItems)
        {
            return null;
        }

        InstallerException.ThrowIfFailed(result, $"MsiViewFetch({QueryString})");
        return new Record(Api, record, _columnNames);
    }

    /// <summary>Fetches the rows that are left. Each row is disposed when the next is fetched.</summary>
    /// <returns>The rows.</returns>
    public IEnumerator<Record> GetEnumerator()
    {
        while (Fetch() is { } record)
        {
            using (record)
            {
                yield return record;
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The SDK asks for MsiViewClose before the handle is closed, so that the view may be executed again elsewhere; there is nothing to do when it fails.
        if (disposing && !IsClosed)
        {
            _ = Api.ViewClose(Handle);
        }

        base.Dispose(disposing);
    }

    private string[] ReadColumnNames()
    {
        InstallerException.ThrowIfFailed(Api.ViewGetColumnInfo(Handle, 0, out var handle), $"MsiViewGetColumnInfo({QueryString})");
        using var info = new Record(Api, handle, []);
        var names = new string[info.FieldCount];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = info.GetString(i + 1);
        }

        return names;
    }
}
