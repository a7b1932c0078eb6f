using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>msi.dll of the running Windows, loaded from System32 only.</summary>
internal sealed unsafe partial class NativeInstallerApi : IInstallerApi
{
    private const string Msi = "msi.dll";

    /// <summary>Enough for most values; longer ones take a second call.</summary>
    private const int FirstLength = 256;

    /// <summary>MSIDBOPEN_PATCHFILE.</summary>
    private const nint OpenPatchFile = 32;

    private NativeInstallerApi()
    {
    }

    public static NativeInstallerApi Instance { get; } = new();

    /// <summary>A function that fills a buffer; the length goes in with the terminating zero and comes out without it.</summary>
    internal delegate uint FillBuffer(char* buffer, ref uint length);

    public uint CloseHandle(uint handle) => MsiCloseHandle(handle);

    public uint GetProperty(MsiSafeHandle session, string name, out string value) =>
        ReadText((char* buffer, ref uint length) => MsiGetPropertyW(session, name, buffer, ref length), out value);

    public uint SetProperty(MsiSafeHandle session, string name, string? value) => MsiSetPropertyW(session, name, value);

    public bool GetMode(MsiSafeHandle session, InstallRunMode mode) => MsiGetMode(session, (int)mode) != 0;

    public uint SetMode(MsiSafeHandle session, InstallRunMode mode, bool value) => MsiSetMode(session, (int)mode, value ? 1 : 0);

    public int ProcessMessage(MsiSafeHandle session, int messageType, MsiSafeHandle record) => MsiProcessMessage(session, messageType, record);

    public uint DoAction(MsiSafeHandle session, string action) => MsiDoActionW(session, action);

    public uint Sequence(MsiSafeHandle session, string sequenceTable) => MsiSequenceW(session, sequenceTable, 0);

    public int EvaluateCondition(MsiSafeHandle session, string condition) => MsiEvaluateConditionW(session, condition);

    public uint GetTargetPath(MsiSafeHandle session, string directory, out string path) =>
        ReadText((char* buffer, ref uint length) => MsiGetTargetPathW(session, directory, buffer, ref length), out path);

    public uint SetTargetPath(MsiSafeHandle session, string directory, string path) => MsiSetTargetPathW(session, directory, path);

    public uint GetSourcePath(MsiSafeHandle session, string directory, out string path) =>
        ReadText((char* buffer, ref uint length) => MsiGetSourcePathW(session, directory, buffer, ref length), out path);

    public ushort GetLanguage(MsiSafeHandle session) => MsiGetLanguage(session);

    public uint GetProductProperty(MsiSafeHandle session, string property, out string value) =>
        ReadText((char* buffer, ref uint length) => MsiGetProductPropertyW(session, property, buffer, ref length), out value);

    public uint SetInstallLevel(MsiSafeHandle session, int installLevel) => MsiSetInstallLevel(session, installLevel);

    public uint VerifyDiskSpace(MsiSafeHandle session) => MsiVerifyDiskSpace(session);

    public uint GetFeatureState(MsiSafeHandle session, string feature, out InstallState installed, out InstallState action) =>
        MsiGetFeatureStateW(session, feature, out installed, out action);

    public uint SetFeatureState(MsiSafeHandle session, string feature, InstallState state) => MsiSetFeatureStateW(session, feature, state);

    public uint GetFeatureValidStates(MsiSafeHandle session, string feature, out uint states) => MsiGetFeatureValidStatesW(session, feature, out states);

    public uint GetFeatureInfo(MsiSafeHandle session, string feature, out uint attributes, out string title, out string description)
    {
        var found = 0u;
        var titleText = string.Empty;
        // A call each, because each text has a length of its own.
        var result = ReadText((char* buffer, ref uint length) => MsiGetFeatureInfoW(session, feature, out found, buffer, ref length, null, (uint*)null), out titleText);
        var descriptionText = string.Empty;
        if (result == WindowsError.Success)
        {
            result = ReadText((char* buffer, ref uint length) => MsiGetFeatureInfoW(session, feature, out found, null, (uint*)null, buffer, ref length), out descriptionText);
        }

        (attributes, title, description) = (found, titleText, descriptionText);
        return result;
    }

    public uint SetFeatureAttributes(MsiSafeHandle session, string feature, uint attributes) => MsiSetFeatureAttributesW(session, feature, attributes);

    public uint GetFeatureCost(MsiSafeHandle session, string feature, int tree, InstallState state, out int cost) =>
        MsiGetFeatureCostW(session, feature, tree, state, out cost);

    public uint GetComponentState(MsiSafeHandle session, string component, out InstallState installed, out InstallState action) =>
        MsiGetComponentStateW(session, component, out installed, out action);

    public uint SetComponentState(MsiSafeHandle session, string component, InstallState state) => MsiSetComponentStateW(session, component, state);

    public uint EnumComponentCosts(MsiSafeHandle session, string? component, int index, InstallState state, out string drive, out int cost, out int temporaryCost)
    {
        var (found, temporary) = (0, 0);
        var result = ReadText(
            (char* buffer, ref uint length) => MsiEnumComponentCostsW(session, component, (uint)index, state, buffer, ref length, out found, out temporary), out drive);
        (cost, temporaryCost) = (found, temporary);
        return result;
    }

    public uint GetActiveDatabase(MsiSafeHandle session) => MsiGetActiveDatabase(session);

    public uint OpenDatabase(string path, DatabaseOpenMode mode, bool isPatch, out uint database) =>
        MsiOpenDatabaseW(path, (char*)((nint)mode | (isPatch ? OpenPatchFile : 0)), out database);

    public uint OpenDatabase(string path, string outputPath, out uint database)
    {
        fixed (char* output = outputPath)
        {
            return MsiOpenDatabaseW(path, output, out database);
        }
    }

    public uint DatabaseCommit(MsiSafeHandle database) => MsiDatabaseCommit(database);

    public int GetDatabaseState(MsiSafeHandle database) => MsiGetDatabaseState(database);

    public uint DatabaseMerge(MsiSafeHandle database, MsiSafeHandle other, string? errorTable) => MsiDatabaseMergeW(database, other, errorTable);

    public uint DatabaseGenerateTransform(MsiSafeHandle database, MsiSafeHandle reference, string transform) =>
        MsiDatabaseGenerateTransformW(database, reference, transform, 0, 0);

    public uint CreateTransformSummaryInfo(MsiSafeHandle database, MsiSafeHandle reference, string transform, TransformErrors errors, TransformValidations validations) =>
        MsiCreateTransformSummaryInfoW(database, reference, transform, errors, validations);

    public uint DatabaseApplyTransform(MsiSafeHandle database, string transform, TransformErrors errors) => MsiDatabaseApplyTransformW(database, transform, errors);

    public uint DatabaseExport(MsiSafeHandle database, string table, string folder, string file) => MsiDatabaseExportW(database, table, folder, file);

    public uint DatabaseImport(MsiSafeHandle database, string folder, string file) => MsiDatabaseImportW(database, folder, file);

    public uint DatabaseGetPrimaryKeys(MsiSafeHandle database, string table, out uint record) => MsiDatabaseGetPrimaryKeysW(database, table, out record);

    public uint DatabaseOpenView(MsiSafeHandle database, string query, out uint view) => MsiDatabaseOpenViewW(database, query, out view);

    public int DatabaseIsTablePersistent(MsiSafeHandle database, string table) => MsiDatabaseIsTablePersistentW(database, table);

    public uint ViewExecute(MsiSafeHandle view, MsiSafeHandle? parameters) => MsiViewExecute(view, parameters ?? MsiSafeHandle.None);

    public uint ViewFetch(MsiSafeHandle view, out uint record) => MsiViewFetch(view, out record);

    public uint ViewGetColumnInfo(MsiSafeHandle view, int columnInfo, out uint record) => MsiViewGetColumnInfo(view, columnInfo, out record);

    public uint ViewModify(MsiSafeHandle view, ViewModifyMode mode, MsiSafeHandle record) => MsiViewModify(view, mode, record);

    public int ViewGetError(MsiSafeHandle view, out string column)
    {
        // The names of columns have at most 64 characters. A buffer that is too small would lose the error: the next call tells the next one.
        const int LongestName = 256;
        var buffer = stackalloc char[LongestName];
        uint length = LongestName;
        var error = MsiViewGetErrorW(view, buffer, ref length);
        column = error >= 0 ? new string(buffer, 0, (int)length) : string.Empty;
        return error;
    }

    public uint ViewClose(MsiSafeHandle view) => MsiViewClose(view);

    public uint CreateRecord(int fieldCount) => MsiCreateRecord((uint)fieldCount);

    public int RecordGetFieldCount(MsiSafeHandle record) => unchecked((int)MsiRecordGetFieldCount(record));

    public bool RecordIsNull(MsiSafeHandle record, int field) => MsiRecordIsNull(record, (uint)field) != 0;

    public int RecordGetInteger(MsiSafeHandle record, int field) => MsiRecordGetInteger(record, (uint)field);

    public uint RecordGetString(MsiSafeHandle record, int field, out string value) =>
        ReadText((char* buffer, ref uint length) => MsiRecordGetStringW(record, (uint)field, buffer, ref length), out value);

    public uint RecordSetInteger(MsiSafeHandle record, int field, int value) => MsiRecordSetInteger(record, (uint)field, value);

    public uint RecordSetString(MsiSafeHandle record, int field, string? value) => MsiRecordSetStringW(record, (uint)field, value);

    public uint RecordDataSize(MsiSafeHandle record, int field) => MsiRecordDataSize(record, (uint)field);

    public uint RecordSetStream(MsiSafeHandle record, int field, string path) => MsiRecordSetStreamW(record, (uint)field, path);

    public uint RecordClearData(MsiSafeHandle record) => MsiRecordClearData(record);

    public uint RecordReadStream(MsiSafeHandle record, int field, Span<byte> buffer, out int read)
    {
        var length = (uint)buffer.Length;
        uint result;
        fixed (byte* bytes = buffer)
        {
            result = MsiRecordReadStream(record, (uint)field, bytes, ref length);
        }

        read = (int)length;
        return result;
    }

    public uint FormatRecord(MsiSafeHandle? session, MsiSafeHandle record, out string text) =>
        ReadText((char* buffer, ref uint length) => MsiFormatRecordW(session ?? MsiSafeHandle.None, record, buffer, ref length), out text);

    public uint GetLastErrorRecord() => MsiGetLastErrorRecord();

    public uint GetSummaryInformation(MsiSafeHandle? database, string? path, int updateCount, out uint summary) =>
        MsiGetSummaryInformationW(database ?? MsiSafeHandle.None, path, (uint)updateCount, out summary);

    public uint SummaryInfoGetProperty(MsiSafeHandle summary, int property, out SummaryValue value)
    {
        var type = SummaryValueType.Empty;
        var number = 0;
        var fileTime = 0L;
        var result = ReadText(
            (char* buffer, ref uint length) => MsiSummaryInfoGetPropertyW(summary, (uint)property, out type, out number, out fileTime, buffer, ref length), out var text);
        value = type == SummaryValueType.String ? new SummaryValue(type, 0, 0, text) : new SummaryValue(type, number, fileTime, string.Empty);
        return result;
    }

    public uint SummaryInfoSetProperty(MsiSafeHandle summary, int property, SummaryValue value) =>
        MsiSummaryInfoSetPropertyW(summary, (uint)property, value.Type, value.Number, value.FileTime, value.Text);

    public uint SummaryInfoPersist(MsiSafeHandle summary) => MsiSummaryInfoPersist(summary);

    /// <summary>Reads a text of any length through a function that fills a buffer.</summary>
    internal static uint ReadText(FillBuffer fill, out string text)
    {
        var buffer = new char[FirstLength];
        while (true)
        {
            uint result;
            var length = (uint)buffer.Length;
            fixed (char* characters = buffer)
            {
                result = fill(characters, ref length);
            }

            // The value may have grown between two calls, so the size that is asked for is tried, not trusted.
            if (result == WindowsError.MoreData)
            {
                buffer = new char[Math.Max(length + 1, (uint)buffer.Length * 2)];
                continue;
            }

            text = result == WindowsError.Success ? new string(buffer, 0, (int)length) : string.Empty;
            return result;
        }
    }

    [LibraryImport(Msi)]
    private static partial uint MsiCloseHandle(uint handle);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetPropertyW(MsiSafeHandle session, string name, char* buffer, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiSetPropertyW(MsiSafeHandle session, string name, string? value);

    [LibraryImport(Msi)]
    private static partial int MsiGetMode(MsiSafeHandle session, int mode);

    [LibraryImport(Msi)]
    private static partial uint MsiSetMode(MsiSafeHandle session, int mode, int value);

    [LibraryImport(Msi)]
    private static partial int MsiProcessMessage(MsiSafeHandle session, int messageType, MsiSafeHandle record);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDoActionW(MsiSafeHandle session, string action);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiSequenceW(MsiSafeHandle session, string table, int sequenceMode);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int MsiEvaluateConditionW(MsiSafeHandle session, string condition);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetTargetPathW(MsiSafeHandle session, string folder, char* buffer, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiSetTargetPathW(MsiSafeHandle session, string folder, string path);

    [LibraryImport(Msi)]
    private static partial ushort MsiGetLanguage(MsiSafeHandle session);

    [LibraryImport(Msi)]
    private static partial uint MsiGetActiveDatabase(MsiSafeHandle session);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDatabaseOpenViewW(MsiSafeHandle database, string query, out uint view);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int MsiDatabaseIsTablePersistentW(MsiSafeHandle database, string table);

    [LibraryImport(Msi)]
    private static partial uint MsiViewExecute(MsiSafeHandle view, MsiSafeHandle parameters);

    [LibraryImport(Msi)]
    private static partial uint MsiViewFetch(MsiSafeHandle view, out uint record);

    [LibraryImport(Msi)]
    private static partial uint MsiViewGetColumnInfo(MsiSafeHandle view, int columnInfo, out uint record);

    [LibraryImport(Msi)]
    private static partial uint MsiViewClose(MsiSafeHandle view);

    [LibraryImport(Msi)]
    private static partial uint MsiCreateRecord(uint fieldCount);

    [LibraryImport(Msi)]
    private static partial uint MsiRecordGetFieldCount(MsiSafeHandle record);

    [LibraryImport(Msi)]
    private static partial int MsiRecordIsNull(MsiSafeHandle record, uint field);

    [LibraryImport(Msi)]
    private static partial int MsiRecordGetInteger(MsiSafeHandle record, uint field);

    [LibraryImport(Msi)]
    private static partial uint MsiRecordGetStringW(MsiSafeHandle record, uint field, char* buffer, ref uint length);

    [LibraryImport(Msi)]
    private static partial uint MsiRecordSetInteger(MsiSafeHandle record, uint field, int value);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiRecordSetStringW(MsiSafeHandle record, uint field, string? value);

    [LibraryImport(Msi)]
    private static partial uint MsiRecordClearData(MsiSafeHandle record);

    [LibraryImport(Msi)]
    private static partial uint MsiRecordReadStream(MsiSafeHandle record, uint field, byte* buffer, ref uint length);

    [LibraryImport(Msi)]
    private static partial uint MsiFormatRecordW(MsiSafeHandle session, MsiSafeHandle record, char* buffer, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetSourcePathW(MsiSafeHandle session, string folder, char* buffer, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetProductPropertyW(MsiSafeHandle product, string property, char* buffer, ref uint length);

    [LibraryImport(Msi)]
    private static partial uint MsiSetInstallLevel(MsiSafeHandle session, int installLevel);

    [LibraryImport(Msi)]
    private static partial uint MsiVerifyDiskSpace(MsiSafeHandle session);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetFeatureStateW(MsiSafeHandle session, string feature, out InstallState installed, out InstallState action);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiSetFeatureStateW(MsiSafeHandle session, string feature, InstallState state);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetFeatureValidStatesW(MsiSafeHandle session, string feature, out uint states);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetFeatureInfoW(MsiSafeHandle session, string feature, out uint attributes, char* title, ref uint titleLength, char* help, uint* helpLength);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetFeatureInfoW(MsiSafeHandle session, string feature, out uint attributes, char* title, uint* titleLength, char* help, ref uint helpLength);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiSetFeatureAttributesW(MsiSafeHandle session, string feature, uint attributes);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetFeatureCostW(MsiSafeHandle session, string feature, int tree, InstallState state, out int cost);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetComponentStateW(MsiSafeHandle session, string component, out InstallState installed, out InstallState action);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiSetComponentStateW(MsiSafeHandle session, string component, InstallState state);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiEnumComponentCostsW(MsiSafeHandle session, string? component, uint index, InstallState state, char* drive, ref uint length, out int cost, out int temporaryCost);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiOpenDatabaseW(string path, char* persist, out uint database);

    [LibraryImport(Msi)]
    private static partial uint MsiDatabaseCommit(MsiSafeHandle database);

    [LibraryImport(Msi)]
    private static partial int MsiGetDatabaseState(MsiSafeHandle database);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDatabaseMergeW(MsiSafeHandle database, MsiSafeHandle other, string? errorTable);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDatabaseGenerateTransformW(MsiSafeHandle database, MsiSafeHandle reference, string transform, int reserved1, int reserved2);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiCreateTransformSummaryInfoW(MsiSafeHandle database, MsiSafeHandle reference, string transform, TransformErrors errors, TransformValidations validations);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDatabaseApplyTransformW(MsiSafeHandle database, string transform, TransformErrors errors);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDatabaseExportW(MsiSafeHandle database, string table, string folder, string file);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDatabaseImportW(MsiSafeHandle database, string folder, string file);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiDatabaseGetPrimaryKeysW(MsiSafeHandle database, string table, out uint record);

    [LibraryImport(Msi)]
    private static partial uint MsiViewModify(MsiSafeHandle view, ViewModifyMode mode, MsiSafeHandle record);

    [LibraryImport(Msi)]
    private static partial int MsiViewGetErrorW(MsiSafeHandle view, char* column, ref uint length);

    [LibraryImport(Msi)]
    private static partial uint MsiRecordDataSize(MsiSafeHandle record, uint field);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiRecordSetStreamW(MsiSafeHandle record, uint field, string path);

    [LibraryImport(Msi)]
    private static partial uint MsiGetLastErrorRecord();

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiGetSummaryInformationW(MsiSafeHandle database, string? path, uint updateCount, out uint summary);

    [LibraryImport(Msi)]
    private static partial uint MsiSummaryInfoGetPropertyW(MsiSafeHandle summary, uint property, out SummaryValueType type, out int number, out long fileTime, char* buffer, ref uint length);

    [LibraryImport(Msi, StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint MsiSummaryInfoSetPropertyW(MsiSafeHandle summary, uint property, SummaryValueType type, int number, in long fileTime, string? text);

    [LibraryImport(Msi)]
    private static partial uint MsiSummaryInfoPersist(MsiSafeHandle summary);
}
