namespace CustomActions.Tests.Simulation.Costing;

/// <summary>The simulation of Windows Installer's rules for files, held to cases of its documentation and to what others met.</summary>
[TestClass]
public sealed class FileVersioningTests
{
    private const string Path = @"C:\a.dll";

    [TestMethod]
    // SDK, Default File Versioning: the highest version wins.
    [DataRow("1.0.0.0", "2.0.0.0", true)]
    [DataRow("2.0.0.0", "1.0.0.0", false)]
    [DataRow("93.1500.0.0", "93.1.0.1000", false)]
    [DataRow("1.9.0.0", "1.10.0.0", true)]
    [DataRow("1.0.0.0", "1.0.0.0", false)]
    // A versioned file wins over one without a version.
    [DataRow(null, "1.0.0.0", true)]
    [DataRow("1.0.0.0", null, false)]
    public void Versions_are_compared(string? existing, string? incoming, bool isReplaced) =>
        Assert.AreEqual(isReplaced, FileVersioning.Replaces(new DiskFile("old", existing), new PackageFile(Path, "c", "new", incoming)));

    [TestMethod]
    // Of the same version: other languages are replaced, a superset is kept.
    [DataRow("1033", "1031", true)]
    [DataRow("1033", "1033", false)]
    [DataRow("1031,1033", "1031", false)]
    [DataRow("1031", "1031,1033", true)]
    public void Languages_decide_between_equal_versions(string existing, string incoming, bool isReplaced) =>
        Assert.AreEqual(isReplaced, FileVersioning.Replaces(new DiskFile("old", "1.0.0.0", existing), new PackageFile(Path, "c", "new", "1.0.0.0", incoming)));

    [TestMethod]
    // Files without a version are the user's data once they were modified after they were created; the same content is not copied.
    [DataRow("old", false, true)]
    [DataRow("old", true, false)]
    [DataRow("new", false, false)]
    public void Files_without_a_version_are_kept_once_they_are_the_users(string content, bool isModified, bool isReplaced) =>
        Assert.AreEqual(isReplaced, FileVersioning.Replaces(new DiskFile(content, IsModified: isModified), new PackageFile(Path, "c", "new")));

    [TestMethod]
    [DataRow("p", "1.0.0.0", false)]
    [DataRow("o", "1.0.0.0", true)]
    [DataRow("o", "2.0.0.0", false)]
    [DataRow("o", "3.0.0.0", false)]
    [DataRow("e", "2.0.0.0", true)]
    [DataRow("e", "3.0.0.0", false)]
    [DataRow("d", "2.0.0.0", false)]
    [DataRow("d", "3.0.0.0", true)]
    [DataRow("a", "2.0.0.0", true)]
    [DataRow("a", "3.0.0.0", true)]
    public void REINSTALLMODE_says_which_versions_are_replaced(string mode, string existing, bool isReplaced)
    {
        var file = new PackageFile(Path, "c", "new", "2.0.0.0");
        Assert.AreEqual(isReplaced, FileVersioning.Replaces(new DiskFile("old", existing), file, $"{mode}mus"));
        Assert.IsTrue(FileVersioning.Replaces(null, file, $"{mode}mus"));
    }

    [TestMethod]
    [DataRow("1.0.0.0", "2.0.0.0", "omus", false)]
    [DataRow("2.0.0.0", "2.0.0.0", "omus", false)]
    [DataRow("3.0.0.0", "2.0.0.0", "omus", true)]
    [DataRow("3.0.0.0", null, "omus", true)]
    [DataRow(null, "2.0.0.0", "omus", false)]
    [DataRow(null, null, "omus", false)]
    [DataRow("3.0.0.0", "2.0.0.0", "emus", true)]
    [DataRow("3.0.0.0", "2.0.0.0", "dmus", false)]
    [DataRow("3.0.0.0", "2.0.0.0", "amus", false)]
    public void A_component_is_kept_away_by_a_higher_version_of_its_key_file(string? existing, string? incoming, string mode, bool isKeptAway)
    {
        Assert.AreEqual(isKeptAway, FileVersioning.IsKeptAway(new DiskFile("old", existing), new PackageFile(Path, "c", "new", incoming), mode));
        Assert.IsFalse(FileVersioning.IsKeptAway(null, new PackageFile(Path, "c", "new", incoming), mode));
    }
}
