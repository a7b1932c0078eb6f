namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE90: the directory of a shortcut in the user's profile is no public property, which the scope of the installation could leave behind.</summary>
internal sealed class Ice90 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var shortcut in package.Rows("Shortcut").Where(row => Identifier.IsPublic(row["Directory_"]) && package.Directories.IsInProfile(row["Directory_"])))
        {
            report.Warning($"Shortcut '{shortcut.Key}' is in '{shortcut["Directory_"]}', a public property in the user's profile; it stays there if ALLUSERS changes in the user interface.");
        }
    }
}
