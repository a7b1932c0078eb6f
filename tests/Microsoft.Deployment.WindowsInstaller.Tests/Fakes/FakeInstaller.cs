using System.Text.RegularExpressions;

namespace Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

/// <summary>
/// The msi.dll of one installation, in memory. In a deferred, rollback or commit action it refuses all that Windows refuses there: reading any property but
/// CustomActionData, ProductCode and UserSID, setting one, the database.
/// </summary>
internal sealed partial class FakeInstaller : IInstallerApi
{
    public const uint SessionHandle = 1;

    private readonly Dictionary<uint, object> _open = [];
    private readonly HashSet<uint> _writable = [];
    private uint _nextHandle = 100;

    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The mode that the running action is in; null for an immediate one.</summary>
    public InstallRunMode? ActionMode { get; set; }

    /// <summary>True to answer in a deferred action what Windows would not, as Wine does: what is refused then the library refuses.</summary>
    public bool AllowsDeferredAccess { get; set; }

    /// <summary>The messages in order, each filled in.</summary>
    public List<(InstallMessage Type, string Text)> Messages { get; } = [];

    /// <summary>The messages in order: kind and fields 1 and up.</summary>
    public List<string> SentFields { get; } = [];

    /// <summary>What a message is answered with.</summary>
    public int Answer { get; set; }

    /// <summary>What a message of a kind is answered with, instead of <see cref="Answer"/>.</summary>
    public Func<InstallMessage, int>? AnswerTo { get; set; }

    /// <summary>The rows that any query gives.</summary>
    public List<object?[]> Rows { get; } = [];

    /// <summary>The rows of tables: a query whose first table is here gives these, instead of <see cref="Rows"/>.</summary>
    public Dictionary<string, List<object?[]>> TableRows { get; } = new(StringComparer.Ordinal);

    /// <summary>What a query for a property gives, when it has parameters and the property is here, instead of <see cref="Rows"/>.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>True when files of other kinds than packages can be opened.</summary>
    public bool OpensPatches { get; set; }

    public string[] ColumnNames { get; set; } = [];

    /// <summary>The types of the columns, as MsiViewGetColumnInfo gives them; without them they are what the values of the first row are.</summary>
    public string[]? ColumnTypes { get; set; }

    /// <summary>The statements that were opened.</summary>
    public List<string> Queries { get; } = [];

    /// <summary>What was done with rows: the mode and the fields 1 and up.</summary>
    public List<string> Modifications { get; } = [];

    /// <summary>What a modification returns.</summary>
    public uint ModifyResult { get; set; }

    /// <summary>What a validation finds, in order.</summary>
    public Queue<(ValidationError Error, string Column)> ValidationErrors { get; } = [];

    /// <summary>The tables: their key columns, and whether they are stored.</summary>
    public Dictionary<string, (string[] Keys, bool Persistent)> Tables { get; } = new(StringComparer.Ordinal) { ["Property"] = (["Property"], true) };

    public Dictionary<string, (InstallState Installed, InstallState Action)> Features { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (InstallState Installed, InstallState Action)> Components { get; } = new(StringComparer.Ordinal);

    /// <summary>INSTALLFEATUREATTRIBUTE of every feature.</summary>
    public uint Attributes { get; set; } = 4;

    /// <summary>Drives with units of 512 bytes: to stay, and for the time of the installation.</summary>
    public List<(string Drive, int Cost, int Temporary)> Costs { get; } = [];

    public uint DiskSpaceResult { get; set; }

    public int InstallLevel { get; private set; }

    /// <summary>What a commit returns.</summary>
    public uint CommitResult { get; set; }

    /// <summary>What opening a summary information returns.</summary>
    public uint SummaryResult { get; set; }

    /// <summary>What a merge returns.</summary>
    public uint MergeResult { get; set; }

    /// <summary>What making a transform returns.</summary>
    public uint TransformResult { get; set; }

    /// <summary>What was done with databases besides queries.</summary>
    public List<string> DatabaseCalls { get; } = [];

    public Dictionary<int, SummaryValue> Summary { get; } = [];

    /// <summary>The fields of the record of the last error, field 0 included; null when there is none.</summary>
    public object?[]? LastError { get; set; }

    public Dictionary<string, string> Conditions { get; } = [];

    public List<string> DoneActions { get; } = [];

    /// <summary>Handles that were opened and not closed.</summary>
    public int OpenHandles => _open.Count;

    /// <summary>The log: movements of the progress bar are not in it.</summary>
    public string Log => string.Join('\n', Messages.Where(message => message.Type != InstallMessage.Progress).Select(message => message.Text));

    public Session OpenSession() => new(this, SessionHandle, ownsHandle: false);

    public uint CloseHandle(uint handle) => _open.Remove(handle) ? WindowsError.Success : WindowsError.InvalidHandle;

    public uint GetProperty(MsiSafeHandle session, string name, out string value)
    {
        if (ActionMode is not null && !AllowsDeferredAccess && name is not (CustomActionData.PropertyName or "ProductCode" or "UserSID"))
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
        SentFields.Add($"{(InstallMessage)messageType} {string.Join(' ', Fields(record).Skip(1))}");
        return AnswerTo?.Invoke((InstallMessage)messageType) ?? Answer;
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

    public uint GetSourcePath(MsiSafeHandle session, string directory, out string path) => GetProperty(session, $"Source:{directory}", out path);

    public uint GetProductProperty(MsiSafeHandle session, string property, out string value) => GetProperty(session, $"Product:{property}", out value);

    public uint SetInstallLevel(MsiSafeHandle session, int installLevel)
    {
        InstallLevel = installLevel;
        return WindowsError.Success;
    }

    public uint VerifyDiskSpace(MsiSafeHandle session) => DiskSpaceResult;

    public uint GetFeatureState(MsiSafeHandle session, string feature, out InstallState installed, out InstallState action) =>
        GetState(Features, feature, WindowsError.UnknownFeature, out installed, out action);

    public uint SetFeatureState(MsiSafeHandle session, string feature, InstallState state) => SetState(Features, feature, WindowsError.UnknownFeature, state);

    public uint GetFeatureValidStates(MsiSafeHandle session, string feature, out uint states)
    {
        states = (1u << (int)InstallState.Absent) | (1u << (int)InstallState.Local);
        return Features.ContainsKey(feature) ? WindowsError.Success : WindowsError.UnknownFeature;
    }

    public uint GetFeatureInfo(MsiSafeHandle session, string feature, out uint attributes, out string title, out string description)
    {
        (attributes, title, description) = (Attributes, $"{feature}'s title", $"{feature}'s description");
        return Features.ContainsKey(feature) ? WindowsError.Success : WindowsError.UnknownFeature;
    }

    public uint SetFeatureAttributes(MsiSafeHandle session, string feature, uint attributes)
    {
        Attributes = attributes;
        return Features.ContainsKey(feature) ? WindowsError.Success : WindowsError.UnknownFeature;
    }

    public uint GetFeatureCost(MsiSafeHandle session, string feature, int tree, InstallState state, out int cost)
    {
        cost = (tree * 100) + (int)state;
        return Features.ContainsKey(feature) ? WindowsError.Success : WindowsError.UnknownFeature;
    }

    public uint GetComponentState(MsiSafeHandle session, string component, out InstallState installed, out InstallState action) =>
        GetState(Components, component, WindowsError.UnknownComponent, out installed, out action);

    public uint SetComponentState(MsiSafeHandle session, string component, InstallState state) => SetState(Components, component, WindowsError.UnknownComponent, state);

    public uint EnumComponentCosts(MsiSafeHandle session, string? component, int index, InstallState state, out string drive, out int cost, out int temporaryCost)
    {
        (drive, cost, temporaryCost) = index < Costs.Count ? Costs[index] : (string.Empty, 0, 0);
        return component is not null && !Components.ContainsKey(component) ? WindowsError.UnknownComponent
            : index < Costs.Count ? WindowsError.Success
            : WindowsError.NoMoreItems;
    }

    public ushort GetLanguage(MsiSafeHandle session) => 1033;

    public uint GetActiveDatabase(MsiSafeHandle session) => ActionMode is null ? Open("database") : 0;

    public uint OpenDatabase(string path, DatabaseOpenMode mode, bool isPatch, out uint database)
    {
        var result = OpenDatabase(path, $"{mode}{(isPatch ? " patch" : string.Empty)}", out database);
        if (mode != DatabaseOpenMode.ReadOnly)
        {
            _writable.Add(database);
        }

        return result;
    }

    public uint OpenDatabase(string path, string outputPath, out uint database)
    {
        DatabaseCalls.Add($"open {path} {outputPath}");
        database = path.EndsWith(".msi", StringComparison.Ordinal) || OpensPatches ? Open("database") : 0;
        return database == 0 ? WindowsError.OpenFailed : WindowsError.Success;
    }

    public uint DatabaseCommit(MsiSafeHandle database)
    {
        Called("commit");
        return CommitResult;
    }

    public int GetDatabaseState(MsiSafeHandle database) => _writable.Contains(database.Value) ? 1 : 0;

    public uint DatabaseMerge(MsiSafeHandle database, MsiSafeHandle other, string? errorTable)
    {
        Called($"merge {errorTable}");
        return MergeResult;
    }

    public uint DatabaseGenerateTransform(MsiSafeHandle database, MsiSafeHandle reference, string transform)
    {
        Called($"transform {transform}");
        return TransformResult;
    }

    public uint CreateTransformSummaryInfo(MsiSafeHandle database, MsiSafeHandle reference, string transform, TransformErrors errors, TransformValidations validations) =>
        Called($"transform summary {transform} {errors} {validations}");

    public uint DatabaseApplyTransform(MsiSafeHandle database, string transform, TransformErrors errors) => Called($"apply {transform} {errors}");

    public uint DatabaseExport(MsiSafeHandle database, string table, string folder, string file) => Called($"export {table} {folder} {file}");

    public uint DatabaseImport(MsiSafeHandle database, string folder, string file) => Called($"import {folder} {file}");

    public uint DatabaseGetPrimaryKeys(MsiSafeHandle database, string table, out uint record)
    {
        record = Tables.TryGetValue(table, out var found) ? Open(new object?[] { table }.Concat(found.Keys).ToArray()) : 0;
        return record == 0 ? WindowsError.InvalidTable : WindowsError.Success;
    }

    public uint DatabaseOpenView(MsiSafeHandle database, string query, out uint view)
    {
        view = 0;
        Queries.Add(query);
        if (!Statement().IsMatch(query) || query.Contains("`Missing`", StringComparison.Ordinal))
        {
            return WindowsError.BadQuerySyntax;
        }

        view = Open(new Queue<object?[]>(TableRows.GetValueOrDefault(FirstTable().Match(query).Groups[1].Value, Rows)));
        return WindowsError.Success;
    }

    public int DatabaseIsTablePersistent(MsiSafeHandle database, string table) => !Tables.TryGetValue(table, out var found) ? 2 : found.Persistent ? 1 : 0;

    public uint ViewExecute(MsiSafeHandle view, MsiSafeHandle? parameters)
    {
        if (parameters is not null && Fields(parameters) is [_, string property] && Answers.TryGetValue(property, out var answer))
        {
            _open[view.Value] = new Queue<object?[]>([[answer]]);
        }

        return WindowsError.Success;
    }

    public uint ViewFetch(MsiSafeHandle view, out uint record)
    {
        var rows = (Queue<object?[]>)_open[view.Value];
        record = rows.Count == 0 ? 0 : Open(new object?[] { null }.Concat(rows.Dequeue()).ToArray());
        return record == 0 ? WindowsError.NoMoreItems : WindowsError.Success;
    }

    public uint ViewGetColumnInfo(MsiSafeHandle view, int columnInfo, out uint record)
    {
        record = Open(new object?[] { null }.Concat(columnInfo == 0 ? ColumnNames : ColumnTypes ?? [.. ColumnNames.Select((_, index) => TypeOf(index))]).ToArray());
        return WindowsError.Success;
    }

    public uint ViewModify(MsiSafeHandle view, ViewModifyMode mode, MsiSafeHandle record)
    {
        Modifications.Add($"{mode} {string.Join(' ', Fields(record).Skip(1))}");
        return ModifyResult;
    }

    public int ViewGetError(MsiSafeHandle view, out string column)
    {
        (var error, column) = ValidationErrors.Count > 0 ? ValidationErrors.Dequeue() : (ValidationError.None, string.Empty);
        return (int)error;
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
        Fields(record)[field] = value == int.MinValue ? null : value;
        return WindowsError.Success;
    }

    public uint RecordSetString(MsiSafeHandle record, int field, string? value)
    {
        Fields(record)[field] = string.IsNullOrEmpty(value) ? null : value;
        return WindowsError.Success;
    }

    public uint RecordDataSize(MsiSafeHandle record, int field) => Fields(record)[field] switch
    {
        null => 0,
        int => sizeof(int),
        Stream stream => (uint)stream.Length,
        var text => (uint)text.ToString()!.Length,
    };

    public uint RecordSetStream(MsiSafeHandle record, int field, string path)
    {
        if (!File.Exists(path))
        {
            return WindowsError.FileNotFound;
        }

        Fields(record)[field] = new MemoryStream(File.ReadAllBytes(path));
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

    public uint GetLastErrorRecord() => LastError is null ? 0 : Open(LastError);

    public uint GetSummaryInformation(MsiSafeHandle? database, string? path, int updateCount, out uint summary)
    {
        DatabaseCalls.Add($"summary {path} {updateCount}");
        summary = SummaryResult == WindowsError.Success ? Open("summary") : 0;
        return SummaryResult;
    }

    public uint SummaryInfoGetProperty(MsiSafeHandle summary, int property, out SummaryValue value)
    {
        value = Summary.GetValueOrDefault(property, new SummaryValue(SummaryValueType.Empty, 0, 0, string.Empty));
        return WindowsError.Success;
    }

    public uint SummaryInfoSetProperty(MsiSafeHandle summary, int property, SummaryValue value)
    {
        Summary[property] = value;
        return WindowsError.Success;
    }

    public uint SummaryInfoPersist(MsiSafeHandle summary) => Called("persist");

    private static uint GetState(
        Dictionary<string, (InstallState Installed, InstallState Action)> states, string name, uint unknown, out InstallState installed, out InstallState action)
    {
        var found = states.TryGetValue(name, out var state);
        (installed, action) = state;
        return found ? WindowsError.Success : unknown;
    }

    private static uint SetState(Dictionary<string, (InstallState Installed, InstallState Action)> states, string name, uint unknown, InstallState state)
    {
        if (!states.TryGetValue(name, out var found))
        {
            return unknown;
        }

        states[name] = (found.Installed, state);
        return WindowsError.Success;
    }

    private string TypeOf(int column) => Rows.FirstOrDefault()?[column] switch
    {
        int => "I4",
        Stream => "V0",
        _ => "S0",
    };

    private uint Called(string call)
    {
        DatabaseCalls.Add(call);
        return WindowsError.Success;
    }

    private uint Open(object content)
    {
        _open.Add(++_nextHandle, content);
        return _nextHandle;
    }

    private object?[] Fields(MsiSafeHandle record) => (object?[])_open[record.Value];

    /// <summary>Replaces [1] by a field, [Name] by a property and [#key] by the property #key, once, as MsiFormatRecord does.</summary>
    private string Fill(object?[] fields, bool withProperties) => Reference().Replace(
        fields[0]?.ToString() ?? string.Empty,
        match => int.TryParse(match.Groups[1].Value, out var field) ? fields[field]?.ToString() ?? string.Empty
            : withProperties ? Properties.GetValueOrDefault(match.Groups[1].Value, string.Empty)
            : string.Empty);

    [GeneratedRegex("^(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP)")]
    private static partial Regex Statement();

    [GeneratedRegex("FROM `(\\w+)`")]
    private static partial Regex FirstTable();

    [GeneratedRegex(@"\[(#?\w+)\]")]
    private static partial Regex Reference();
}
