using System.Text.RegularExpressions;

namespace Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

/// <summary>
/// The msi.dll of one installation, in memory. In a deferred, rollback or commit action it refuses all that Windows refuses there: reading any property but
/// CustomActionData, setting one, the database.
/// </summary>
internal sealed partial class FakeInstaller : IInstallerApi
{
    public const uint SessionHandle = 1;

    private readonly Dictionary<uint, object> _open = [];
    private uint _nextHandle = 100;

    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The mode that the running action is in; null for an immediate one.</summary>
    public InstallRunMode? ActionMode { get; set; }

    /// <summary>The messages in order, each filled in.</summary>
    public List<(InstallMessage Type, string Text)> Messages { get; } = [];

    /// <summary>What a message is answered with.</summary>
    public int Answer { get; set; }

    /// <summary>The rows that any query gives.</summary>
    public List<object?[]> Rows { get; } = [];

    public string[] ColumnNames { get; set; } = [];

    public Dictionary<string, string> Conditions { get; } = [];

    public List<string> DoneActions { get; } = [];

    /// <summary>Handles that were opened and not closed.</summary>
    public int OpenHandles => _open.Count;

    public string Log => string.Join('\n', Messages.Select(message => message.Text));

    public Session OpenSession() => new(this, SessionHandle, ownsHandle: false);

    public uint CloseHandle(uint handle) => _open.Remove(handle) ? WindowsError.Success : WindowsError.InvalidHandle;

    public uint GetProperty(MsiSafeHandle session, string name, out string value)
    {
        if (ActionMode is not null && name != CustomActionData.PropertyName)
        {
            throw new AssertFailedException($"A deferred action read the property {name}.");
        }

        value = Properties.GetValueOrDefault(name, string.Empty);
        return session.Value == SessionHandle ? WindowsError.Success : WindowsError.InvalidHandle;
    }

    public uint SetProperty(MsiSafeHandle session, string name, string? value)
    {
        if (ActionMode is not null)
        {
            throw new AssertFailedException($"A deferred action set the property {name}.");
        }

        Properties[name] = value ?? string.Empty;
        return WindowsError.Success;
    }

    public bool GetMode(MsiSafeHandle session, InstallRunMode mode) => mode == ActionMode;

    public uint SetMode(MsiSafeHandle session, InstallRunMode mode, bool value) =>
        mode is InstallRunMode.RebootAtEnd or InstallRunMode.RebootNow ? WindowsError.Success : 5u;

    public int ProcessMessage(MsiSafeHandle session, int messageType, MsiSafeHandle record)
    {
        Messages.Add(((InstallMessage)messageType, Fill((object?[])_open[record.Value], withProperties: true)));
        return Answer;
    }

    public uint DoAction(MsiSafeHandle session, string action)
    {
        DoneActions.Add(action);
        return action == "Missing" ? WindowsError.FunctionNotCalled : WindowsError.Success;
    }

    public uint Sequence(MsiSafeHandle session, string sequenceTable)
    {
        DoneActions.Add(sequenceTable);
        return WindowsError.Success;
    }

    public int EvaluateCondition(MsiSafeHandle session, string condition) => condition switch
    {
        "" => 2,
        "((" => 3,
        _ => Properties.GetValueOrDefault(condition, string.Empty).Length > 0 ? 1 : 0,
    };

    public uint GetTargetPath(MsiSafeHandle session, string directory, out string path) => GetProperty(session, directory, out path);

    public uint SetTargetPath(MsiSafeHandle session, string directory, string path) => SetProperty(session, directory, path);

    public ushort GetLanguage(MsiSafeHandle session) => 1033;

    public uint GetActiveDatabase(MsiSafeHandle session) => ActionMode is null ? Open("database") : 0;

    public uint DatabaseOpenView(MsiSafeHandle database, string query, out uint view)
    {
        view = 0;
        if (!query.StartsWith("SELECT", StringComparison.Ordinal))
        {
            return WindowsError.BadQuerySyntax;
        }

        view = Open(new Queue<object?[]>(Rows));
        return WindowsError.Success;
    }

    public int DatabaseIsTablePersistent(MsiSafeHandle database, string table) => table == "Property" ? 1 : 2;

    public uint ViewExecute(MsiSafeHandle view, MsiSafeHandle? parameters) => WindowsError.Success;

    public uint ViewFetch(MsiSafeHandle view, out uint record)
    {
        var rows = (Queue<object?[]>)_open[view.Value];
        record = rows.Count == 0 ? 0 : Open(new object?[] { null }.Concat(rows.Dequeue()).ToArray());
        return record == 0 ? WindowsError.NoMoreItems : WindowsError.Success;
    }

    public uint ViewGetColumnInfo(MsiSafeHandle view, int columnInfo, out uint record)
    {
        record = Open(new object?[] { null }.Concat(ColumnNames).ToArray());
        return WindowsError.Success;
    }

    public uint ViewClose(MsiSafeHandle view) => WindowsError.Success;

    public uint CreateRecord(int fieldCount) => Open(new object?[fieldCount + 1]);

    public int RecordGetFieldCount(MsiSafeHandle record) => Fields(record).Length - 1;

    public bool RecordIsNull(MsiSafeHandle record, int field) => Fields(record)[field] is null;

    public int RecordGetInteger(MsiSafeHandle record, int field) =>
        Fields(record)[field] switch
        {
            int number => number,
            string text when int.TryParse(text, out var number) => number,
            _ => int.MinValue,
        };

    public uint RecordGetString(MsiSafeHandle record, int field, out string value)
    {
        value = Fields(record)[field]?.ToString() ?? string.Empty;
        return WindowsError.Success;
    }

    public uint RecordSetInteger(MsiSafeHandle record, int field, int value)
    {
        Fields(record)[field] = value;
        return WindowsError.Success;
    }

    public uint RecordSetString(MsiSafeHandle record, int field, string? value)
    {
        Fields(record)[field] = string.IsNullOrEmpty(value) ? null : value;
        return WindowsError.Success;
    }

    public uint RecordClearData(MsiSafeHandle record)
    {
        Array.Clear(Fields(record));
        return WindowsError.Success;
    }

    public uint RecordReadStream(MsiSafeHandle record, int field, Span<byte> buffer, out int read)
    {
        var stream = (Stream)Fields(record)[field]!;
        read = stream.Read(buffer);
        return WindowsError.Success;
    }

    public uint FormatRecord(MsiSafeHandle? session, MsiSafeHandle record, out string text)
    {
        text = Fill(Fields(record), session is not null);
        return WindowsError.Success;
    }

    private uint Open(object content)
    {
        _open.Add(++_nextHandle, content);
        return _nextHandle;
    }

    private object?[] Fields(MsiSafeHandle record) => (object?[])_open[record.Value];

    /// <summary>Replaces [1] by a field and [Name] by a property, once, as MsiFormatRecord does.</summary>
    private string Fill(object?[] fields, bool withProperties) => Reference().Replace(
        fields[0]?.ToString() ?? string.Empty,
        match => int.TryParse(match.Groups[1].Value, out var field) ? fields[field]?.ToString() ?? string.Empty
            : withProperties ? Properties.GetValueOrDefault(match.Groups[1].Value, string.Empty)
            : string.Empty);

    [GeneratedRegex(@"\[(\w+)\]")]
    private static partial Regex Reference();
}
