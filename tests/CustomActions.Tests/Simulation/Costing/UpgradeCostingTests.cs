namespace CustomActions.Tests.Simulation.Costing;

/// <summary>
/// After an upgrade every file of the newer package is there, whatever the older version's versions are. Windows Installer decides at CostFinalize which components it installs, and
/// removes the older version after that: a component that was kept away by a file which then goes is missing in the end (Microsoft, "Why Windows Installer removes files during a major
/// upgrade if they go backwards in version numbers").
/// </summary>
[TestClass]
public sealed class UpgradeCostingTests
{
    private const string Folder = @"C:\Folder\";

    /// <summary>Where RemoveExistingProducts may stand (SDK), and whether the older version comes back from there when the newer one fails.</summary>
    private static readonly (string After, bool IsRestored)[] Places = [("InstallValidate", false), ("InstallInitialize", true), ("InstallFiles", true), ("InstallFinalize", false)];

    /// <summary>The older version's file, the newer one's, and what somebody did to it.</summary>
    private static readonly (string Name, string? Older, string? Newer, bool IsModified)[] Payload =
    [
        ("higher.dll", "1.0.0.0", "2.0.0.0", false),
        ("equal.dll", "1.0.0.0", "1.0.0.0", false),
        ("lower.dll", "2.0.0.0", "1.0.0.0", false),
        ("renumbered.dll", "93.1500.0.0", "93.1.0.1000", false),
        ("no-version-any-more.dll", "1.0.0.0", null, false),
        ("a-version-now.dll", null, "1.0.0.0", false),
        ("data.json", null, null, false),
        ("changed-by-the-user.json", null, null, true),
        ("patched-by-the-user.dll", "9.0.0.0", "1.0.0.0", true),
    ];

    private static readonly PackageFile[] Newer = [.. Payload.Select(file => new PackageFile(Folder + file.Name, file.Name, $"new {file.Name}", file.Newer, "1033")), new(Folder + "added.dll", "added.dll", "new added.dll", "1.0.0.0")];

    private static readonly PackageFile[] Older = [.. Payload.Select(file => new PackageFile(Folder + file.Name, file.Name, $"old {file.Name}", file.Older, "1033")), new(Folder + "gone.dll", "gone.dll", "old gone.dll", "1.0.0.0")];

    private static InstallerPackage[] Packages => [InstallerPackage.AllUsers, InstallerPackage.PerUser];

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Every_file_of_the_newer_package_is_there_whatever_the_versions(bool hasOtherComponents)
    {
        var older = hasOtherComponents ? Older.Select(file => file with { Component = $"old {file.Component}" }).ToArray() : Older;
        foreach (var package in Packages)
        {
            var disk = Disk();
            new SimulatedUpgrade(package).Run(disk, older, Newer);
            AssertHoldsTheNewerVersion(disk);
        }
    }

    /// <summary>Each file of the built packages, against a version of it that is as high as versions are.</summary>
    [TestMethod]
    public void Every_file_of_the_built_packages_is_there_after_an_upgrade_from_the_highest_versions()
    {
        foreach (var package in Packages)
        {
            var newer = package.Files;
            Assert.IsNotEmpty(newer);
            var older = newer.Select(file => file with { Content = "old", Version = "65535.65535.65535.65535" }).ToList();
            var disk = older.ToDictionary(file => file.Path, file => new DiskFile(file.Content, file.Version));
            new SimulatedUpgrade(package).Run(disk, older, newer);
            Assert.AreEqual(string.Join('\n', newer.Select(file => $"{file.Path} {file.Content}")), string.Join('\n', newer.Select(file => $"{file.Path} {disk.GetValueOrDefault(file.Path)?.Content}")));
        }
    }

    [TestMethod]
    [DataRow("omus")]
    [DataRow("vomus")]
    [DataRow("pmus")]
    public void What_a_command_line_says_about_files_does_not_count_for_a_product_that_is_not_installed(string mode)
    {
        foreach (var package in Packages)
        {
            var disk = Disk();
            new SimulatedUpgrade(package).Run(disk, Older, Newer, ("REINSTALLMODE", mode));
            AssertHoldsTheNewerVersion(disk);
        }
    }

    /// <summary>REINSTALLMODE of a repair, and of another build of the same version, is the administrator's.</summary>
    [TestMethod]
    public void For_an_installed_product_the_command_line_counts()
    {
        foreach (var package in Packages)
        {
            var disk = Disk();
            new SimulatedUpgrade(package, [.. package.Sequence.Where(step => step.Action != "RemoveExistingProducts")]).Run(disk, [], Newer, ("Installed", "1"), ("REINSTALL", "ALL"), ("REINSTALLMODE", "vomus"));
            Assert.AreEqual("new higher.dll", disk[Folder + "higher.dll"].Content);
            Assert.AreEqual("old lower.dll", disk[Folder + "lower.dll"].Content);
            Assert.AreEqual("old changed-by-the-user.json", disk[Folder + "changed-by-the-user.json"].Content);
        }
    }

    [TestMethod]
    public void The_older_version_comes_back_when_the_newer_one_fails()
    {
        foreach (var package in Packages)
        {
            Assert.IsTrue(new SimulatedUpgrade(package).RestoresTheOlderVersion);
            foreach (var (after, isRestored) in Places)
            {
                Assert.AreEqual(isRestored, new SimulatedUpgrade(package, Move(package, after)).RestoresTheOlderVersion, after);
            }
        }
    }

    /// <summary>The simulation itself: without the property these are missing, as Microsoft describes it; and no other place of the removal that brings the older version back is better.</summary>
    [TestMethod]
    [DataRow("InstallValidate", "lower.dll renumbered.dll no-version-any-more.dll patched-by-the-user.dll", "")]
    [DataRow("InstallInitialize", "lower.dll renumbered.dll no-version-any-more.dll patched-by-the-user.dll", "")]
    [DataRow("InstallFiles", "", "equal.dll lower.dll renumbered.dll no-version-any-more.dll changed-by-the-user.json patched-by-the-user.dll")]
    public void By_the_default_rules_files_are_missing_or_old(string removalAfter, string missing, string old)
    {
        foreach (var package in Packages)
        {
            var disk = Disk();
            new SimulatedUpgrade(package, [.. Move(package, removalAfter).Where(step => step.Action != "ReplaceAllFiles")]).Run(disk, Older, Newer);
            Assert.AreEqual(missing, string.Join(' ', Newer.Where(file => !disk.ContainsKey(file.Path)).Select(file => file.Component)));
            Assert.AreEqual(old, string.Join(' ', Newer.Where(file => disk.GetValueOrDefault(file.Path)?.Content.StartsWith("old", StringComparison.Ordinal) == true).Select(file => file.Component)));
        }
    }

    [TestMethod]
    public void The_decision_comes_before_costing_and_for_products_that_are_not_installed_alone()
    {
        foreach (var package in Packages)
        {
            var sequence = package.Sequence.ToList();
            var place = sequence.FindIndex(step => step.Action == "ReplaceAllFiles");
            Assert.AreEqual("NOT Installed", sequence[place].Condition);
            Assert.IsLessThan(sequence.FindIndex(step => step.Action == "CostInitialize"), place);
            Assert.IsFalse(package.Rows("Property").Any(row => row["Property"] == "REINSTALLMODE"), "ICE40: it would count for repairs too");
            var shown = package.Rows("InstallUISequence").ToDictionary(row => row["Action"]);
            Assert.AreEqual("NOT Installed", shown["ReplaceAllFiles"]["Condition"]);
            Assert.IsLessThan(InstallerPackage.Number(shown["CostInitialize"]["Sequence"]), InstallerPackage.Number(shown["ReplaceAllFiles"]["Sequence"]));
        }
    }

    /// <summary>What REINSTALLMODE does not reach: components that stay or are never overwritten, and files whose version is that of a companion.</summary>
    [TestMethod]
    public void No_component_is_permanent_or_never_overwritten_and_no_file_follows_another()
    {
        const int Permanent = 16;
        const int NeverOverwrite = 128;
        foreach (var package in Packages)
        {
            Assert.AreEqual(string.Empty, string.Join(' ', package.Rows("Component").Where(row => (InstallerPackage.Number(row["Attributes"]) & (Permanent | NeverOverwrite)) != 0).Select(row => row["Component"])));
            var files = package.Rows("File").Select(row => row["File"]).ToHashSet();
            Assert.IsFalse(package.Rows("File").Any(row => files.Contains(row["Version"])));

            // One file a component, which is its key path: the simulation takes that for granted.
            var components = package.Rows("Component").ToDictionary(row => row["Component"], row => row["KeyPath"]);
            Assert.IsTrue(package.Rows("File").All(row => components[row["Component_"]] == row["File"]));
        }
    }

    private static Dictionary<string, DiskFile> Disk()
    {
        var disk = Older.ToDictionary(file => file.Path, file => new DiskFile(file.Content, file.Version, file.Languages));
        foreach (var file in Payload.Where(file => file.IsModified))
        {
            disk[Folder + file.Name] = disk[Folder + file.Name] with { IsModified = true };
        }

        disk.Add(Folder + "of-somebody-else.txt", new DiskFile("others"));
        return disk;
    }

    private static void AssertHoldsTheNewerVersion(Dictionary<string, DiskFile> disk) => Assert.AreEqual(
        string.Join('\n', Newer.Select(file => $"{file.Path} {file.Content}").Append($"{Folder}of-somebody-else.txt others").Order(StringComparer.Ordinal)),
        string.Join('\n', disk.Select(file => $"{file.Key} {file.Value.Content}").Order(StringComparer.Ordinal)));

    private static List<(string Action, string Condition)> Move(InstallerPackage package, string after)
    {
        var sequence = package.Sequence.ToList();
        var removal = sequence.Single(step => step.Action == "RemoveExistingProducts");
        sequence.Remove(removal);
        sequence.Insert(sequence.FindIndex(step => step.Action == after) + 1, removal);
        return sequence;
    }
}
