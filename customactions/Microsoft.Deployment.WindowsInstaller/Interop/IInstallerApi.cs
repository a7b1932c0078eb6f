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

    uint GetSourcePath(MsiSafeHandle session, string directory, out string path);

    ushort GetLanguage(MsiSafeHandle session);

    uint GetProductProperty(MsiSafeHandle session, string property, out string value);

    uint SetInstallLevel(MsiSafeHandle session, int installLevel);

    uint VerifyDiskSpace(MsiSafeHandle session);

    uint GetFeatureState(MsiSafeHandle session, string feature, out InstallState installed, out InstallState action);

    uint SetFeatureState(MsiSafeHandle session, string feature, InstallState state);

    /// <param name="session">The session.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="states">A bit for each state that the feature may be put into: 1 shifted left by the state.</param>
    /// <returns>The return code.</returns>
    uint GetFeatureValidStates(MsiSafeHandle session, string feature, out uint states);

    /// <param name="session">The session.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="attributes">INSTALLFEATUREATTRIBUTE.</param>
    /// <param name="title">The title.</param>
    /// <param name="description">The description.</param>
    /// <returns>The return code.</returns>
    uint GetFeatureInfo(MsiSafeHandle session, string feature, out uint attributes, out string title, out string description);

    /// <param name="session">The session.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="attributes">INSTALLFEATUREATTRIBUTE.</param>
    /// <returns>The return code.</returns>
    uint SetFeatureAttributes(MsiSafeHandle session, string feature, uint attributes);

    /// <param name="session">The session.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="tree">MSICOSTTREE: 0 for the feature alone, 1 with its children, 2 with its parents.</param>
    /// <param name="state">The state to be costed.</param>
    /// <param name="cost">Units of 512 bytes.</param>
    /// <returns>The return code.</returns>
    uint GetFeatureCost(MsiSafeHandle session, string feature, int tree, InstallState state, out int cost);

    uint GetComponentState(MsiSafeHandle session, string component, out InstallState installed, out InstallState action);

    uint SetComponentState(MsiSafeHandle session, string component, InstallState state);

    /// <param name="session">The session.</param>
    /// <param name="component">The component; null for what the installer itself needs.</param>
    /// <param name="index">Counts the drives.</param>
    /// <param name="state">The state to be costed.</param>
    /// <param name="drive">The drive.</param>
    /// <param name="cost">Units of 512 bytes.</param>
    /// <param name="temporaryCost">Units of 512 bytes while the installation runs.</param>
    /// <returns>The return code; ERROR_NO_MORE_ITEMS after the last drive.</returns>
    uint EnumComponentCosts(MsiSafeHandle session, string? component, int index, InstallState state, out string drive, out int cost, out int temporaryCost);

    uint GetActiveDatabase(MsiSafeHandle session);

    /// <param name="path">The file.</param>
    /// <param name="mode">How.</param>
    /// <param name="isPatch">True for a patch, which is no package (MSIDBOPEN_PATCHFILE).</param>
    /// <param name="database">The handle.</param>
    /// <returns>The return code.</returns>
    uint OpenDatabase(string path, DatabaseOpenMode mode, bool isPatch, out uint database);

    uint OpenDatabase(string path, string outputPath, out uint database);

    uint DatabaseCommit(MsiSafeHandle database);

    /// <returns>MSIDBSTATE: 1 when the database may be written, 0 when it may be read, -1 on an error.</returns>
    int GetDatabaseState(MsiSafeHandle database);

    uint DatabaseMerge(MsiSafeHandle database, MsiSafeHandle other, string? errorTable);

    uint DatabaseGenerateTransform(MsiSafeHandle database, MsiSafeHandle reference, string transform);

    uint CreateTransformSummaryInfo(MsiSafeHandle database, MsiSafeHandle reference, string transform, TransformErrors errors, TransformValidations validations);

    uint DatabaseApplyTransform(MsiSafeHandle database, string transform, TransformErrors errors);

    uint DatabaseExport(MsiSafeHandle database, string table, string folder, string file);

    uint DatabaseImport(MsiSafeHandle database, string folder, string file);

    /// <returns>The return code. The record has the names of the key columns in its fields and the table's in field 0.</returns>
    uint DatabaseGetPrimaryKeys(MsiSafeHandle database, string table, out uint record);

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

    uint ViewModify(MsiSafeHandle view, ViewModifyMode mode, MsiSafeHandle record);

    /// <summary>Says what is wrong with the record that was validated last.</summary>
    /// <returns>MSIDBERROR: 0 after the last column, negative when the call failed.</returns>
    int ViewGetError(MsiSafeHandle view, out string column);

    uint ViewClose(MsiSafeHandle view);

    uint CreateRecord(int fieldCount);

    int RecordGetFieldCount(MsiSafeHandle record);

    bool RecordIsNull(MsiSafeHandle record, int field);

    int RecordGetInteger(MsiSafeHandle record, int field);

    uint RecordGetString(MsiSafeHandle record, int field, out string value);

    uint RecordSetInteger(MsiSafeHandle record, int field, int value);

    uint RecordSetString(MsiSafeHandle record, int field, string? value);

    uint RecordDataSize(MsiSafeHandle record, int field);

    uint RecordSetStream(MsiSafeHandle record, int field, string path);

    uint RecordClearData(MsiSafeHandle record);

    /// <summary>Reads on in the stream of a field; zero bytes read is its end.</summary>
    uint RecordReadStream(MsiSafeHandle record, int field, Span<byte> buffer, out int read);

    uint FormatRecord(MsiSafeHandle? session, MsiSafeHandle record, out string text);

    /// <summary>The record of the last error of this thread, each time once; 0 when there is none.</summary>
    uint GetLastErrorRecord();

    /// <param name="database">The database; null when a path is given.</param>
    /// <param name="path">The file; null when a database is given.</param>
    /// <param name="updateCount">How many properties may be changed; 0 to read.</param>
    /// <param name="summary">The handle.</param>
    /// <returns>The return code.</returns>
    uint GetSummaryInformation(MsiSafeHandle? database, string? path, int updateCount, out uint summary);

    uint SummaryInfoGetProperty(MsiSafeHandle summary, int property, out SummaryValue value);

    uint SummaryInfoSetProperty(MsiSafeHandle summary, int property, SummaryValue value);

    uint SummaryInfoPersist(MsiSafeHandle summary);
}
