namespace Microsoft.Deployment.WindowsInstaller;

/// <content>Fields that hold binary data.</content>
public partial class Record
{
    private const string StoragesTable = "_Storages";

    /// <summary>Reads the stream of a field, a Binary row's for example. It is read on demand, once and forwards, while the record is open.</summary>
    /// <param name="field">The field's number.</param>
    /// <returns>The bytes; null when the field is null.</returns>
    public Stream? GetStream(int field) => IsNull(field) ? null : new RecordStream(this, field);

    /// <summary>Reads the stream of a field. It is read on demand, once and forwards, while the record is open.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>The bytes; null when the field is null.</returns>
    public Stream? GetStream(string fieldName) => GetStream(IndexOf(fieldName));

    /// <summary>
    /// Writes the stream of a field to a file, however long it is. It can be read once. Nothing is written when the field is null. Of a row of <c>_Storages</c>, the transforms of a patch for
    /// example, the storage is written, which the database has to be opened read-only for.
    /// </summary>
    /// <param name="field">The field's number.</param>
    /// <param name="filePath">The file, which is made or overwritten.</param>
    /// <exception cref="NotSupportedException">The row is one of <c>_Storages</c>, and its database is not opened read-only from a file, or the row has no name.</exception>
    public void GetStream(int field, string filePath)
    {
        TextArgument.ThrowIfMissing(filePath);
        CheckField(field);
        if (_view is not null && _columns is not null && QueriedTables.Of(_view.QueryString) is [StoragesTable] && field <= _columns.Count && _columns[field - 1].Name == "Data")
        {
            ExtractStorage(_view.Database, filePath);
            return;
        }

        if (IsNull(field))
        {
            return;
        }

        using var file = File.Create(filePath);
        CopyStream(field, file);
    }

    /// <summary>Writes the stream of a field to a file, as <see cref="GetStream(int, string)"/> does.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <param name="filePath">The file, which is made or overwritten.</param>
    public void GetStream(string fieldName, string filePath) => GetStream(IndexOf(fieldName), filePath);

    /// <summary>Puts the content of a file into a field.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="filePath">The file.</param>
    public void SetStream(int field, string filePath)
    {
        CheckField(field);
        TextArgument.ThrowIfMissing(filePath);
        InstallerException.ThrowIfFailed(Api, Api.RecordSetStream(OpenHandle, field, filePath), $"MsiRecordSetStream({field}, {filePath})");
    }

    /// <summary>Puts the content of a file into a field.</summary>
    /// <param name="fieldName">The name of the field's column.</param>
    /// <param name="filePath">The file.</param>
    public void SetStream(string fieldName, string filePath) => SetStream(IndexOf(fieldName), filePath);

    /// <summary>Puts the rest of a stream into a field.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="stream">The stream; null makes the field null.</param>
    public void SetStream(int field, Stream? stream)
    {
        CheckField(field);
        if (stream is null)
        {
            SetString(field, null);
            return;
        }

        // msi.dll takes a file and copies it at once.
        var file = Path.GetTempFileName();
        try
        {
            using (var copy = File.Create(file))
            {
                stream.CopyTo(copy);
            }

            SetStream(field, file);
        }
        finally
        {
            DeleteCopy(file);
        }
    }

    /// <summary>Puts the rest of a stream into a field.</summary>
    /// <param name="fieldName">The name of the field's column.</param>
    /// <param name="stream">The stream; null makes the field null.</param>
    public void SetStream(string fieldName, Stream? stream) => SetStream(IndexOf(fieldName), stream);

    /// <summary>The value of a field that stays when the record is closed: a stream is read whole.</summary>
    internal object? DetachedValue(int field)
    {
        var value = this[field];
        if (value is not RecordStream)
        {
            return value;
        }

        var content = new MemoryStream();
        CopyStream(field, content);
        content.Position = 0;
        return content;
    }

    /// <summary>Reads on in the stream of a field.</summary>
    /// <returns>How many bytes were read; 0 at the end.</returns>
    internal int ReadStream(int field, Span<byte> buffer)
    {
        InstallerException.ThrowIfFailed(Api, Api.RecordReadStream(OpenHandle, field, buffer, out var read), $"MsiRecordReadStream({field})");
        return read;
    }

    private void CopyStream(int field, Stream destination)
    {
        var buffer = new byte[4096];
        while (ReadStream(field, buffer) is > 0 and var read)
        {
            destination.Write(buffer, 0, read);
        }
    }

    private void ExtractStorage(Database database, string filePath)
    {
        if (!database.IsReadOnly || string.IsNullOrEmpty(database.FilePath))
        {
            throw new NotSupportedException("A storage is written to a file from a database that was opened read-only by its path. Open it with DatabaseOpenMode.ReadOnly.");
        }

        if (_columns?.Contains("Name") != true)
        {
            throw new NotSupportedException("A storage is written to a file from a row that names it. Add the column Name to the query.");
        }

        StructuredStorage.Extract(database.FilePath, GetString("Name"), filePath);
    }

    private void DeleteCopy(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (IOException) when (_view is not null)
        {
            // Something holds it still, a virus scanner for example.
            _view.Database.DeleteOnClose(file);
        }
    }
}
