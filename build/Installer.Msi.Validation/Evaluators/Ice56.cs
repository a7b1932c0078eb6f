namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE56: the directories have one root, TARGETDIR, whose source is SourceDir.</summary>
internal sealed class Ice56 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var used = package.Rows("Component").SelectMany(row => package.Directories.Ancestry(row["Directory_"])).ToHashSet(StringComparer.Ordinal);
        foreach (var directory in package.Rows("Directory").Where(DirectoryTree.IsRoot))
        {
            if (directory.Key == "TARGETDIR")
            {
                if (directory["DefaultDir"] is not ("SourceDir" or "SOURCEDIR"))
                {
                    report.Error($"Directory 'TARGETDIR' has the DefaultDir '{directory["DefaultDir"]}'; it must be SourceDir.");
                }
            }
            else if (used.Contains(directory.Key))
            {
                report.Error($"Directory '{directory.Key}' is a root besides TARGETDIR.");
            }
        }
    }
}
