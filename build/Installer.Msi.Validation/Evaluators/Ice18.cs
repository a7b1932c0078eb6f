namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE18: an empty folder that is a component's key path is created by the CreateFolder table.</summary>
internal sealed class Ice18 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component").Where(row => row["KeyPath"].Length == 0))
        {
            var directory = component["Directory_"];
            if (!package.Find("File", "Component_", component.Key).Any()
                && !package.Find("RemoveFile", "Component_", component.Key).Any(row => row["DirProperty"] == directory)
                && !package.Find("DuplicateFile", "Component_", component.Key).Any(row => row["DestFolder"] == directory)
                && !package.Find("MoveFile", "Component_", component.Key).Any(row => row["DestFolder"] == directory)
                && !package.Find("CreateFolder", "Component_", component.Key).Any(row => row["Directory_"] == directory))
            {
                report.Error($"Component '{component.Key}' has the folder '{directory}' as its key path, which the CreateFolder table does not create.");
            }
        }
    }
}
