using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A row of a view, or the arguments of a message: a template in field 0 and values in the fields 1 and up.</summary>
public sealed class Record : InstallerHandle
{
    /// <summary>MSI_NULL_INTEGER, which stands for a null field and so cannot be a value.</summary>
    private const int NullInteger = int.MinValue;

    private readonly ColumnCollection? _columns;

    /// <summary>Makes a record of empty fields.</summary>
    /// <param name="fieldCount">How many fields, field 0 not counted.</param>
    public Record(int fieldCount)
        : this(NativeInstallerApi.Instance, fieldCount)
    {
    }

    /// <summary>Makes a record with values in the fields 1 and up.</summary>
    /// <param name="fields">The values: null, a text, or a number.</param>
    public Record(params object?[] fields)
        : this(NativeInstallerApi.Instance, fields)
    {
    }

    internal Record(IInstallerApi api, int fieldCount)
        : base(api, Create(api, fieldCount), ownsHandle: true)
    {
    }

    internal Record(IInstallerApi api, object?[] fields)
        : this(api, fields?.Length ?? throw new ArgumentNullException(nameof(fields)))
    {
        for (var i = 0; i < fields.Length; i++)
        {
            this[i + 1] = fields[i];
        }
    }

    internal Record(IInstallerApi api, uint handle, bool ownsHandle, ColumnCollection? columns = null)
        : base(api, handle, ownsHandle) => _columns = columns;

    /// <summary>How many fields there are, field 0 not counted.</summary>
    public int FieldCount => Api.RecordGetFieldCount(MsiHandle);

    /// <summary>The template in field 0.</summary>
    public string FormatString
    {
        get => GetString(0);
        set => SetString(0, value);
    }

    /// <summary>
    /// A field. In a row of a view: a text (an empty one for null), a number or null, a stream or null, as the type of its column is. In any other record: a text.
    /// Setting takes a text, a number, a stream or null.
    /// </summary>
    /// <param name="field">Its number, from 0.</param>
    public object? this[int field]
    {
        get
        {
            CheckField(field);
            var type = field == 0 || _columns is null ? typeof(string) : _columns[field - 1].Type;
            return type == typeof(string) ? GetString(field)
                : type == typeof(Stream) ? GetStream(field)
                : GetNullableInteger(field);
        }

        set
        {
            switch (value)
            {
                case null:
                    SetString(field, null);
                    break;
                case Stream stream:
                    SetStream(field, stream);
                    break;
                case int number:
                    SetInteger(field, number);
                    break;
                case short number:
                    SetInteger(field, number);
                    break;
                default:
                    SetString(field, Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    /// <summary>A field by the name of its column in the view that the record came from.</summary>
    /// <param name="fieldName">The name of the column.</param>
    public object? this[string fieldName]
    {
        get => this[IndexOf(fieldName)];
        set => this[IndexOf(fieldName)] = value;
    }

    /// <summary>Wraps a handle.</summary>
    /// <param name="handle">The MSIHANDLE of a record.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <returns>The record.</returns>
    public static Record FromHandle(IntPtr handle, bool ownsHandle) => new(NativeInstallerApi.Instance, (uint)handle, ownsHandle);

    /// <summary>Empties every field.</summary>
    public void Clear() => InstallerException.ThrowIfFailed(Api.RecordClearData(MsiHandle), "MsiRecordClearData");

    /// <summary>Says whether a field is null.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>True when it is.</returns>
    public bool IsNull(int field)
    {
        CheckField(field);
        return Api.RecordIsNull(MsiHandle, field);
    }

    /// <summary>Says whether a field is null.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>True when it is.</returns>
    public bool IsNull(string fieldName) => IsNull(IndexOf(fieldName));

    /// <summary>The size of a field.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>The characters of a text, the bytes of a stream, 4 for a number, 0 for null.</returns>
    public int GetDataSize(int field)
    {
        CheckField(field);
        return (int)Api.RecordDataSize(MsiHandle, field);
    }

    /// <summary>The size of a field.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>The characters of a text, the bytes of a stream, 4 for a number, 0 for null.</returns>
    public int GetDataSize(string fieldName) => GetDataSize(IndexOf(fieldName));

    /// <summary>Reads a field as a text; an empty string for null.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>The text.</returns>
    public string GetString(int field)
    {
        CheckField(field);
        InstallerException.ThrowIfFailed(Api.RecordGetString(MsiHandle, field, out var value), $"MsiRecordGetString({field})");
        return value;
    }

    /// <summary>Reads a field as a text; an empty string for null.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>The text.</returns>
    public string GetString(string fieldName) => GetString(IndexOf(fieldName));

    /// <summary>Writes a text.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="value">The text; null or empty makes the field null.</param>
    public void SetString(int field, string? value)
    {
        CheckField(field);
        InstallerException.ThrowIfFailed(Api.RecordSetString(MsiHandle, field, value), $"MsiRecordSetString({field})");
    }

    /// <summary>Writes a text.</summary>
    /// <param name="fieldName">The name of the field's column.</param>
    /// <param name="value">The text; null or empty makes the field null.</param>
    public void SetString(string fieldName, string? value) => SetString(IndexOf(fieldName), value);

    /// <summary>Reads a field as a number; 0 for null.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>The number.</returns>
    public int GetInteger(int field) => GetNullableInteger(field) ?? 0;

    /// <summary>Reads a field as a number; 0 for null.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>The number.</returns>
    public int GetInteger(string fieldName) => GetInteger(IndexOf(fieldName));

    /// <summary>Reads a field as a number.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>The number, or null when the field is null or no number.</returns>
    public int? GetNullableInteger(int field)
    {
        CheckField(field);
        var value = Api.RecordGetInteger(MsiHandle, field);
        return value == NullInteger ? null : value;
    }

    /// <summary>Reads a field as a number.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>The number, or null when the field is null or no number.</returns>
    public int? GetNullableInteger(string fieldName) => GetNullableInteger(IndexOf(fieldName));

    /// <summary>Writes a number.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="value">The number.</param>
    public void SetInteger(int field, int value)
    {
        CheckField(field);
        InstallerException.ThrowIfFailed(Api.RecordSetInteger(MsiHandle, field, value), $"MsiRecordSetInteger({field})");
    }

    /// <summary>Writes a number.</summary>
    /// <param name="fieldName">The name of the field's column.</param>
    /// <param name="value">The number.</param>
    public void SetInteger(string fieldName, int value) => SetInteger(IndexOf(fieldName), value);

    /// <summary>Writes a number or null.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="value">The number; null makes the field null.</param>
    public void SetNullableInteger(int field, int? value) => SetInteger(field, value ?? NullInteger);

    /// <summary>Writes a number or null.</summary>
    /// <param name="fieldName">The name of the field's column.</param>
    /// <param name="value">The number; null makes the field null.</param>
    public void SetNullableInteger(string fieldName, int? value) => SetNullableInteger(IndexOf(fieldName), value);

    /// <summary>Reads the stream of a field, a Binary row's for example. It can be read once.</summary>
    /// <param name="field">The field's number.</param>
    /// <returns>The bytes; null when the field is null.</returns>
    public Stream? GetStream(int field)
    {
        if (IsNull(field))
        {
            return null;
        }

        var content = new MemoryStream();
        CopyStream(field, content);
        content.Position = 0;
        return content;
    }

    /// <summary>Reads the stream of a field. It can be read once.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>The bytes; null when the field is null.</returns>
    public Stream? GetStream(string fieldName) => GetStream(IndexOf(fieldName));

    /// <summary>Writes the stream of a field to a file, however long it is. It can be read once.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="filePath">The file, which is made or overwritten.</param>
    /// <exception cref="InstallerException">The field is null.</exception>
    public void GetStream(int field, string filePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        if (IsNull(field))
        {
            throw new InstallerException($"Field {field} has no stream that could be written to \"{filePath}\".");
        }

        using var file = File.Create(filePath);
        CopyStream(field, file);
    }

    /// <summary>Writes the stream of a field to a file, however long it is. It can be read once.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <param name="filePath">The file, which is made or overwritten.</param>
    /// <exception cref="InstallerException">The field is null.</exception>
    public void GetStream(string fieldName, string filePath) => GetStream(IndexOf(fieldName), filePath);

    /// <summary>Puts the content of a file into a field.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="filePath">The file.</param>
    public void SetStream(int field, string filePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        CheckField(field);
        InstallerException.ThrowIfFailed(Api.RecordSetStream(MsiHandle, field, filePath), $"MsiRecordSetStream({field}, {filePath})");
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
            File.Delete(file);
        }
    }

    /// <summary>Puts the rest of a stream into a field.</summary>
    /// <param name="fieldName">The name of the field's column.</param>
    /// <param name="stream">The stream; null makes the field null.</param>
    public void SetStream(string fieldName, Stream? stream) => SetStream(IndexOf(fieldName), stream);

    /// <summary>Fills the template with the fields; property references become empty, as there is no session.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Fill(null);

    /// <summary>Fills the template with the fields and a session's properties.</summary>
    /// <param name="provider">The session; null for none.</param>
    /// <returns>The text.</returns>
    public string ToString(IFormatProvider? provider) => Fill(provider?.GetFormat(typeof(Record)) as Session);

    /// <summary>The fields 1 and up as texts.</summary>
    internal string[] ToStrings()
    {
        var texts = new string[FieldCount];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = GetString(i + 1);
        }

        return texts;
    }

    private void CopyStream(int field, Stream destination)
    {
        var buffer = new byte[4096];
        while (true)
        {
            InstallerException.ThrowIfFailed(Api.RecordReadStream(MsiHandle, field, buffer, out var read), $"MsiRecordReadStream({field})");
            if (read == 0)
            {
                return;
            }

            destination.Write(buffer, 0, read);
        }
    }

    private string Fill(Session? session)
    {
        InstallerException.ThrowIfFailed(Api.FormatRecord(session?.MsiHandle, MsiHandle, out var text), "MsiFormatRecord");
        return text;
    }

    private static uint Create(IInstallerApi api, int fieldCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fieldCount);
        var handle = api.CreateRecord(fieldCount);
        return handle != 0 ? handle : throw new InstallerException($"MsiCreateRecord({fieldCount}) failed.");
    }

    private void CheckField(int field)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(field);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(field, FieldCount);
    }

    private int IndexOf(string fieldName)
    {
        var index = _columns?.IndexOf(fieldName) ?? -1;
        return index >= 0 ? index + 1 : throw new ArgumentException($"The record has no field named \"{fieldName}\".", nameof(fieldName));
    }
}
