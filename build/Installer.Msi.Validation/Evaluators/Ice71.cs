namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE71: the Media table has the disk 1, on which the package is.</summary>
internal sealed class Ice71 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var disks = package.Rows("Media").Select(row => row.Number("DiskId")).ToArray();
        if (disks.Length > 0 && !disks.Contains(1))
        {
            report.Error($"The Media table needs the DiskId 1; its first is {disks.Min()}.");
        }
    }
}
