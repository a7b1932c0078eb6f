using Microsoft.Deployment.WindowsInstaller.Package;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class InstallPathTests
{
    [TestMethod]
    [DataRow("name", false, "name", "name")]
    [DataRow("short|long name", false, "long name", "long name")]
    [DataRow("short|long name", true, "short", "short")]
    [DataRow("t|target:s|source", false, "target", "source")]
    [DataRow("t|target:s|source", true, "t", "s")]
    [DataRow("target:.", false, "target", ".")]
    public void A_name_is_read_by_target_and_source_and_length(string name, bool shortNames, string target, string source)
    {
        var path = new InstallPath(name, shortNames);
        Assert.AreEqual((target, source), (path.TargetName, path.SourceName));
    }

    [TestMethod]
    public void Paths_follow_the_directories_that_they_lie_in()
    {
        var root = new InstallPath("SourceDir");
        var folder = new InstallPath("target:source");
        var file = new InstallPath("f.txt");
        root.ChildPaths.Add(folder);
        folder.ChildPaths.Add(file);
        root.SourcePath = "S";
        root.TargetPath = string.Empty;
        Assert.AreEqual((Path.Combine("S", "source", "f.txt"), Path.Combine("target", "f.txt")), (file.SourcePath, file.TargetPath));
        folder.SourceName = ".";
        Assert.AreEqual(Path.Combine("S", "f.txt"), file.ToString());
        root.ChildPaths.Add(file);
        Assert.AreEqual(0, folder.ChildPaths.Count, "it lies in one directory");
        Assert.AreSame(root, file.ParentPath);
        Assert.IsTrue(root.ChildPaths.Remove(file));
        Assert.IsNull(file.ParentPath);
    }
}
