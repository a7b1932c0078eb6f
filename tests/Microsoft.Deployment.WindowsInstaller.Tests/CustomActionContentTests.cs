using System.Text;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class CustomActionContentTests
{
    private string? _made;

    [TestMethod]
    public void Files_of_the_DLL_are_unpacked_when_they_are_asked_for_and_deleted_after()
    {
        using (var content = Open())
        {
            Assert.AreEqual("a.txt sub/b.txt", string.Join(' ', content.Names.Order(StringComparer.Ordinal)));
            using (var reader = new StreamReader(content.Open(@"sub\b.txt"), Encoding.UTF8))
            {
                Assert.AreEqual("b", reader.ReadToEnd());
            }

            Assert.IsNull(_made, "nothing is unpacked yet");
            Assert.AreEqual("a", File.ReadAllText(content.GetPath("a.txt")));
            Assert.AreEqual("b", File.ReadAllText(content.GetPath(@"sub\b.txt")));
            Assert.AreEqual(Path.Combine(content.Folder, "sub", "b.txt"), content.GetPath("sub/b.txt"));
            Assert.Contains("nope.txt", Assert.ThrowsExactly<FileNotFoundException>(() => content.GetPath("nope.txt")).Message);
            Assert.ThrowsExactly<FileNotFoundException>(() => content.Open("nope.txt"));
        }

        Assert.IsFalse(Directory.Exists(_made));
    }

    [TestMethod]
    public void A_disposed_one_unpacks_nothing()
    {
        var content = Open();
        content.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => content.Folder);
        Assert.IsNull(_made);
    }

    [TestMethod]
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    public void The_folder_is_for_the_caller_and_the_system_alone() =>
        Assert.AreEqual("O:S-1-5-21-1D:P(A;OICI;FA;;;S-1-5-21-1)(A;OICI;FA;;;SY)", PrivateFolder.DescriptorFor("S-1-5-21-1"));

    private CustomActionContent Open() => new(typeof(CustomActionContentTests).Assembly, () => _made = Directory.CreateTempSubdirectory("content-").FullName);
}
