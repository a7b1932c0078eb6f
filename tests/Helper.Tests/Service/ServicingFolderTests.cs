using DockerDesktop.Service.Features;
using DockerDesktop.Service.Storage;
using FakeWindows;

namespace Helper.Tests.Service;

/// <summary>The folder in which DISM unpacks the programs that it starts.</summary>
[TestClass]
public sealed class ServicingFolderTests
{
    private const string Path = @"C:\ProgramData\DockerDesktop\service\dism";
    private const string Private = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    private readonly FakeFileSystem _files = new();

    private ServicingFolder Folder => new(_files, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"));

    [TestMethod]
    [DataRow("(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)")]
    [DataRow("(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)")]
    [DataRow("(A;OICIID;FA;;;SY)(A;OICIIO;FA;;;AU)")]
    public void A_folder_that_is_there_gets_the_access_list(string entries)
    {
        _files.AddFolder(Path, security: $"O:BAG:SYD:AI{entries}");
        _files.Find(@"C:\ProgramData\DockerDesktop")!.Security = "O:SYG:SYD:P";
        _files.Find(@"C:\ProgramData\DockerDesktop\service")!.Security = "O:SYG:SYD:P";
        Assert.AreEqual(Path, Folder.Open());
        Assert.AreEqual($"O:BAG:SY{Private}", _files.Find(Path)!.Security);
        Assert.AreEqual(0, _files.OpenHandles);
    }

    [TestMethod]
    [DataRow(Path, "O:S-1-5-21-1-2-3-1001G:SYD:P", "belongs to S-1-5-21-1-2-3-1001")]
    [DataRow(Path, "O:BAG:SYD:P(A;;WD;;;BU)", "WRITE_DAC")]
    [DataRow(@"C:\ProgramData\DockerDesktop", "O:BAG:SYD:P(A;;0x40;;;BU)", "FILE_DELETE_CHILD")]
    public void One_that_others_could_take_over_is_refused(string path, string security, string text)
    {
        _files.AddFolder(Path);
        _files.Find(path)!.Security = security;
        Assert.Contains(text, Assert.ThrowsExactly<IOException>(() => Folder.Open()).Message);
        Assert.AreEqual(0, _files.OpenHandles);
    }
}
