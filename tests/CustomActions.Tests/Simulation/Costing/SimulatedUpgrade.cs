namespace CustomActions.Tests.Simulation.Costing;

/// <summary>
/// What a major upgrade does to files (SDK: CostFinalize, RemoveExistingProducts, InstallFiles): the newer package's execute sequence in order. Costing decides which components are
/// installed; the older version's files go where RemoveExistingProducts stands, those of components alone that no installed product has; InstallFiles writes those of the components that
/// costing let through, by the rules for versions against what is on the disk then. Wine does none of it.
/// </summary>
internal sealed class SimulatedUpgrade
{
    private readonly InstallerPackage _package;
    private readonly Dictionary<string, string> _properties = [];
    private readonly HashSet<string> _keptAway = [];

    public SimulatedUpgrade(InstallerPackage package, IReadOnlyList<(string Action, string Condition)>? sequence = null)
    {
        _package = package;
        Sequence = sequence ?? package.Sequence;
        foreach (var row in package.Rows("Property"))
        {
            _properties[row["Property"]] = row["Value"];
        }
    }

    /// <summary>The execute sequence.</summary>
    public IReadOnlyList<(string Action, string Condition)> Sequence { get; }

    /// <summary>Whether the older version comes back when the newer one fails: its removal is part of the transaction, which lasts from InstallInitialize to InstallFinalize.</summary>
    public bool RestoresTheOlderVersion => Place("InstallInitialize") < Place("RemoveExistingProducts") && Place("RemoveExistingProducts") < Place("InstallFinalize");

    /// <summary>Runs the upgrade.</summary>
    /// <param name="disk">Path to file; is changed.</param>
    /// <param name="older">The files of the version that is installed.</param>
    /// <param name="newer">The files of the package.</param>
    /// <param name="properties">Properties of the command line.</param>
    public void Run(Dictionary<string, DiskFile> disk, IReadOnlyList<PackageFile> older, IReadOnlyList<PackageFile> newer, params (string Name, string Value)[] properties)
    {
        foreach (var (name, value) in properties)
        {
            _properties[name] = value;
        }

        var actions = _package.Rows("CustomAction").ToDictionary(row => row["Action"]);
        HashSet<string> installed = [];
        foreach (var (action, condition) in Sequence)
        {
            if (!InstallerCondition.Evaluate(condition, Property))
            {
                continue;
            }

            switch (action)
            {
                case "CostFinalize":
                    _keptAway.UnionWith(newer.Where(file => FileVersioning.IsKeptAway(disk.GetValueOrDefault(file.Path), file, Mode)).Select(file => file.Component));
                    break;
                case "RemoveExistingProducts":
                    foreach (var file in older.Where(file => !installed.Contains(file.Component)))
                    {
                        disk.Remove(file.Path);
                    }

                    break;
                case "InstallFiles":
                    foreach (var file in newer.Where(file => !_keptAway.Contains(file.Component) && FileVersioning.Replaces(disk.GetValueOrDefault(file.Path), file, Mode)))
                    {
                        disk[file.Path] = new DiskFile(file.Content, file.Version, file.Languages);
                    }

                    // The newer product is a client of its components from here on, of those that costing kept away too.
                    installed.UnionWith(newer.Select(file => file.Component));
                    break;
                default:
                    // SetProperty, whose condition has been looked at; its value has no references where it is about REINSTALLMODE.
                    if (actions.TryGetValue(action, out var row) && InstallerPackage.Number(row["Type"]) == 51 && row["Source"] == "REINSTALLMODE")
                    {
                        _properties["REINSTALLMODE"] = row["Target"];
                    }

                    break;
            }
        }
    }

    private string Mode => Property("REINSTALLMODE") is { Length: > 0 } mode ? mode : FileVersioning.DefaultMode;

    private string Property(string name) => _properties.GetValueOrDefault(name, string.Empty);

    private int Place(string action) => Sequence.ToList().FindIndex(step => step.Action == action);
}
