namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE105: a package that a user may install for himself does nothing that needs more rights than he has.</summary>
internal sealed class Ice105 : Evaluator
{
    private const int LocalMachine = 2;
    private const int NeedsNoElevation = 8;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var scope = package.Property("ALLUSERS");
        var isForBoth = scope == "2" && package.Property("MSIINSTALLPERUSER") == "1";
        var isForUser = scope.Length == 0 && ((package.Summary.WordCount ?? 0) & NeedsNoElevation) != 0;
        if (!isForBoth && !isForUser)
        {
            return;
        }

        const string why = "which a user may not do who installs the package for himself";
        foreach (var row in package.Rows("CustomAction").Where(row => CustomActionType.Of(row) is { IsNoImpersonate: true, IsInScript: true }))
        {
            report.Warning($"Custom action '{row.Key}' is to run elevated, {why}.");
        }

        foreach (var row in package.Rows("Component"))
        {
            if (package.Directories.SystemFolderOf(row["Directory_"]) is { } folder && SystemFolders.PerMachine.Contains(folder))
            {
                report.Warning($"Component '{row.Key}' is installed into {folder}, {why}.");
            }
        }

        foreach (var row in package.Rows("MsiAssembly").Where(row => row["File_Application"].Length == 0))
        {
            report.Warning($"Component '{row["Component_"]}' is installed into the global cache for assemblies, {why}.");
        }

        foreach (var row in package.Rows("ODBCDataSource").Concat(package.Rows("ServiceInstall")).Concat(package.Rows("Registry").Where(row => row.Number("Root") == LocalMachine)))
        {
            report.Warning($"{row.Table.Name} '{row.Key}' is installed for the machine, {why}.");
        }
    }
}
