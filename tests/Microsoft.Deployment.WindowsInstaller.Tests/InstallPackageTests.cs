using Microsoft.Deployment.WindowsInstaller.Package;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

/// <summary>Where files of a package go; the files themselves are tried under Wine.</summary>
[TestClass]
public sealed class InstallPackageTests
{
    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), "working");

    [TestMethod]
    [DataRow("a.txt")]
    [DataRow("sub/a.txt")]
    [DataRow("sub/../a.txt")]
    public void Names_of_a_package_are_files_in_its_folder(string name) =>
        Assert.StartsWith(s_folder + Path.DirectorySeparatorChar, InstallPackage.Below(s_folder, name));

    [TestMethod]
    [DataRow("../a.txt")]
    [DataRow("sub/../../a.txt")]
    [DataRow("../working2/a.txt")]
    [DataRow("/a.txt")]
    [DataRow("..")]
    public void Names_of_a_package_do_not_lead_out_of_its_folder(string name) =>
        Assert.Contains(name, Assert.ThrowsExactly<InstallerException>(() => InstallPackage.Below(s_folder, name)).Message);
}
