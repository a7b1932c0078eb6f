namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE83: assemblies are published, and the key path of a Win32 assembly is not its manifest.</summary>
internal sealed class Ice83 : Evaluator
{
    private const int Win32 = 1;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var assembly in package.Rows("MsiAssembly").Where(row => row.Number("Attributes") == Win32))
        {
            if (package.Find("Component", assembly["Component_"]) is { } component && component["KeyPath"].Length > 0 && component["KeyPath"] == assembly["File_Manifest"])
            {
                report.Error($"Component '{component.Key}' is a Win32 assembly, whose key path must not be its manifest '{component["KeyPath"]}'.");
            }
        }

        var sequence = package.Sequence(SequenceTables.InstallExecute);
        if (package.Has("MsiAssembly") && !(sequence.ContainsKey("MsiPublishAssemblies") && sequence.ContainsKey("MsiUnpublishAssemblies")))
        {
            report.Error($"{SequenceTables.InstallExecute} needs MsiPublishAssemblies and MsiUnpublishAssemblies, for the package has assemblies.");
        }
    }
}
