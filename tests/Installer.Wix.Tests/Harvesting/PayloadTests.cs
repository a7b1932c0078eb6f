namespace Installer.Wix.Tests.Harvesting;

/// <summary>A payload that cannot be installed as it is gets one clear error, and no package.</summary>
[TestClass]
public sealed class PayloadTests
{
    [TestMethod]
    public void Files_of_all_folders_are_taken_with_their_paths()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        folder.Write("payload/sub/b.txt", "b");
        folder.Write("payload/sub/deep/c.txt", "c");
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(TestBuild.PackageOf(@"payload\**")), build.Messages);

        var database = build.Read();
        string[] files = ["a.txt", "b.txt", "c.txt"];
        string[] folders = ["sub", "deep"];
        CollectionAssert.AreEquivalent(files, database.Tables["File"].Rows.Select(r => (string)r[2]!).ToArray());
        CollectionAssert.IsSubsetOf(folders, database.Tables["Directory"].Rows.Select(r => (string)r[2]!).ToArray());
        Assert.HasCount(3, database.Tables["FeatureComponents"].Rows);
    }

    // Windows itself refuses to make such files.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("payload/con", "CON")]
    [DataRow("payload/NUL.txt", "NUL")]
    [DataRow("payload/lpt1.tar.gz", "lpt1")]
    [DataRow("payload/trailing.", "ends with a period")]
    [DataRow("payload/trailing ", "ends with a space")]
    [DataRow("payload/what?.txt", "character ?")]
    [DataRow("payload/a:b", "character :")]
    [DataRow(@"payload/back\slash", "character \\")]
    [DataRow("payload/aux/inner.txt", "aux")]
    public void Name_that_Windows_cannot_hold_is_refused(string path, string flaw)
    {
        using var folder = new TemporaryFolder();
        folder.Write(path, "x");
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));

        build.AssertNumbers(7113);
        StringAssert.Contains(build.Messages, flaw, StringComparison.OrdinalIgnoreCase);
        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(build.Output)));
    }

    // Only a file system that tells upper from lower case can hold both.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows | OperatingSystems.OSX)]
    [DataRow("payload/Read.me", "payload/READ.ME")]
    [DataRow("payload/Sub/a.txt", "payload/sub/b.txt")]
    public void Paths_that_differ_only_in_case_are_refused(string first, string second)
    {
        using var folder = new TemporaryFolder();
        folder.Write(first, "1");
        folder.Write(second, "2");
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));

        build.AssertNumbers(7114);
    }

    [TestMethod]
    public void Missing_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf("nowhere/**")));

        build.AssertNumbers(7110);
        StringAssert.Contains(build.Messages, "nowhere");
    }

    [TestMethod]
    public void Unknown_bind_path_is_refused()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf(@"!(bindpath.Payload)\**")));

        build.AssertNumbers(7111);
    }

    [TestMethod]
    public void Link_inside_the_folder_is_followed()
    {
        using var folder = new TemporaryFolder();
        var target = folder.Write("payload/real/a.txt", "content");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "payload", "link.txt"), target);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "payload", "again"), Path.Combine(folder.Path, "payload", "real"));
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/**")), build.Messages);

        string[] files = ["a.txt", "a.txt", "link.txt"];
        CollectionAssert.AreEquivalent(files, build.Read().Tables["File"].Rows.Select(r => (string)r[2]!).ToArray());
        Assert.IsTrue(build.Read().Tables["File"].Rows.All(r => (int)r[3]! == "content".Length));
    }

    [TestMethod]
    public void Link_out_of_the_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var secret = folder.Write("secret.txt", "secret");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "payload", "link.txt"), secret);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "payload", "up"), Path.Combine("..", "..", Path.GetFileName(folder.Path), "out-of-it"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "out-of-it"));
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));

        build.AssertNumbers(7115, 7115);
    }

    [TestMethod]
    public void Link_that_leads_back_to_its_own_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/sub/a.txt", "a");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "payload", "sub", "loop"), "..");
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));

        build.AssertNumbers(7117);
    }

    [TestMethod]
    public void Broken_link_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "payload"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "payload", "link.txt"), "gone.txt");
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(TestBuild.PackageOf("payload/**")));

        build.AssertNumbers(7116);
    }

    [TestMethod]
    public void Pattern_without_a_match_is_a_warning_as_in_WiX()
    {
        using var folder = new TemporaryFolder();
        folder.Write("payload/a.txt", "a");
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(TestBuild.PackageOf("payload/*.exe")), build.Messages);

        build.AssertNumbers(8600);
    }
}
