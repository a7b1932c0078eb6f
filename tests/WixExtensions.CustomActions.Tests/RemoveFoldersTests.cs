using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Removal;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class RemoveFoldersTests
{
    private readonly FakeInstaller _installer = new() { ColumnNames = ["RemoveFolderEx", "Component_", "Property", "InstallMode", "Condition"], Tables = { ["Wix4RemoveFolderEx"] = (["RemoveFolderEx"], true) } };
    private readonly FakeFolders _folders = new();

    [TestMethod]
    [DataRow(@"C:\Data\App")]
    [DataRow(@"C:\Data\App\")]
    public void Every_folder_below_gets_its_rows_innermost_first(string path)
    {
        _folders.Add(@"C:\Data\App\", "a", "b");
        _folders.Add(@"C:\Data\App\a\", "c");
        _folders.Add(@"C:\Data\App\a\c\");
        _folders.Add(@"C:\Data\App\b\");
        Remove(path);
        Assert.AreEqual(
            """
            InsertTemporary RfxFiles_0 Main *.* _FOLDER_0 2
            InsertTemporary RfxFolder_0 Main  _FOLDER_0 2
            InsertTemporary RfxFiles_1 Main *.* _FOLDER_1 2
            InsertTemporary RfxFolder_1 Main  _FOLDER_1 2
            InsertTemporary RfxFiles_2 Main *.* _FOLDER_2 2
            InsertTemporary RfxFolder_2 Main  _FOLDER_2 2
            InsertTemporary RfxFiles_3 Main *.* _FOLDER_3 2
            InsertTemporary RfxFolder_3 Main  _FOLDER_3 2
            """.ReplaceLineEndings("\n"),
            string.Join('\n', _installer.Modifications));
        Assert.AreEqual(
            @"C:\Data\App\a\c\ C:\Data\App\a\ C:\Data\App\b\ C:\Data\App\",
            string.Join(' ', Enumerable.Range(0, 4).Select(number => _installer.Properties[$"_FOLDER_{number}"])));
    }

    [TestMethod]
    public void A_link_is_neither_followed_nor_removed()
    {
        _folders.Add(@"C:\Data\App\", "link");
        _folders.Add(@"C:\Data\App\link\", "outside");
        _folders.Add(@"C:\Data\App\link\outside\");
        _folders.Links.Add(@"C:\Data\App\link\");
        Remove(@"C:\Data\App");
        Assert.AreEqual(@"C:\Data\App\", _installer.Properties["_FOLDER_0"]);
        Assert.HasCount(2, _installer.Modifications);
        Assert.Contains(@"C:\Data\App\link\ is a junction", _installer.Log);

        _folders.Links.Add(@"C:\Data\App\");
        Remove(@"C:\Data\App");
        Assert.HasCount(2, _installer.Modifications, "nor is one that is named itself");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(@"C:\")]
    [DataRow("C:")]
    [DataRow(@"C:\Data\..")]
    [DataRow(@"Data\App")]
    [DataRow(@"\Data")]
    [DataRow(@"\\server\share")]
    [DataRow(@"\\?\C:\")]
    [DataRow(@"1:\Data")]
    public void What_is_no_folder_below_a_drive_or_share_is_refused(string path)
    {
        var failure = Assert.ThrowsExactly<ActionFailedException>(() => Remove(path));
        Assert.Contains("FOLDER", failure.Message);
        Assert.IsEmpty(_installer.Modifications);
    }

    [TestMethod]
    public void A_folder_that_is_not_there_and_a_condition_that_is_false_remove_nothing()
    {
        Remove(@"C:\Missing");
        Assert.Contains(@"C:\Missing\ is not there", _installer.Log);
        _folders.Add(@"C:\Data\");
        Remove(@"C:\Data", condition: "NEVER");
        Assert.Contains("its condition is false", _installer.Log);
        Assert.IsEmpty(_installer.Modifications);
    }

    [TestMethod]
    public void A_package_without_the_table_has_nothing_to_do()
    {
        _installer.Tables.Clear();
        _ = new RemoveFolders(_folders).Execute(_installer.OpenSession());
        Assert.IsEmpty(_installer.Queries);
    }

    [TestMethod]
    public void Keys_become_rows_of_Windows_Installer_s_own_tables()
    {
        _installer.Tables["Wix4RemoveRegistryKeyEx"] = (["RemoveRegistryKeyEx"], true);
        _installer.Properties["YES"] = "1";
        _installer.Rows.Add(["One", "Main", 2, @"Software\A", 1, "YES"]);
        _installer.Rows.Add(["Two", "Main", -1, @"Software\B", 2, string.Empty]);
        _installer.Rows.Add(["Three", "Main", 1, @"Software\C", 2, "NO"]);
        _ = RemoveRegistryKeys.Execute(_installer.OpenSession());
        Assert.AreEqual(@"InsertTemporary One 2 Software\A - Main|InsertTemporary Two -1 Software\B -  Main", string.Join('|', _installer.Modifications));
        Assert.Contains("FROM `RemoveRegistry`", _installer.Queries[1]);
        Assert.Contains("FROM `Registry`", _installer.Queries[2]);
    }

    private void Remove(string path, string condition = "")
    {
        _installer.Rows.Clear();
        _installer.Rows.Add(["Row", "Main", "FOLDER", 2, condition]);
        _installer.Properties["FOLDER"] = path;
        _ = new RemoveFolders(_folders).Execute(_installer.OpenSession());
    }

    private sealed class FakeFolders : IFolders
    {
        private readonly Dictionary<string, string[]> _folders = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Links { get; } = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string path, params string[] names) => _folders[path] = names;

        public FolderKind Look(string path) => !_folders.ContainsKey(path) ? FolderKind.Missing : Links.Contains(path) ? FolderKind.Link : FolderKind.Folder;

        public IReadOnlyList<string> List(string path) => Links.Contains(path) ? throw new AssertFailedException($"{path} was followed.") : _folders[path];
    }
}
