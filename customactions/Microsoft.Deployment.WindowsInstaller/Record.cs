using System.ComponentModel;
using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A row of a view, or the arguments of a message: a template in field 0 and values in the fields 1 and up.</summary>
public partial class Record : InstallerHandle
{
    /// <summary>MSI_NULL_INTEGER, which stands for a null field and so cannot be a value.</summary>
    private const int NullInteger = int.MinValue;

    private readonly View? _view;
    private readonly ColumnCollection? _columns;

    /// <summary>Makes a record of empty fields.</summary>
    /// <param name="fieldCount">How many fields, field 0 not counted.</param>
    /// <exception cref="InvalidHandleException">There cannot be a record of so many.</exception>
    public Record(int fieldCount)
        : this(NativeInstallerApi.Instance, fieldCount)
    {
    }

    /// <summary>Makes a record with values in the fields 1 and up.</summary>
    /// <param name="fields">The values: null, a text, a number or a stream.</param>
    public Record(params object?[] fields)
        : this(NativeInstallerApi.Instance, fields)
    {
    }

    internal Record(IInstallerApi api, int fieldCount)
        : base(api, api.CreateRecord(fieldCount), ownsHandle: true)
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

    internal Record(IInstallerApi api, uint handle, bool ownsHandle)
        : base(api, handle, ownsHandle)
    {
    }

    /// <summary>Wraps a row that was fetched. Its field 0 holds what the installer left there, which is no template.</summary>
    internal Record(View view, uint handle, ColumnCollection columns)
        : base(view.Api, handle, ownsHandle: true) => (_view, _columns, IsFormatStringInvalid) = (view, columns, true);

    /// <summary>How many fields there are, field 0 not counted.</summary>
    public int FieldCount => Api.RecordGetFieldCount(OpenHandle);

    /// <summary>The template in field 0.</summary>
    public string FormatString
    {
        get => GetString(0);
        set => SetString(0, value);
    }

    /// <summary>True while field 0 holds no template, because a view wrote the record: its text is empty then, until <see cref="FormatString"/> is set.</summary>
    protected internal bool IsFormatStringInvalid { get; set; }

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
            var type = field == 0 || _columns is null || field > _columns.Count ? typeof(string) : _columns[field - 1].Type;
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
                case int number when field != 0:
                    SetInteger(field, number);
                    break;
                case short number when field != 0:
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
    public static Record FromHandle(IntPtr handle, bool ownsHandle) => new(NativeInstallerApi.Instance, unchecked((uint)handle), ownsHandle);

    /// <summary>Empties every field.</summary>
    public void Clear() => InstallerException.ThrowIfFailed(Api, Api.RecordClearData(OpenHandle), "MsiRecordClearData");

    /// <summary>Says whether a field is null.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>True when it is.</returns>
    public bool IsNull(int field)
    {
        CheckField(field);
        return Api.RecordIsNull(OpenHandle, field);
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
        return unchecked((int)Api.RecordDataSize(OpenHandle, field));
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
        InstallerException.ThrowIfFailed(Api, Api.RecordGetString(OpenHandle, field, out var value), $"MsiRecordGetString({field})");
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
        InstallerException.ThrowIfFailed(Api, Api.RecordSetString(OpenHandle, field, value ?? string.Empty), $"MsiRecordSetString({field})");
        if (field == 0)
        {
            IsFormatStringInvalid = false;
        }
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
        var value = Api.RecordGetInteger(OpenHandle, field);
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
        InstallerException.ThrowIfFailed(Api, Api.RecordSetInteger(OpenHandle, field, value), $"MsiRecordSetInteger({field})");
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

    /// <summary>Fills the template with the fields; property references become empty, as there is no session.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Fill(null);

    /// <summary>Fills the template with the fields and a session's properties.</summary>
    /// <param name="provider">The session; null for none.</param>
    /// <returns>The text.</returns>
    public string ToString(IFormatProvider? provider) => Fill(provider as Session);

    /// <summary>Fills another template with the fields.</summary>
    /// <param name="format">The template; null for the record's own.</param>
    /// <returns>The text.</returns>
    [Obsolete("It writes to the record while it works. Set FormatString, then call ToString().")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string ToString(string? format) => FillWith(format, null);

    /// <summary>Fills another template with the fields and a session's properties.</summary>
    /// <param name="format">The template; null for the record's own.</param>
    /// <param name="provider">The session; null for none.</param>
    /// <returns>The text.</returns>
    [Obsolete("It writes to the record while it works. Set FormatString, then call ToString(IFormatProvider).")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string ToString(string? format, IFormatProvider? provider) => FillWith(format, provider as Session);

    /// <summary>Fills another template and puts the record's own back.</summary>
    internal string FillWith(string? format, Session? session)
    {
        if (format is null)
        {
            return Fill(session);
        }

        if (format.Length == 0)
        {
            return string.Empty;
        }

        var saved = FormatString;
        var wasInvalid = IsFormatStringInvalid;
        try
        {
            FormatString = format;
            return Fill(session);
        }
        finally
        {
            FormatString = saved;
            IsFormatStringInvalid = wasInvalid;
        }
    }

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

    private string Fill(Session? session)
    {
        if (IsFormatStringInvalid)
        {
            return string.Empty;
        }

        InstallerException.ThrowIfFailed(Api, Api.FormatRecord(session?.OpenHandle, OpenHandle, out var text), "MsiFormatRecord");
        return text;
    }

    private void CheckField(int field)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(field);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(field, FieldCount);
    }

    private int IndexOf(string fieldName)
    {
        if (_columns is null)
        {
            throw new InvalidOperationException($"The record has no field named \"{fieldName}\": only the rows of a view have names.");
        }

        TextArgument.ThrowIfMissing(fieldName);
        var index = _columns.IndexOf(fieldName);
        return index >= 0 ? index + 1 : throw new ArgumentOutOfRangeException(nameof(fieldName), fieldName, "The record has no field of that name.");
    }
}
