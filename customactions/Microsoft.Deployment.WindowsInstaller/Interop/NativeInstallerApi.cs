using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>msi.dll of the running Windows, loaded from System32 only.</summary>
internal sealed unsafe partial class NativeInstallerApi : IInstallerApi
{
    private const string Msi = "msi.dll";

    /// <summary>Enough for most values; longer ones take a second call.</summary>
    private const int FirstLength = 256;

    private NativeInstallerApi()
    {
    }

    public static NativeInstallerApi Instance { get; } = new();

    /// <summary>A function that fills a buffer; the length goes in with the terminating zero and comes out without it.</summary>
    private delegate uint FillBuffer(char* buffer, ref uint length);

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

    public ushort GetLanguage(MsiSafeHandle session) => MsiGetLanguage(session);

    public uint GetActiveDatabase(MsiSafeHandle session) => MsiGetActiveDatabase(session);

    public uint DatabaseOpenView(MsiSafeHandle database, string query, out uint view) => MsiDatabaseOpenViewW(database, query, out view);

    public int DatabaseIsTablePersistent(MsiSafeHandle database, string table) => MsiDatabaseIsTablePersistentW(database, table);

    public uint ViewExecute(MsiSafeHandle view, MsiSafeHandle? parameters) => MsiViewExecute(view, parameters ?? MsiSafeHandle.None);

    public uint ViewFetch(MsiSafeHandle view, out uint record) => MsiViewFetch(view, out record);

    public uint ViewGetColumnInfo(MsiSafeHandle view, int columnInfo, out uint record) => MsiViewGetColumnInfo(view, columnInfo, out record);

    public uint ViewClose(MsiSafeHandle view) => MsiViewClose(view);

    public uint CreateRecord(int fieldCount) => MsiCreateRecord((uint)fieldCount);

    public int RecordGetFieldCount(MsiSafeHandle record) => unchecked((int)MsiRecordGetFieldCount(record));

    public bool RecordIsNull(MsiSafeHandle record, int field) => MsiRecordIsNull(record, (uint)field) != 0;

    public int RecordGetInteger(MsiSafeHandle record, int field) => MsiRecordGetInteger(record, (uint)field);

    public uint RecordGetString(MsiSafeHandle record, int field, out string value) =>
        ReadText((char* buffer, ref uint length) => MsiRecordGetStringW(record, (uint)field, buffer, ref length), out value);

    public uint RecordSetInteger(MsiSafeHandle record, int field, int value) => MsiRecordSetInteger(record, (uint)field, value);

    public uint RecordSetString(MsiSafeHandle record, int field, string? value) => MsiRecordSetStringW(record, (uint)field, value);

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

    private static uint ReadText(FillBuffer fill, out string text)
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
}
