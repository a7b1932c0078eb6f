namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE64: folders that are made in the user's profile are removed by the RemoveFile table.</summary>
internal sealed class Ice64 : Evaluator
{
    private const int OnUninstall = 2;

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var directory in package.Rows("Directory").Where(row => !SystemFolders.All.Contains(row.Key) && package.Directories.IsInProfile(row.Key)))
        {
            if (directory["DefaultDir"].Split(':')[0] != "."
                && !package.Find("RemoveFile", "DirProperty", directory.Key).Any(row => row["FileName"].Length == 0 && row.HasBits("InstallMode", OnUninstall)))
            {
                report.Error($"Directory '{directory.Key}' is in the user's profile, but the RemoveFile table does not remove it.");
            }
        }
    }
}
