namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE87: what selects features is left to the command line.</summary>
internal sealed class Ice87 : Evaluator
{
    private static readonly string[] Selections =
    [
        "ADDDEFAULT", "ADDLOCAL", "ADDSOURCE", "ADVERTISE", "COMPADDLOCAL", "COMPADDSOURCE", "FILEADDDEFAULT", "FILEADDLOCAL", "FILEADDSOURCE", "REINSTALL", "REMOVE",
    ];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var name in Selections.Where(name => package.Find("Property", name) is not null))
        {
            report.Warning($"The Property table has {name}, which belongs on the command line; the product may not be removed correctly.");
        }
    }
}
