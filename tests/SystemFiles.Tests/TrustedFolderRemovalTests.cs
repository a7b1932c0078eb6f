using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;

namespace SystemFiles.Tests;

/// <summary>What the deleting of a folder never touches: what a link leads to, what is to be kept, what has appeared since.</summary>
[TestClass]
public sealed class TrustedFolderRemovalTests
{
    private readonly FakeFileSystem _files = new();

    public TrustedFolderRemovalTests()
    {
        _files.AddFolder(@"C:\victim");
        _files.AddFile(@"C:\victim\file", [9]);
        _files.AddFolder(@"C:\place\made");
    }

    [TestMethod]
    public void A_folder_that_becomes_a_junction_after_it_was_looked_at_is_removed_as_one()
    {
        _files.BeforeOpen = (path, rights) =>
        {
            if (path == @"C:\place\made" && rights.HasFlag(FileRights.Traverse))
            {
                _files.MakeJunction(path, @"C:\victim");
            }
        };
        Assert.IsEmpty(Delete("made"));
        Assert.IsFalse(_files.Exists(@"C:\place\made"));
        CollectionAssert.AreEqual(new byte[] { 9 }, _files.ReadAll(@"C:\victim\file"));
    }

    [TestMethod]
    public void A_link_in_the_place_of_a_folder_that_was_made_is_not_the_one_and_stays()
    {
        _files.AddLink(@"C:\place\made", @"C:\victim");
        Assert.IsFalse(DeleteIfEmpty());
        Assert.IsTrue(_files.Exists(@"C:\place\made"));
        Assert.IsTrue(_files.Exists(@"C:\victim\file"));
    }

    [TestMethod]
    public void A_folder_that_is_not_empty_or_in_use_or_gone_is_told_apart()
    {
        _files.AddFile(@"C:\place\made\file", [1]);
        Assert.IsFalse(DeleteIfEmpty());
        _files.Remove(@"C:\place\made\file");
        using (_files.Hold(@"C:\place\made", FileRights.Read, FileShare.Read))
        {
            Assert.IsFalse(DeleteIfEmpty());
        }

        _files.AddFile(@"C:\place\file", [1]);
        Assert.IsFalse(DeleteIfEmpty("file"), "a file is no folder");
        Assert.IsTrue(_files.Exists(@"C:\place\file"));
        Assert.IsTrue(DeleteIfEmpty());
        Assert.IsTrue(DeleteIfEmpty());
    }

    [TestMethod]
    public void What_is_to_be_kept_stays_with_all_that_is_in_it_and_the_folders_above_it()
    {
        _files.AddFolder(@"C:\place\made\a\keep\below");
        _files.AddFile(@"C:\place\made\a\keep\below\file", [1]);
        _files.AddFile(@"C:\place\made\a\file", [1]);
        using var folder = TrustedFolder.TryOpen(_files, @"C:\place");
        Assert.IsEmpty(folder!.DeleteTree("made", keeps: (path, _) => path == @"C:\place\made\a\keep"));
        Assert.IsTrue(_files.Exists(@"C:\place\made\a\keep\below\file"));
        Assert.IsFalse(_files.Exists(@"C:\place\made\a\file"));
    }

    [TestMethod]
    public void What_appears_while_a_folder_is_removed_survives_or_is_told()
    {
        _files.AddFile(@"C:\place\made\file", [1]);
        _files.BeforeStep = step =>
        {
            if (step == @"Delete C:\place\made")
            {
                _files.AddFile(@"C:\place\made\late", [8]);
            }
        };
        Assert.HasCount(1, Delete("made"));
        Assert.IsTrue(_files.Exists(@"C:\place\made\late"));
    }

    [TestMethod]
    public void Folders_deeper_than_the_limit_stay_and_are_told()
    {
        _files.AddFolder($@"C:\place\made{string.Concat(Enumerable.Repeat(@"\x", TrustedFolder.MaximumDepth + 1))}");
        var left = Delete("made");
        Assert.HasCount(1, left);
        Assert.Contains("deeper than", left[0]);
    }

    [TestMethod]
    public void A_trusted_tree_that_is_somebody_elses_is_refused_and_its_name_stays_bound_while_it_goes()
    {
        _files.AddFolder(@"C:\place\his", FakeFileSystem.User);
        using var folder = TrustedFolder.TryOpen(_files, @"C:\place");
        Assert.ThrowsExactly<FileRefusedException>(() => folder!.DeleteTrustedTree("his"));
        Assert.IsTrue(_files.Exists(@"C:\place\his"));

        _files.AddFile(@"C:\place\made\file", [1]);
        uint? taken = null;
        _files.BeforeStep = step =>
        {
            if (step == @"Delete C:\place\made\file")
            {
                using var again = TrustedFolder.TryOpen(_files, @"C:\place");
                try
                {
                    again!.TryOpenObject("made", new FileOpening(FileRights.Delete) { Share = FileShare.ReadWrite | FileShare.Delete })?.Dispose();
                }
                catch (SystemFileException e)
                {
                    taken = e.Error;
                }
            }
        };
        Assert.IsEmpty(folder!.DeleteTrustedTree("made"));
        Assert.AreEqual(Win32FileError.SharingViolation, taken);
    }

    private IReadOnlyList<string> Delete(string name)
    {
        using (var folder = TrustedFolder.TryOpen(_files, @"C:\place"))
        {
            var left = folder!.DeleteTree(name);
            _files.BeforeOpen = null;
            return left;
        }
    }

    private bool DeleteIfEmpty(string name = "made")
    {
        using var folder = TrustedFolder.TryOpen(_files, @"C:\place");
        return folder!.DeleteIfEmpty(name);
    }
}
