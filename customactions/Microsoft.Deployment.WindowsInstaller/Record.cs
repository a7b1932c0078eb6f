using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A row of a view, or the arguments of a message: a template in field 0 and values in the fields 1 and up.</summary>
public sealed class Record : InstallerHandle
{
    /// <summary>MSI_NULL_INTEGER, which stands for a null field and so cannot be a value.</summary>
    private const int NullInteger = int.MinValue;

    private readonly IReadOnlyList<string>? _columnNames;

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

    internal Record(IInstallerApi api, uint handle, IReadOnlyList<string> columnNames)
        : base(api, handle, ownsHandle: true) => _columnNames = columnNames;

    /// <summary>How many fields there are, field 0 not counted.</summary>
    public int FieldCount => Api.RecordGetFieldCount(Handle);

    /// <summary>The template in field 0.</summary>
    public string FormatString
    {
        get => GetString(0);
        set => SetString(0, value);
    }

    /// <summary>A field: null, a text or a number. A stream's field is read with <see cref="GetStream(int)"/>.</summary>
    /// <param name="field">Its number, from 0.</param>
    public object? this[int field]
    {
        get
        {
            if (IsNull(field))
            {
                return null;
            }

            var number = Api.RecordGetInteger(Handle, field);
            return number == NullInteger ? GetString(field) : number;
        }

        set
        {
            switch (value)
            {
                case null:
                    SetString(field, null);
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

    /// <summary>Empties every field.</summary>
    public void Clear() => InstallerException.ThrowIfFailed(Api.RecordClearData(Handle), "MsiRecordClearData");

    /// <summary>Says whether a field is null.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>True when it is.</returns>
    public bool IsNull(int field)
    {
        CheckField(field);
        return Api.RecordIsNull(Handle, field);
    }

    /// <summary>Says whether a field is null.</summary>
    /// <param name="fieldName">The name of its column.</param>
    /// <returns>True when it is.</returns>
    public bool IsNull(string fieldName) => IsNull(IndexOf(fieldName));

    /// <summary>Reads a field as a text; an empty string for null.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>The text.</returns>
    public string GetString(int field)
    {
        CheckField(field);
        InstallerException.ThrowIfFailed(Api.RecordGetString(Handle, field, out var value), $"MsiRecordGetString({field})");
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
        InstallerException.ThrowIfFailed(Api.RecordSetString(Handle, field, value), $"MsiRecordSetString({field})");
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
        var value = Api.RecordGetInteger(Handle, field);
        return value == NullInteger ? null : value;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="field">The field's number.</param>
    /// <param name="value">The number.</param>
    public void SetInteger(int field, int value)
    {
        CheckField(field);
        InstallerException.ThrowIfFailed(Api.RecordSetInteger(Handle, field, value), $"MsiRecordSetInteger({field})");
    }

    /// <summary>Writes a number.</summary>
    /// <param name="fieldName">The name of the field's column.</param>
    /// <param name="value">The number.</param>
    public void SetInteger(string fieldName, int value) => SetInteger(IndexOf(fieldName), value);

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
        var buffer = new byte[4096];
        while (true)
        {
            InstallerException.ThrowIfFailed(Api.RecordReadStream(Handle, field, buffer, out var read), $"MsiRecordReadStream({field})");
            if (read == 0)
            {
                content.Position = 0;
                return content;
            }

            content.Write(buffer, 0, read);
        }
    }

    /// <summary>Fills the template with the fields; property references become empty, as there is no session.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        InstallerException.ThrowIfFailed(Api.FormatRecord(null, Handle, out var text), "MsiFormatRecord");
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
        for (var i = 0; i < (_columnNames?.Count ?? 0); i++)
        {
            if (string.Equals(_columnNames![i], fieldName, StringComparison.Ordinal))
            {
                return i + 1;
            }
        }

        throw new ArgumentException($"The record has no field named \"{fieldName}\".", nameof(fieldName));
    }
}
