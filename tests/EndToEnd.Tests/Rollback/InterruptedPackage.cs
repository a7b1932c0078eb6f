using System.Globalization;
using EndToEnd.Matrix;
using WineBed;

namespace EndToEnd.Rollback;

/// <summary>
/// A copy of a package, with the small application in it, that can be interrupted right after any action that Windows Installer writes into its script: the property
/// <see cref="FailAfter"/> names the action after which it fails, <see cref="WaitAfter"/> the one after which it waits until it is killed. Without them it is as the build made it.
/// </summary>
internal sealed class InterruptedPackage
{
    public const string WaitAfter = "WAITAFTER";

    /// <summary>The file by which a waiting installation says that it waits.</summary>
    public const string WaitingFile = @"C:\interrupted";

    private const string FailAfter = "FAILAFTER";
    private const string Binary = "FailingAction";

    private const int DllInBinary = 1;
    private const int InRollback = 256;
    private const int InCommit = 512;
    private const int InScript = 1024;
    private const int NoImpersonation = 2048;

    /// <summary>The numbers of the sequence are spread by so much, so that two actions have room after each.</summary>
    private const int Spread = 4;

    private readonly PackageScope scope;
    private readonly Lazy<Task<Package>> made;

    private InterruptedPackage(PackageScope scope)
    {
        this.scope = scope;
        made = new(MakeAsync);
        Points = ReadPointsAsync(Package.Built(scope)).GetAwaiter().GetResult();
    }

    public static InterruptedPackage AllUsers { get; } = new(PackageScope.AllUsers);

    public static InterruptedPackage PerUser { get; } = new(PackageScope.PerUser);

    /// <summary>In the order of the sequence; actions that only set properties are none. Read from the package that the build made: whoever only asks for the points makes no package.</summary>
    public IReadOnlyList<RollbackPoint> Points { get; }

    public Task<Package> GetAsync() => made.Value;

    /// <summary>Says whether a point comes before another.</summary>
    public bool IsBefore(string action, string other) => Points.TakeWhile(point => point.Action != other).Any(point => point.Action == action);

    /// <summary>The points of a package, by its own tables.</summary>
    public static async Task<List<RollbackPoint>> ReadPointsAsync(Package package)
    {
        var actions = (await package.ReadTableAsync("CustomAction")).ToDictionary(row => row["Action"]);
        var sequence = (await package.ReadTableAsync("InstallExecuteSequence")).OrderBy(row => Number(row["Sequence"]));
        return
        [
            .. sequence.SkipWhile(row => row["Action"] != "InstallInitialize").TakeWhile(row => row["Action"] != "InstallFinalize")
                .Where(row => !actions.TryGetValue(row["Action"], out var action) || (Number(action["Type"]) & InScript) != 0)
                .Where(row => actions.GetValueOrDefault(row["Action"])?["Source"] != Binary)
                .Select(row => new RollbackPoint(
                    row["Action"],
                    actions.TryGetValue(row["Action"], out var action) && action["Source"] == "CustomActions" && (Number(action["Type"]) & (InRollback | InCommit)) == 0,
                    !row["Condition"].StartsWith("REMOVE", StringComparison.Ordinal),
                    !row["Condition"].StartsWith("NOT REMOVE", StringComparison.Ordinal))),
        ];
    }

    /// <summary>Installs it, or removes it, and fails.</summary>
    /// <param name="windows">The machine.</param>
    /// <param name="action">After this action.</param>
    /// <param name="isRemoval">True to remove it.</param>
    /// <param name="mustRun">True when the action has to have run, so that there is something to undo next to it.</param>
    /// <param name="settings">Properties of the command line.</param>
    public async Task FailAsync(WinePrefix windows, string action, bool isRemoval, bool mustRun, params IEnumerable<(string Name, string Value)> settings)
    {
        var path = (await GetAsync()).Path;
        var properties = settings.Append((FailAfter, action));
        var result = isRemoval ? await windows.Msiexec.UninstallAsync(path, properties) : await windows.Msiexec.InstallAsync(path, properties);

        result.EnsureExitCode(1603);
        StringAssert.Contains(result.Log.Text, "This action fails on purpose.");
        if (mustRun && Points.Single(point => point.Action == action).IsOwnChange)
        {
            CollectionAssert.Contains(result.Log.ReturnValues(action).ToArray(), 1, action);
        }
    }

    private async Task<Package> MakeAsync()
    {
        var variant = TestPackages.KeepToTheEnd(new PackageVariant(scope)
        {
            PayloadFolder = TestPackages.ApplicationFolder,
            Constants = PayloadFolder.AllConstants,
            PackageContent = $"""<Binary Id="{Binary}" SourceFile="{WinePrograms.PathOf("FailingAction.dll")}" />""",
        });
        var package = await variant.BuildAsync();

        // The compiler decides by itself about the order of actions that come after the same one, so those that interrupt are put in afterwards, between numbers that are spread.
        var actions = new List<string>();
        var sequence = new List<string>();
        foreach (var row in await package.ReadTableAsync("InstallExecuteSequence"))
        {
            var number = Number(row["Sequence"]) * Spread;
            sequence.Add($"{row["Action"]}\t{row["Condition"]}\t{number}");
            if (Points.Any(point => point.Action == row["Action"]))
            {
                foreach (var (property, entryPoint, offset) in new[] { (FailAfter, "Fail", 1), (WaitAfter, "Wait", 2) })
                {
                    var name = $"{entryPoint}After{row["Action"]}";
                    actions.Add($"{name}\t{DllInBinary | InScript | (scope == PackageScope.AllUsers ? NoImpersonation : 0)}\t{Binary}\t{entryPoint}\t");
                    sequence.Add($"{name}\t{property}=\"{row["Action"]}\"\t{number + offset}");
                }
            }
        }

        await ImportAsync(package, "InstallExecuteSequence", keepsRows: false, sequence);
        await ImportAsync(package, "CustomAction", keepsRows: true, actions);
        return package;
    }

    /// <summary>msibuild puts what it imports in the place of the whole table.</summary>
    private static async Task ImportAsync(Package package, string table, bool keepsRows, IEnumerable<string> rows)
    {
        const int header = 3;
        var lines = (await HostCommand.RunAsync("msiinfo", "export", package.Path, table)).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).ToList();
        var file = Path.Combine(Path.GetDirectoryName(package.Path)!, $"{table}.idt");
        await File.WriteAllTextAsync(file, string.Concat((keepsRows ? lines : lines.Take(header)).Concat(rows).Select(line => line + "\r\n")));
        await HostCommand.RunAsync("msibuild", package.Path, "-i", file);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
