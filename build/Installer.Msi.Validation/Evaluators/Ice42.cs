namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE42: a server inside a process is no program, and only one of its own has arguments or a handler.</summary>
internal sealed class Ice42 : Evaluator
{
    private static readonly string[] LocalServers = ["LocalServer", "LocalServer32"];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Class").Where(row => !LocalServers.Contains(row["Context"], StringComparer.OrdinalIgnoreCase)))
        {
            if (row["Context"].StartsWith("InProc", StringComparison.OrdinalIgnoreCase)
                && package.Find("Component", row["Component_"]) is { } component && KeyPathTable.Of(component) == KeyPathTable.File
                && package.Find("File", component["KeyPath"]) is { } file && DirectoryTree.NameIn(file["FileName"], isShort: false).EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            {
                report.Error($"Class '{row.Key}' is a server inside a process, but the key path of its component '{component.Key}' is the program '{file.Key}'.");
            }

            if (row["Argument"].Length > 0)
            {
                report.Error($"Class '{row.Key}' has an argument, which only a local server can have.");
            }

            if (row["DefInprocHandler"].Length > 0)
            {
                report.Error($"Class '{row.Key}' has a handler, which only a local server can have.");
            }
        }
    }
}
