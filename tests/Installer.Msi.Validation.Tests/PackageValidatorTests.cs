using System.Text.RegularExpressions;

using Installer.Msi.Database;

namespace Installer.Msi.Validation.Tests;

/// <summary>Each evaluator finds what it is for, where it is, and nothing in a good package.</summary>
[TestClass]
public sealed partial class PackageValidatorTests
{
    public static IEnumerable<object[]> AllBreakages => Breakages.All.Select(breakage => new object[] { breakage.ToString() });

    [TestMethod]
    public void Good_package_has_no_findings() => Assert.AreEqual(string.Empty, Describe(PackageValidator.Validate(GoodPackage.Open())));

    [TestMethod]
    [DynamicData(nameof(AllBreakages))]
    public void Broken_package_has_the_finding_and_no_other(string name)
    {
        var breakage = Breakages.All.Single(candidate => candidate.ToString() == name);
        var database = GoodPackage.Open();
        breakage.Change(database);

        var findings = PackageValidator.Validate(database);

        Assert.IsTrue(findings.Any(finding => finding.Ice == breakage.Ice && finding.Severity == breakage.Severity && finding.Text.Contains(breakage.Text, StringComparison.Ordinal)), Describe(findings));
        CollectionAssert.AreEquivalent(breakage.Others.Append(breakage.Ice).ToList(), findings.Select(finding => finding.Ice).Distinct().ToList(), Describe(findings));
    }

    [TestMethod]
    [DataRow("1.2.3.20261129", true)]
    [DataRow("255.255.65535.99999999999", true)]
    [DataRow("256.2.3.4", false)]
    [DataRow("1.2.65536.4", false)]
    [DataRow("1.2.3.-4", false)]
    [DataRow("1.2.3.", false)]
    [DataRow("1.2.3.4.5", false)]
    public void Fourth_number_of_a_product_s_version_may_be_any(string version, bool isValid)
    {
        var database = GoodPackage.Open();
        database.Set("Property", "ProductVersion", "Value", version);

        Assert.AreEqual(isValid, PackageValidator.Validate(database, ice => ice == "ICE24").Count == 0);
    }

    [TestMethod]
    public void Permissions_may_be_those_of_a_folder_that_is_created()
    {
        foreach (var (table, isValid) in new[] { ("CreateFolder", true), ("File", true), ("Component", false) })
        {
            var database = GoodPackage.Open();
            if (!database.Tables.ContainsKey("LockPermissions"))
            {
                database.AddTable(new MsiTable("LockPermissions",
                [
                    MsiColumn.Parse("LockObject", "s72", true), MsiColumn.Parse("Table", "s255", true), MsiColumn.Parse("Domain", "S255", true), MsiColumn.Parse("User", "s255", true),
                    MsiColumn.Parse("Permission", "I4", false),
                ]));
                database.Add("_Validation", "LockPermissions", "Table", "N", null, null, null, null, "Identifier", "Directory;File;Registry", null);
            }

            database.Add("LockPermissions", "INSTALLFOLDER", table, null, "Everyone", 1);

            Assert.AreEqual(isValid, !PackageValidator.Validate(database, ice => ice == "ICE03").Any(finding => finding.Text.Contains("is none of", StringComparison.Ordinal)), table);
        }
    }

    [TestMethod]
    public void Every_evaluator_is_broken_once_at_least() =>
        CollectionAssert.AreEquivalent(PackageValidator.Ices.ToList(), Breakages.All.Select(breakage => breakage.Ice).Distinct().ToList());

    [TestMethod]
    public void Evaluators_that_are_not_selected_do_not_run()
    {
        var database = GoodPackage.Open();
        database.Set("Property", "ProductName", "Value", new string('x', 64));
        database.Set("Property", "ProductVersion", "Value", "1.2.3.x");

        Assert.AreEqual("ICE24", string.Join(' ', PackageValidator.Validate(database, ice => ice != "ICE16").Select(finding => finding.Ice)));
        Assert.AreEqual("ICE16", string.Join(' ', PackageValidator.Validate(database, ice => ice == "ICE16").Select(finding => finding.Ice)));
    }

    [TestMethod]
    public void Package_without_a_table_is_validated_to_the_end()
    {
        foreach (var name in GoodPackage.Open().Tables.Keys)
        {
            var (whole, database) = (GoodPackage.Open(), new MsiDatabase());
            foreach (var table in whole.Tables.Values.Where(table => table.Name != name))
            {
                database.AddTable(table);
            }

            foreach (var finding in PackageValidator.Validate(database))
            {
                StringAssert.Matches(finding.Ice, IceName());
            }
        }

        Assert.IsTrue(PackageValidator.Validate(new MsiDatabase()).Any(finding => finding.Ice == "ICE05"));
    }

    /// <summary>A database may hold what its columns forbid: empty values everywhere, and several rows of one key.</summary>
    [TestMethod]
    public void Damaged_package_is_validated_to_the_end()
    {
        foreach (var name in GoodPackage.Open().Tables.Keys)
        {
            for (var column = 0; column < GoodPackage.Open().Tables[name].Columns.Count; column++)
            {
                var emptied = GoodPackage.Open();
                foreach (var row in emptied.Tables[name].Rows)
                {
                    row[column] = null;
                }

                Assert.IsTrue(PackageValidator.Validate(emptied).All(finding => finding.Text.Length > 0), $"{name}, {column}");
            }

            var doubled = GoodPackage.Open();
            foreach (var row in doubled.Tables[name].Rows.ToList())
            {
                doubled.Tables[name].AddRow([.. row]);
            }

            Assert.AreEqual(doubled.Tables[name].Rows.Count > 0 && name != "_Validation", PackageValidator.Validate(doubled).Any(finding => finding.Ice == "ICE03"), name);
        }
    }

    [TestMethod]
    public void Directories_in_a_circle_are_followed_once()
    {
        var database = GoodPackage.Open();
        database.Set("Directory", "INSTALLFOLDER", "Directory_Parent", "EmptyFolder");

        Assert.AreEqual("EmptyFolder INSTALLFOLDER", string.Join(' ', new Package(database).Directories.Ancestry("EmptyFolder")));
        Assert.AreEqual(@"[EmptyFolder]\Good\Empty\", new Package(database).Directories.TargetPath("EmptyFolder", isShort: false));
        Assert.AreEqual(string.Empty, Describe(PackageValidator.Validate(database)));
    }

    [TestMethod]
    [DataRow("EmptyFolder", @"[ProgramFiles64Folder]\Good\Empty\")]
    [DataRow("MenuFolder", @"[ProgramMenuFolder]\Good\")]
    [DataRow("TARGETDIR", @"[TARGETDIR]\")]
    [DataRow("Nothing", @"[Nothing]\")]
    public void Directory_leads_below_the_folder_of_Windows_or_the_root(string directory, string expected) =>
        Assert.AreEqual(expected, new Package(GoodPackage.Open()).Directories.TargetPath(directory, isShort: false));

    private static string Describe(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(finding => $"{finding.Severity} {finding.Ice}: {finding.Text}"));

    [GeneratedRegex(@"^ICE\d{2,3}$")]
    private static partial Regex IceName();
}
