namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// The functions of msi.dll that this library calls, one method each, named like them. Return codes are theirs. <see cref="NativeInstallerApi"/> calls Windows;
/// tests put a fake here, because there is no msi.dll where they run.
/// </summary>
internal interface IInstallerApi
{
    uint CloseHandle(uint handle);

    uint GetProperty(MsiSafeHandle session, string name, out string value);

    uint SetProperty(MsiSafeHandle session, string name, string? value);

    bool GetMode(MsiSafeHandle session, InstallRunMode mode);

    uint SetMode(MsiSafeHandle session, InstallRunMode mode, bool value);

    int ProcessMessage(MsiSafeHandle session, int messageType, MsiSafeHandle record);

    uint DoAction(MsiSafeHandle session, string action);

    uint Sequence(MsiSafeHandle session, string sequenceTable);

    int EvaluateCondition(MsiSafeHandle session, string condition);

    uint GetTargetPath(MsiSafeHandle session, string directory, out string path);

    uint SetTargetPath(MsiSafeHandle session, string directory, string path);

    ushort GetLanguage(MsiSafeHandle session);

    uint GetActiveDatabase(MsiSafeHandle session);

    uint DatabaseOpenView(MsiSafeHandle database, string query, out uint view);

    /// <returns>MSICONDITION: 1 when the table is persistent, 0 when it is temporary, 2 when it is not there, 3 on an error.</returns>
    int DatabaseIsTablePersistent(MsiSafeHandle database, string table);

    uint ViewExecute(MsiSafeHandle view, MsiSafeHandle? parameters);

    uint ViewFetch(MsiSafeHandle view, out uint record);

    /// <param name="view">The view.</param>
    /// <param name="columnInfo">0 for names, 1 for types (MSICOLINFO).</param>
    /// <param name="record">A new record of one field a column.</param>
    /// <returns>The return code.</returns>
    uint ViewGetColumnInfo(MsiSafeHandle view, int columnInfo, out uint record);

    uint ViewClose(MsiSafeHandle view);

    uint CreateRecord(int fieldCount);

    int RecordGetFieldCount(MsiSafeHandle record);

    bool RecordIsNull(MsiSafeHandle record, int field);

    int RecordGetInteger(MsiSafeHandle record, int field);

    uint RecordGetString(MsiSafeHandle record, int field, out string value);

    uint RecordSetInteger(MsiSafeHandle record, int field, int value);

    uint RecordSetString(MsiSafeHandle record, int field, string? value);

    uint RecordClearData(MsiSafeHandle record);

    /// <summary>Reads on in the stream of a field; zero bytes read is its end.</summary>
    uint RecordReadStream(MsiSafeHandle record, int field, Span<byte> buffer, out int read);

    uint FormatRecord(MsiSafeHandle? session, MsiSafeHandle record, out string text);
}
