namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE53: the package does not write what Windows Installer keeps in the registry for itself, nor its policies.</summary>
internal sealed class Ice53 : Evaluator
{
    private static readonly string[] Keys =
    [
        @"Software\Policies\Microsoft\Windows\Installer", @"Software\Microsoft\Windows\CurrentVersion\Installer", @"Software\Microsoft\Installer", @"Software\Classes\Installer",
    ];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("Registry"))
        {
            if (Array.Exists(Keys, key => (row["Key"] + '\\').StartsWith(key + '\\', StringComparison.OrdinalIgnoreCase)))
            {
                report.Warning($"Registry '{row.Key}' writes to '{row["Key"]}', which belongs to Windows Installer.");
            }
        }
    }
}
