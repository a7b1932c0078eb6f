using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;

namespace SystemFiles.Tests;

[TestClass]
public sealed class LocalPathTests
{
    [TestMethod]
    [DataRow(@"\\?\C:\Users\jo", @"C:\Users\jo")]
    [DataRow(@"\\?\D:\", @"D:\")]
    [DataRow(@"\\?\UNC\server\share\jo", @"\\server\share\jo")]
    [DataRow(@"\\?\unc\server\share\", @"\\server\share\")]
    [DataRow(@"\\?\Volume{11111111-1111-1111-1111-111111111111}\jo", null)]
    [DataRow("", null)]
    public void What_windows_says_of_an_open_file_becomes_a_path(string name, string? path) => Assert.AreEqual(path, LocalPath.FromFinalName(name));

    [TestMethod]
    [DataRow(@"\\server\share", @"\\server\share\a")]
    [DataRow(@"\\server\share\", @"\\server\share\a")]
    [DataRow(@"\\server\share\folder", @"\\server\share\folder\a")]
    public void A_share_is_taken_only_where_it_is_allowed(string path, string file)
    {
        var files = new FakeFileSystem();
        files.AddShare(@"\\server\share\");
        files.AddFolder(@"\\server\share\folder");
        foreach (var trust in (FolderTrust[])[FolderTrust.Path, FolderTrust.Own, FolderTrust.UsersFolders, FolderTrust.Above, FolderTrust.Anybody])
        {
            Assert.Contains("is not a full path on a drive", Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.TryOpen(files, path, trust)).Message);
        }

        if (path.EndsWith("share", StringComparison.Ordinal))
        {
            Assert.Contains("is not a full path on a network share", Assert.ThrowsExactly<FileRefusedException>(() => LocalPath.Parse(path, takesShares: true)).Message);
            return;
        }

        using var folder = TrustedFolder.TryOpen(files, path, FolderTrust.AnybodyAnywhere)!;
        folder.Replace("a", "content"u8, "O:SYG:SYD:P(A;;FA;;;SY)");
        Assert.IsTrue(files.Exists(file));
    }

    [TestMethod]
    [DataRow(@"\\server\share\..\other")]
    [DataRow(@"\\?\C:\Users")]
    [DataRow(@"\\.\pipe\a\b")]
    [DataRow(@"\\server\sh:are\a")]
    [DataRow(@"\\server\share\a\\b")]
    public void What_only_looks_like_a_share_is_refused(string path) => Assert.ThrowsExactly<FileRefusedException>(() => LocalPath.Parse(path, takesShares: true));
}
