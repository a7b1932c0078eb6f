using DockerDesktop.Service.Features;
using DockerDesktop.Service.Storage;
using FakeWindows;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class ServicingFolderTests
{
    private const string Path = @"C:\ProgramData\DockerDesktop\service\dism";

    private readonly FakeFileSystem _files = new();

    private ServicingFolder Folder => new(_files, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"));

    [TestMethod]
    public void One_that_is_there_gets_its_access_list_whatever_it_inherits()
    {
        _files.AddFolder(Path, FakeFileSystem.Administrators);
        Assert.AreEqual(Path, Folder.Open());
        StringAssert.EndsWith(_files.Find(Path)!.Security, "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)");
        Assert.AreEqual(0, _files.OpenHandles);
    }

    [TestMethod]
    public void One_of_somebody_elses_is_refused_with_the_reason()
    {
        _files.AddFolder(Path, FakeFileSystem.User);
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(Folder.Open).Message, "belongs to");
        Assert.AreEqual(0, _files.OpenHandles);
    }

    [TestMethod]
    public void A_link_is_refused_with_the_reason()
    {
        _files.AddFolder(@"C:\ProgramData\DockerDesktop\service", FakeFileSystem.Administrators);
        _files.AddLink(Path, @"C:\Windows\System32", owner: FakeFileSystem.LocalSystem);
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(Folder.Open).Message, "link");
        Assert.AreEqual(0, _files.OpenHandles);
    }
}
