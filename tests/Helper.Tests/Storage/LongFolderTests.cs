using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;

namespace Helper.Tests.Storage;

/// <summary>Folders with more names than fit into memory at once.</summary>
[TestClass]
public sealed class LongFolderTests
{
    private const string Folder = @"C:\ProgramData\long";

    [TestMethod]
    [DataRow(TrustedFolder.PartOfNames)]
    [DataRow((2 * TrustedFolder.PartOfNames) + 7)]
    public void It_is_removed_part_by_part(int count)
    {
        FakeFileSystem files = Fill(count);
        using TrustedFolder parent = TrustedFolder.TryOpen(files, @"C:\ProgramData")!;

        Assert.IsEmpty(parent.DeleteTree("long"));
        Assert.IsFalse(files.Exists(Folder));
        Assert.IsLessThanOrEqualTo(TrustedFolder.PartOfNames, files.LongestListing);
    }

    [TestMethod]
    public void Where_something_of_a_part_stays_it_ends_and_says_so()
    {
        FakeFileSystem files = Fill((2 * TrustedFolder.PartOfNames) + 7);
        using IDisposable held = files.Hold($@"{Folder}\0", FileRights.Read, FileShare.None);
        using TrustedFolder parent = TrustedFolder.TryOpen(files, @"C:\ProgramData")!;

        Assert.HasCount(1, parent.DeleteTree("long"));
        Assert.IsTrue(files.Exists($@"{Folder}\0"));
        Assert.IsLessThanOrEqualTo(TrustedFolder.PartOfNames, files.LongestListing);
    }

    private static FakeFileSystem Fill(int count)
    {
        FakeFileSystem files = new();
        FakeNode folder = files.AddFolder(Folder);
        for (int i = 0; i < count; i++)
        {
            string name = $"{i}";
            folder.Children.Add(name, new FakeNode { Name = name, Parent = folder, Content = [], Attributes = FileAttributes.Archive, Security = folder.Security });
        }

        return files;
    }
}
