using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Removal;

/// <summary>
/// Adds rows to the <c>RemoveRegistry</c> and <c>Registry</c> tables for the keys that the rows of <c>Wix4RemoveRegistryKeyEx</c> name and whose condition holds, so that Windows Installer removes them and, when the
/// installation fails, puts them back.
/// </summary>
internal static class RemoveRegistryKeys
{
    private const string Table = "Wix4RemoveRegistryKeyEx";

    private const string Query = "SELECT `RemoveRegistryKeyEx`, `Component_`, `Root`, `Key`, `InstallMode`, `Condition` FROM `Wix4RemoveRegistryKeyEx`";

    private const string OnInstallQuery = "SELECT `RemoveRegistry`, `Root`, `Key`, `Name`, `Component_` FROM `RemoveRegistry`";

    private const string OnUninstallQuery = "SELECT `Registry`, `Root`, `Key`, `Name`, `Value`, `Component_` FROM `Registry`";

    private const int OnInstall = 1;

    /// <summary>What both tables take for the key itself with all that is in it.</summary>
    private const string WholeKey = "-";

    public static ActionResult Execute(Session session)
    {
        PackageRows.Visit(session, Table, Query, row =>
        {
            var (id, component, root, key) = (row.GetString(1), row.GetString(2), row.GetInteger(3), row.GetString(4));
            if (!PackageRows.IsWanted(session, id, row.GetString(6)))
            {
                return;
            }

            if (row.GetInteger(5) == OnInstall)
            {
                PackageRows.AddTemporary(session, OnInstallQuery, id, root, key, WholeKey, component);
            }
            else
            {
                PackageRows.AddTemporary(session, OnUninstallQuery, id, root, key, WholeKey, null, component);
            }
        });
        return ActionResult.Success;
    }
}
