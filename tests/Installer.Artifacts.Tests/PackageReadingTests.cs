using System.Security.Cryptography;
using System.Text;
using Installer.Artifacts.Packages;

namespace Installer.Artifacts.Tests;

/// <summary>What is in a package, read back from the file.</summary>
[TestClass]
public sealed class PackageReadingTests
{
    private static readonly byte[] Program = Encoding.ASCII.GetBytes("MZ, and the rest of a program");
    private static readonly byte[] Data = Encoding.ASCII.GetBytes("data");

    [TestMethod]
    public void Every_file_has_its_folder_length_and_hash_and_programs_are_kept()
    {
        using var folder = new TemporaryFolder();
        var kept = Directory.CreateDirectory(folder["kept"]).FullName;
        SamplePackage.Write(folder["a.msi"], new Dictionary<string, byte[]> { ["tool.exe"] = Program, ["data.txt"] = Data, ["empty.bin"] = [], ["M.txt"] = "M"u8.ToArray() }, Program);

        using var package = InstallerPackage.Open(folder["a.msi"]);
        var files = package.ReadFiles(kept);

        CollectionAssert.AreEquivalent(
            new[] { "ProgramFiles64Folder/Docker/tool.exe", "ProgramFiles64Folder/Docker/data.txt", "ProgramFiles64Folder/Docker/empty.bin", "ProgramFiles64Folder/Docker/M.txt", "Binary/Action" },
            files.Select(file => file.Name).ToArray());
        foreach (var (name, content) in new[] { ("tool.exe", Program), ("data.txt", Data), ("empty.bin", []), ("M.txt", "M"u8.ToArray()), ("Action", Program) })
        {
            var file = files.Single(file => file.Name.EndsWith($"/{name}", StringComparison.Ordinal));
            Assert.AreEqual(content.Length, file.Length, name);
            Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256, name);
            Assert.AreEqual(content == Program, file.Executable is not null, name);
        }

        foreach (var file in Directory.GetFiles(kept))
        {
            CollectionAssert.AreEqual(Program, File.ReadAllBytes(file));
        }

        Assert.HasCount(2, Directory.GetFiles(kept));
    }

    [TestMethod]
    public void The_scope_is_read_from_the_summary_information()
    {
        using var folder = new TemporaryFolder();
        SamplePackage.Write(folder["machine.msi"], new Dictionary<string, byte[]>(), Data);
        SamplePackage.Write(folder["user.msi"], new Dictionary<string, byte[]>(), Data, isPerUser: true);

        using var machine = InstallerPackage.Open(folder["machine.msi"]);
        using var user = InstallerPackage.Open(folder["user.msi"]);

        Assert.IsFalse(machine.IsPerUser);
        Assert.IsTrue(user.IsPerUser);
        Assert.AreEqual("x64", machine.Architecture);
    }

    [TestMethod]
    public void What_is_no_package_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["no.msi"], Data);

        var error = Assert.ThrowsExactly<ArtifactsException>(() => InstallerPackage.Open(folder["no.msi"]));

        StringAssert.Contains(error.Message, "no.msi");
    }
}
