namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>
/// A database whose tables can be queried with LINQ. The rows of a table are read when its enumeration begins, and the operators are those of LINQ to objects: an expression tree, which DTF turns into
/// SQL, is made by reflection, and a native DLL has none.
/// </summary>
public class QDatabase : Database
{
    /// <summary>Opens a database to be read.</summary>
    /// <param name="filePath">The file.</param>
    public QDatabase(string filePath)
        : base(filePath)
    {
    }

    /// <summary>Opens or makes a database.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="mode">How.</param>
    public QDatabase(string filePath, DatabaseOpenMode mode)
        : base(filePath, mode)
    {
    }

    /// <summary>Opens a database whose changes go to another file.</summary>
    /// <param name="filePath">The file, which stays as it is.</param>
    /// <param name="outputPath">Where the changes are written.</param>
    public QDatabase(string filePath, string outputPath)
        : base(filePath, outputPath)
    {
    }

    /// <summary>Wraps a handle.</summary>
    /// <param name="handle">The MSIHANDLE of a database.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <param name="filePath">The file; null when it is not known.</param>
    /// <param name="openMode">How the database was opened.</param>
    protected internal QDatabase(IntPtr handle, bool ownsHandle, string? filePath, DatabaseOpenMode openMode)
        : base(handle, ownsHandle, filePath, openMode)
    {
    }

    /// <summary>Where the statements are written to; null for nowhere.</summary>
    public TextWriter? Log { get; set; }

    /// <summary>The table Component.</summary>
    public QTable<Component_> Components => new(this);

    /// <summary>The table CreateFolder.</summary>
    public QTable<CreateFolder_> CreateFolders => new(this);

    /// <summary>The table CustomAction.</summary>
    public QTable<CustomAction_> CustomActions => new(this);

    /// <summary>The table Directory.</summary>
    public QTable<Directory_> Directories => new(this);

    /// <summary>The table DuplicateFile.</summary>
    public QTable<DuplicateFile_> DuplicateFiles => new(this);

    /// <summary>The table FeatureComponents.</summary>
    public QTable<FeatureComponent_> FeatureComponents => new(this);

    /// <summary>The table Feature.</summary>
    public QTable<Feature_> Features => new(this);

    /// <summary>The table MsiFileHash.</summary>
    public QTable<FileHash_> FileHashes => new(this);

    /// <summary>The table File.</summary>
    public QTable<File_> Files => new(this);

    /// <summary>The table InstallExecuteSequence.</summary>
    public QTable<InstallSequence_> InstallExecuteSequences => new(this, "InstallExecuteSequence");

    /// <summary>The table InstallUISequence.</summary>
    public QTable<InstallSequence_> InstallUISequences => new(this, "InstallUISequence");

    /// <summary>The table LaunchCondition.</summary>
    public QTable<LaunchCondition_> LaunchConditions => new(this);

    /// <summary>The table Media.</summary>
    public QTable<Media_> Medias => new(this);

    /// <summary>The table Property.</summary>
    public QTable<Property_> Properties => new(this);

    /// <summary>The table Registry.</summary>
    public QTable<Registry_> Registries => new(this);

    /// <summary>The table RemoveFile.</summary>
    public QTable<RemoveFile_> RemoveFiles => new(this);

    /// <summary>A table by its name, with rows whose columns are reached by name.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public QTable<QRecord> this[string table] => new(this, table);

    internal void WriteLog(string statement, Record? parameters)
    {
        if (Log is null)
        {
            return;
        }

        Log.WriteLine(statement);
        for (var field = 1; field <= (parameters?.FieldCount ?? 0); field++)
        {
            Log.WriteLine($"    ? = {parameters!.GetString(field)}");
        }
    }
}
