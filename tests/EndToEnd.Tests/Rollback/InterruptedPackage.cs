using System.Globalization;
using WineBed;

namespace EndToEnd.Rollback;

/// <summary>
/// A copy of the all-users package that can be made to fail, or msiexec to die, right after any action that Windows Installer writes into its script. The property
/// <see cref="FailProperty"/> or <see cref="KillProperty"/> names the action; without them the package is as the build made it.
/// </summary>
internal sealed class InterruptedPackage
{
    public const string FailProperty = "FAILAFTER";

    public const string KillProperty = "KILLAFTER";

    private const int DllInBinary = 1;
    private const int InScript = 1024;
    private const int NoImpersonate = 2048;
    private const int Spread = 10;

    private static readonly Lazy<Task<Package>> Made = new(MakeAsync);

    private static PackageVariant? variant;

    /// <summary>After every action between InstallInitialize and InstallFinalize but those that only set properties, in order, as the package's own tables have them.</summary>
    public static IReadOnlyList<RollbackPoint> Points { get; } = FindPointsAsync().GetAwaiter().GetResult();

    public static Task<Package> GetAsync() => Made.Value;

    public static void Delete() => variant?.Dispose();

    private static async Task<IReadOnlyList<RollbackPoint>> FindPointsAsync()
    {
        var package = Package.Built(PackageScope.AllUsers);
        var types = (await package.ReadTableAsync("CustomAction")).ToDictionary(row => row["Action"], row => int.Parse(row["Type"], CultureInfo.InvariantCulture));
        var sequence = (await package.ReadTableAsync("InstallExecuteSequence"))
            .Select(row => (Action: row["Action"], Number: int.Parse(row["Sequence"], CultureInfo.InvariantCulture))).OrderBy(row => row.Number).ToList();
        var first = sequence.Single(row => row.Action == "InstallInitialize").Number;
        var last = sequence.Single(row => row.Action == "InstallFinalize").Number;
        return
        [
            .. from row in sequence
               where row.Number > first && row.Number < last && (!types.TryGetValue(row.Action, out var type) || (type & InScript) != 0)
               select new RollbackPoint(row.Action, types.ContainsKey(row.Action)),
        ];
    }

    private static async Task<Package> MakeAsync()
    {
        variant = new PackageVariant(PackageScope.AllUsers)
        {
            PayloadFolder = Matrix.TestPackages.PayloadFolder,
            PackageContent = $"""<Binary Id="FailingAction" SourceFile="{WinePrograms.PathOf("FailingAction.dll")}" />""",
        };
        var package = await variant.BuildAsync();

        // The compiler decides by itself about the order of actions that come after the same one, so the rows are put in afterwards, between numbers that were spread.
        const int type = DllInBinary | InScript | NoImpersonate;
        var actions = new List<string>();
        var sequence = new List<string>();
        foreach (var row in await package.ReadTableAsync("InstallExecuteSequence"))
        {
            var number = int.Parse(row["Sequence"], CultureInfo.InvariantCulture) * Spread;
            sequence.Add($"{row["Action"]}\t{row["Condition"]}\t{number}");
            if (!Points.Any(point => point.Action == row["Action"]))
            {
                continue;
            }

            foreach (var (prefix, property, entry, offset) in new[] { ("FailAfter", FailProperty, "Fail", 1), ("KillAfter", KillProperty, "Kill", 2) })
            {
                var name = $"{prefix}{row["Action"]}";
                actions.Add($"{name}\t{type}\tFailingAction\t{entry}\t");
                sequence.Add($"{name}\t{property}=\"{row["Action"]}\"\t{number + offset}");
            }
        }

        await ImportAsync(package, "InstallExecuteSequence", keepsRows: false, sequence);
        await ImportAsync(package, "CustomAction", keepsRows: true, actions);
        return package;
    }

    private static async Task ImportAsync(Package package, string table, bool keepsRows, IReadOnlyList<string> rows)
    {
        var lines = (await HostCommand.RunAsync("msiinfo", "export", package.Path, table)).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).ToList();
        var folder = Path.GetDirectoryName(package.Path)!;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{table}.idt"), string.Concat((keepsRows ? lines : lines.Take(3)).Concat(rows).Select(line => line + "\r\n")));
        // msibuild takes a path that begins with a slash for an option.
        await HostCommand.RunAsync("sh", "-c", $"cd '{folder}' && msibuild '{package.Path}' -i {table}.idt");
    }
}
