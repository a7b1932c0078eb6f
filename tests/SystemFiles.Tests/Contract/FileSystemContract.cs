using System.Text;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace SystemFiles.Tests.Contract;

/// <summary>
/// What the library asks of a file system: the fake is held against it in the tests' process, the real one inside Wine. Wine cannot show: links, refusal of access, owners and access lists of
/// other accounts, renaming by POSIX rules over a file that is open.
/// </summary>
internal static class FileSystemContract
{
    private const FileShare All = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>Each rule with its check, which is given a folder of its own and throws when the rule is broken.</summary>
    public static IReadOnlyDictionary<string, Action<IFileSystem, string>> Rules { get; } = new Dictionary<string, Action<IFileSystem, string>>
    {
        ["What_is_not_there_is_error_2"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Expect(Win32FileError.FileNotFound, folder.Open("absent", new FileOpening(FileRights.Read), out _));
        },
        ["What_has_no_link_in_its_path_is_where_the_path_says"] = (files, path) =>
        {
            using (var folder = OpenFolder(files, path))
            {
                Make(folder, "a", "content");
            }

            Expect(true, path.Equals(files.FindFinalPath(path), StringComparison.OrdinalIgnoreCase));
            Expect(true, $@"{path}\a".Equals(files.FindFinalPath($@"{path}\a"), StringComparison.OrdinalIgnoreCase));
            Expect(null, files.FindFinalPath($@"{path}\absent"));
        },
        ["A_file_is_made_once_and_read_back"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "a", "content");
            Expect(Win32FileError.AlreadyExists, folder.Open("a", new FileOpening(FileRights.Write) { CreateNew = true, IsFolder = false, Share = All }, out _));
            Expect("content", Read(folder, "a"));
            Expect("content", Read(folder, "A"));
            using var file = Open(folder, "a", FileRights.Read);
            Expect(7L, file.Query().Length);
            Expect(false, file.Query().IsFolder || file.Query().IsReparsePoint);
        },
        ["A_large_file_is_written_and_read_in_parts"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            using var file = folder.OpenOrFail("large", new FileOpening(FileRights.Read | FileRights.Write) { CreateNew = true, IsFolder = false });
            file.SetLength(6);
            Expect(6L, file.Query().Length);
            Expect(1u, file.Query().Names);
            file.WritePart(4, "efgh"u8);
            file.WritePart(0, "abcd"u8);
            file.Flush();
            Expect(8L, file.Query().Length);
            var part = new byte[5];
            Expect(5, file.ReadPart(1, part));
            Expect("bcdef", Encoding.ASCII.GetString(part));
            Expect(2, file.ReadPart(6, part));
            Expect(0, file.ReadPart(8, part));
            Expect(0, file.ReadPart(100, part));
            file.SetLength(2);
            Expect(2, file.ReadPart(0, part));
        },
        ["A_folder_lists_what_is_in_it"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "file", "");
            MakeFolder(folder, "Folder");
            Expect("Folder file", string.Join(' ', folder.List().Order(StringComparer.Ordinal)));
            using var inner = Open(folder, "Folder", FileRights.Read);
            Expect(true, inner.Query().IsFolder);
            Expect(0, inner.List().Count);
        },
        ["A_file_is_no_folder_and_the_other_way_round"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "file", "");
            MakeFolder(folder, "folder");
            Expect(Win32FileError.Directory, folder.Open("file", new FileOpening(FileRights.Read) { IsFolder = true, Share = All }, out _));
            Expect(Win32FileError.AccessDenied, folder.Open("folder", new FileOpening(FileRights.Read) { IsFolder = false, Share = All }, out _));
        },
        ["What_somebody_does_not_share_is_error_32"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "file", "");
            using (folder.OpenOrFail("file", new FileOpening(FileRights.Read) { Share = FileShare.Read }))
            {
                Expect(Win32FileError.SharingViolation, folder.Open("file", new FileOpening(FileRights.Write) { Share = All }, out _));
                Expect(Win32FileError.SharingViolation, folder.Open("file", new FileOpening(FileRights.Delete) { Share = All }, out _));
                Expect(Win32FileError.SharingViolation, folder.Open("file", new FileOpening(FileRights.Read) { Share = FileShare.None }, out _));
                Open(folder, "file", FileRights.Read).Dispose();
            }

            Open(folder, "file", FileRights.Write).Dispose();
        },
        ["A_file_takes_the_place_of_another_that_is_read_only"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "old", "old");
            Make(folder, "new", "new");
            using (var old = Open(folder, "old", FileRights.WriteAttributes))
            {
                old.SetAttributes(FileAttributes.ReadOnly);
                Expect(true, (old.Query().Attributes & FileAttributes.ReadOnly) != 0);
            }

            using (var next = Open(folder, "new", FileRights.Delete))
            {
                next.Rename(folder, "old", replace: true);
            }

            Expect("new", Read(folder, "old"));
            Expect("old", string.Join(' ', folder.List()));
        },
        ["A_name_that_is_taken_is_error_183"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "old", "old");
            Make(folder, "new", "new");
            using var next = Open(folder, "new", FileRights.Delete);
            Expect(Win32FileError.AlreadyExists, Error(() => next.Rename(folder, "old", replace: false)));
            Expect("old", Read(folder, "old"));
        },
        ["A_file_moves_to_another_folder"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "file", "content");
            MakeFolder(folder, "there");
            using var there = Open(folder, "there", FileRights.Read);
            using (var file = Open(folder, "file", FileRights.Delete))
            {
                file.Rename(there, "name", replace: false);
            }

            Expect("content", Read(there, "name"));
            Expect("there", string.Join(' ', folder.List()));
        },
        ["A_folder_that_is_not_empty_is_error_145"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            MakeFolder(folder, "full");
            using (var full = Open(folder, "full", FileRights.Delete))
            {
                Make(full, "file", "");
                Expect(Win32FileError.DirectoryNotEmpty, Error(full.Delete));
            }

            Expect("full", string.Join(' ', folder.List()));
        },
        ["A_file_that_is_read_only_is_deleted"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            Make(folder, "file", "");
            using (var file = Open(folder, "file", FileRights.Delete | FileRights.WriteAttributes))
            {
                file.SetAttributes(FileAttributes.ReadOnly | FileAttributes.Hidden);
                file.Delete();
            }

            Expect(0, folder.List().Count);
        },
        ["What_goes_on_closing_goes"] = (files, path) =>
        {
            using var folder = OpenFolder(files, path);
            var opening = new FileOpening(FileRights.Write | FileRights.Delete) { OpenOrCreate = true, IsFolder = false, Share = FileShare.None, Security = SecurityDescriptors.PrivateFile, DeleteOnClose = true };
            using (folder.OpenOrFail("lock", opening))
            {
                Expect(Win32FileError.SharingViolation, folder.Open("lock", opening, out _));
                Expect("lock", string.Join(' ', folder.List()));
            }

            Expect(0, folder.List().Count);
            folder.OpenOrFail("lock", opening).Dispose();
        },
        ["Whoever_made_it_is_trusted_when_the_computer_is_his"] = (files, path) =>
        {
            using var folder = TrustedFolder.Create(files, $@"{path}\a\b", SecurityDescriptors.PrivateFolder);
            Expect(2, folder.Made.Count);
            using var again = TrustedFolder.TryOpen(files, $@"{path}\a\b");
            Expect(false, again is null);
            Expect(true, TrustedFolder.TryOpen(files, $@"{path}\a\c") is null);
            again!.SetAccess(SecurityDescriptors.ReadableFolder);
        },
        ["What_everybody_may_write_is_refused"] = (files, path) =>
        {
            using (var folder = TrustedFolder.Create(files, $@"{path}\open", SecurityDescriptors.ReadableFolder))
            {
                folder.SetAccess("D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;WD)");
            }

            foreach (var below in new[] { string.Empty, @"\absent" })
            {
                try
                {
                    TrustedFolder.TryOpen(files, $@"{path}\open{below}")?.Dispose();
                    throw new InvalidOperationException("was taken");
                }
                catch (FileRefusedException e)
                {
                    Expect(true, e.Message.Contains("S-1-1-0", StringComparison.Ordinal) && e.Message.Contains($@"icacls ""{path}\open""", StringComparison.Ordinal));
                }
            }

            using var mended = TrustedFolder.TryOpen(files, path)!;
            Expect(true, mended.DeleteIfEmpty("open"));
            Expect(string.Empty, files.FindAccountName("S-1-5-21-9-9-9-9999"));
            Expect(string.Empty, files.FindAccountName("nobody"));
        },
        ["A_file_is_replaced_with_its_attributes"] = (files, path) =>
        {
            using var folder = TrustedFolder.TryOpen(files, path)!;
            folder.Replace("file", "one"u8, SecurityDescriptors.ReadableFile);
            using (var handle = OpenFolder(files, path))
            using (var file = Open(handle, "file", FileRights.WriteAttributes))
            {
                file.SetAttributes(FileAttributes.ReadOnly | FileAttributes.Hidden);
            }

            using (folder.Lock("file"))
            {
                folder.Replace("file", "second"u8, SecurityDescriptors.ReadableFile);
            }

            Expect("second", Encoding.UTF8.GetString(folder.Read("file", 100)!));
            Expect("file", string.Join(' ', folder.List()));
            using (var handle = OpenFolder(files, path))
            using (var file = Open(handle, "file", FileRights.ReadAttributes))
            {
                Expect(FileAttributes.ReadOnly | FileAttributes.Hidden, file.Query().Attributes & (FileAttributes.ReadOnly | FileAttributes.Hidden));
            }

            Expect(true, folder.Delete("file"));
            Expect(false, folder.Delete("file"));
        },
        ["A_tree_is_removed"] = (files, path) =>
        {
            using var folder = TrustedFolder.TryOpen(files, path)!;
            using (var deep = TrustedFolder.Create(files, $@"{path}\tree\a\b\c", SecurityDescriptors.ReadableFolder))
            {
                deep.Replace("file", "x"u8, SecurityDescriptors.ReadableFile);
            }

            Expect(false, folder.DeleteIfEmpty("tree"));
            Expect(0, folder.DeleteTree("tree").Count);
            Expect(0, folder.List().Count);
            Expect(true, folder.DeleteIfEmpty("tree"));
        },
        ["A_tree_that_is_open_is_removed_by_its_handle"] = (files, path) =>
        {
            using var folder = TrustedFolder.TryOpen(files, path)!;
            TrustedFolder.Create(files, $@"{path}\tree\a", SecurityDescriptors.ReadableFolder).Dispose();
            Expect(0, folder.DeleteTrustedTree("absent").Count);
            using (var held = folder.TryOpenObject("tree", new FileOpening(FileRights.Delete | FileRights.WriteAttributes) { Share = FileShare.ReadWrite })!)
            {
                Expect(Win32FileError.SharingViolation, Error(() => folder.DeleteTrustedTree("tree")));
                Expect(0, folder.DeleteTree(held, "tree").Count);
            }

            Expect(0, folder.List().Count);
            TrustedFolder.Create(files, $@"{path}\tree\a", SecurityDescriptors.ReadableFolder).Dispose();
            Expect(0, folder.DeleteTrustedTree("tree").Count);
            Expect(0, folder.List().Count);
        },
        ["A_folder_is_moved_with_all_that_is_in_it"] = (files, path) =>
        {
            using var from = TrustedFolder.Create(files, $@"{path}\from", SecurityDescriptors.ReadableFolder);
            using var to = TrustedFolder.Create(files, $@"{path}\to", SecurityDescriptors.ReadableFolder);
            using (var inner = TrustedFolder.Create(files, $@"{path}\from\a\b", SecurityDescriptors.ReadableFolder))
            {
                inner.Replace("file", "x"u8, SecurityDescriptors.ReadableFile);
            }

            using (var moved = from.TryOpenObject("a", new FileOpening(FileRights.Read | FileRights.Traverse | FileRights.Delete | FileRights.ReadSecurity) { Share = FileShare.ReadWrite })!)
            {
                to.Place(moved, "c");
                Expect(Win32FileError.Success, moved.Open("b", new FileOpening(FileRights.Read | FileRights.Traverse) { Share = All }, out var inner));
                using (inner)
                {
                    Expect("x", Read(inner!, "file"));
                }
            }

            Expect(0, from.List().Count);
            Expect("c", string.Join(' ', to.List()));
            using var there = TrustedFolder.TryOpen(files, $@"{path}\to\c\b")!;
            Expect("x", Encoding.UTF8.GetString(there.Read("file", 10)!));
        },
        ["A_volume_is_known"] = (files, path) =>
        {
            Expect(new VolumeFacts(true, "NTFS"), files.QueryVolume(path[..3]));
            Expect(false, files.QueryVolume(@"Q:\").IsFixed);
            Expect(true, files.OpenRoot(@"Q:\", out _) != Win32FileError.Success);
        },
    };

    private static IFileObject OpenFolder(IFileSystem files, string path)
    {
        var names = path[3..].Split('\\');
        Expect(Win32FileError.Success, files.OpenRoot(path[..3], out var folder));
        foreach (var name in names)
        {
            using var above = folder;
            folder = above!.OpenOrFail(name, new FileOpening(FileRights.Read | FileRights.Traverse | FileRights.ReadSecurity) { Share = All });
        }

        return folder!;
    }

    private static IFileObject Open(IFileObject folder, string name, FileRights rights) => folder.OpenOrFail(name, new FileOpening(rights) { Share = All });

    private static void Make(IFileObject folder, string name, string content)
    {
        using var file = folder.OpenOrFail(name, new FileOpening(FileRights.Write) { CreateNew = true, IsFolder = false, Share = All, Security = SecurityDescriptors.ReadableFile });
        file.Write(Encoding.UTF8.GetBytes(content));
    }

    private static void MakeFolder(IFileObject folder, string name) =>
        folder.OpenOrFail(name, new FileOpening(FileRights.Traverse) { CreateNew = true, IsFolder = true, Share = All, Security = SecurityDescriptors.ReadableFolder }).Dispose();

    private static string Read(IFileObject folder, string name)
    {
        using var file = Open(folder, name, FileRights.Read);
        return Encoding.UTF8.GetString(file.Read(1000));
    }

    private static IFileObject OpenOrFail(this IFileObject folder, string name, FileOpening opening)
    {
        Expect(Win32FileError.Success, folder.Open(name, opening, out var entry));
        return entry!;
    }

    private static uint Error(Action action)
    {
        try
        {
            action();
            return Win32FileError.Success;
        }
        catch (SystemFileException e)
        {
            return e.Error;
        }
    }

    private static void Expect<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"expected {expected}, got {actual}");
        }
    }
}
