using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.VirtualDisk;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.Installation;
using FakeWindows;

namespace Helper.Tests.Verbs;

/// <summary>The move of the folder that the virtual disk lies in, with all that is in it.</summary>
[TestClass]
public sealed class VirtualDiskFolderMoveTests() : VirtualDiskMoveFixture(5000)
{
    private const string FolderName = "DockerDesktop.vm-data";
    private const string PrivateFolder = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    private const string FolderSecurity = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;;FR;;;S-1-5-83-0)";
    private const string Same = $@"{SameVolume}\{FolderName}";
    private const string Other = $@"{OtherVolume}\{FolderName}";

    private static readonly string[] s_places = [Source, Same, Other];

    [TestInitialize]
    public void Fill()
    {
        Files.Remove(Source);
        Files.AddFolder(Source, security: FolderSecurity);
        Files.AddFile($@"{Source}\{DiskName}", Content, security: DiskSecurity);
        Files.AddFile($@"{Source}\{DiskName}.mrt", [1, 2, 3], attributes: FileAttributes.ReadOnly | FileAttributes.Hidden);
        Files.AddFolder($@"{Source}\Snapshots\empty", security: "O:BAG:SYD:PAI(A;OICI;FA;;;BA)");
        Files.AddFile($@"{Source}\Snapshots\a.avhdx", [9], security: DiskSecurity);
        Files.AddFile($@"{Source}\Snapshots\nothing", []);
    }

    private string Describe(string folder) => string.Join('\n', Files.Snapshot
        .Where(line => line.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
        .Select(line => line[folder.Length..])
        .Select(line => line[..Math.Min(line.Length, 300)]));

    private void AssertFolderLiesIn(string folder, string expected, string? because = null)
    {
        Assert.AreEqual(folder, Location.Folder, because);
        Assert.AreEqual(expected, Describe(folder), because);
        CollectionAssert.AreEqual(Content, Files.ReadAll($@"{folder}\{DiskName}"), because);
        foreach (string other in s_places)
        {
            Assert.AreEqual(other == folder, Files.Exists(other), $"{because}: {other}");
            Assert.IsFalse(Files.Exists(other + VirtualDiskMover.TemporarySuffix), $"{because}: {other}");
        }

        Assert.IsFalse(Files.Exists(Journal), because);
    }

    [TestMethod]
    [DataRow(SameVolume, OtherVolume)]
    [DataRow(OtherVolume, SameVolume)]
    public void It_is_moved_with_everything_in_it_and_every_descriptor_and_recorded(string first, string second)
    {
        string before = Describe(Source);

        StringAssert.Contains(Move(first, isWholeFolder: true), $@"{first}\{FolderName}");
        AssertFolderLiesIn($@"{first}\{FolderName}", before);
        CollectionAssert.AreEqual(Progress.Reports.Order().ToList(), Progress.Reports);
        Assert.IsTrue(Progress.Reports.All(percentage => percentage is >= 0 and < 100));
        CollectionAssert.AreEqual(new[] { 0x4u }, Asked, "FILE_ADD_SUBDIRECTORY; the helper's own folder may be moved by whoever may move the disk");

        StringAssert.Contains(Move(first, isWholeFolder: true), "already");
        Move(second, isWholeFolder: true);
        AssertFolderLiesIn($@"{second}\{FolderName}", before);
    }

    [TestMethod]
    [DataRow(SameVolume, true)]
    [DataRow(OtherVolume, true)]
    [DataRow(SameVolume, false)]
    [DataRow(OtherVolume, false)]
    public void After_a_loss_of_power_or_a_kill_at_any_step_one_whole_folder_is_recorded_and_nothing_else_is_left(string destination, bool powerIsLost)
    {
        string expected = Describe(Source);
        int crashes = 0;
        HashSet<string> ends = [];
        for (int step = 1; ; step++)
        {
            Initialize();
            Fill();
            bool hasCrashed = Crash(step, () => Move(destination, isWholeFolder: true));
            Files.Restart(powerIsLost);

            // Mending is killed too, at each of its own steps, until it comes through.
            for (int again = 1; Crash(again, () => Assert.IsNull(Mover.Mend())); again++)
            {
                Files.Restart(powerIsLost);
                Assert.IsTrue(s_places.Any(place => Describe(place) == expected), $"step {step}, mending step {again}");
            }

            Files.Restart(powerIsLost);
            Assert.IsNull(Mover.Mend());
            AssertFolderLiesIn(Location.Folder, expected, $"step {step}");
            ends.Add(Location.Folder);
            Move(destination, isWholeFolder: true);
            AssertFolderLiesIn($@"{destination}\{FolderName}", expected, $"the move after step {step}");
            if (!hasCrashed)
            {
                break;
            }

            crashes++;
        }

        Assert.IsGreaterThan(destination == SameVolume ? 5 : 40, crashes, "each step was tried");
        CollectionAssert.AreEquivalent(new[] { Source, $@"{destination}\{FolderName}" }, ends.ToList(), "some of them undo and some finish");
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void A_move_that_fails_at_any_step_is_undone_or_done(string destination)
    {
        string expected = Describe(Source);
        for (int step = 1; ; step++)
        {
            Initialize();
            Fill();
            Files.FailAt = step;
            bool failed = false;
            try
            {
                Move(destination, isWholeFolder: true);
            }
            catch (RequestRefusedException)
            {
                failed = true;
            }

            bool stepWasReached = Files.Steps >= step;
            Files.FailAt = null;
            Assert.IsNull(Mover.Mend(), $"step {step}");
            AssertFolderLiesIn(failed ? Source : $@"{destination}\{FolderName}", expected, $"step {step}");
            if (!stepWasReached)
            {
                break;
            }
        }
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void A_record_that_cannot_be_written_undoes_the_move(string destination)
    {
        string before = Describe(Source);
        Records.AroundWrite = _ => throw new InstallationRegistryException("no", new IOException());
        Refuse(ProblemCodes.WindowsError, () => Move(destination, isWholeFolder: true));
        Records.AroundWrite = null;
        AssertFolderLiesIn(Source, before);
    }

    [TestMethod]
    public void Cancelling_undoes_the_copy()
    {
        string before = Describe(Source);
        using CancellationTokenSource cancellation = new();
        Files.BeforeStep = step =>
        {
            if (step.StartsWith("WritePart", StringComparison.Ordinal))
            {
                cancellation.Cancel();
            }
        };
        Assert.ThrowsExactly<OperationCanceledException>(() => Move(OtherVolume, isWholeFolder: true, cancellation.Token));
        AssertFolderLiesIn(Source, before);
    }

    [TestMethod]
    public void While_it_is_copied_nobody_else_gets_into_the_copy_and_nobody_changes_what_is_copied()
    {
        List<string> seen = [];
        Files.BeforeStep = step =>
        {
            if (step.StartsWith("WritePart", StringComparison.Ordinal))
            {
                seen.Add(Files.Find(Other + VirtualDiskMover.TemporarySuffix)!.Security);
                Assert.IsTrue(Files.Find($@"{Source}\Snapshots\a.avhdx")!.Handles.Single().Share == FileShare.None);
            }
        };
        Move(OtherVolume, isWholeFolder: true);
        CollectionAssert.AreEqual(Enumerable.Repeat(PrivateFolder, seen.Count).ToArray(), seen);
        Assert.AreNotEqual(0, seen.Count);
    }

    [TestMethod]
    public void While_it_is_copied_nobody_puts_another_folder_in_the_place_of_the_copy_or_of_what_is_copied()
    {
        List<uint> errors = [];
        Files.BeforeStep = step =>
        {
            if (step.StartsWith("WritePart", StringComparison.Ordinal))
            {
                foreach (string path in (string[])[Source, Other + VirtualDiskMover.TemporarySuffix, $@"{Other}{VirtualDiskMover.TemporarySuffix}\Snapshots"])
                {
                    errors.Add(TryRename(path));
                }
            }
        };
        Move(OtherVolume, isWholeFolder: true);
        Assert.IsNotEmpty(errors);
        CollectionAssert.AreEqual(Enumerable.Repeat(Win32FileError.SharingViolation, errors.Count).ToArray(), errors);
    }

    /// <summary>Opens a folder as who renames it has to.</summary>
    private uint TryRename(string path)
    {
        try
        {
            using TrustedFolder? parent = TrustedFolder.TryOpen(Files, path[..path.LastIndexOf('\\')], FolderTrust.Anybody);
            parent!.TryOpenObject(path[(path.LastIndexOf('\\') + 1)..], new FileOpening(FileRights.Delete) { Share = FileShare.ReadWrite | FileShare.Delete })?.Dispose();
            return Win32FileError.Success;
        }
        catch (SystemFileException e)
        {
            return e.Error;
        }
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void A_link_at_any_level_is_refused(string destination)
    {
        foreach (string place in (string[])[$@"{Source}\link", $@"{Source}\Snapshots\link", $@"{Source}\Snapshots\empty\link", $@"{Source}\Snapshots"])
        {
            foreach (bool isFolder in (bool[])[true, false])
            {
                Initialize();
                Fill();
                Files.AddLink(place, @"C:\Windows\System32", isFolder, FakeFileSystem.LocalSystem);
                string before = Describe(Source);
                StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Move(destination, isWholeFolder: true)).Cause, $"{place} is a link");
                AssertFolderLiesIn(Source, before);
            }
        }
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void What_somebody_else_owns_or_has_another_name_for_is_refused_at_any_level(string destination)
    {
        Files.AddFile($@"{Source}\Snapshots\his", [1], FakeFileSystem.User);
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Move(destination, isWholeFolder: true)).Cause, $@"Snapshots\his belongs to {FakeFileSystem.User}");
        Files.Remove($@"{Source}\Snapshots\his");
        Files.AddFolder($@"{Source}\Snapshots\his", FakeFileSystem.User);
        Refuse(ProblemCodes.NotTrusted, () => Move(destination, isWholeFolder: true));
        Files.Remove($@"{Source}\Snapshots\his");
        Files.Find($@"{Source}\Snapshots\a.avhdx")!.Names = 2;
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Move(destination, isWholeFolder: true)).Cause, "has 2 names");
        AssertFolderLiesIn(Source, Describe(Source));
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void What_others_may_change_is_refused_at_any_level(string destination)
    {
        foreach ((string name, string entry) in ((string, string)[])
            [(DiskName, "(A;;FW;;;BU)"), (@"Snapshots\a.avhdx", "(A;;SD;;;WD)"), ("Snapshots", "(A;;0x2;;;BU)"), (@"Snapshots\empty", "(A;OICIIO;GW;;;AU)")])
        {
            Initialize();
            Fill();
            Files.Find($@"{Source}\{name}")!.Security += entry;
            string before = Describe(Source);
            Problem problem = Refuse(ProblemCodes.NotTrusted, () => Move(destination, isWholeFolder: true));
            StringAssert.Contains(problem.Cause, $@"icacls ""{Source}\{name}"" ");
            AssertFolderLiesIn(Source, before);
        }
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void The_folder_above_may_be_one_that_others_add_to_and_not_one_in_which_they_replace(string destination)
    {
        const string Root = @"D:\roots\hyperv";
        string moved = $@"{destination}\{FolderName}";
        Initialize();
        AddRoot("(A;CI;0x6;;;BU)");
        for (int step = 1; Crash(step, () => Move(destination, isWholeFolder: true)); step++)
        {
            Files.Restart();
            Assert.IsNull(Mover.Mend(), $"step {step}");
            CollectionAssert.AreEqual(Content, Files.ReadAll($@"{Location.Folder}\{DiskName}"), $"step {step}");
            Assert.IsFalse(Files.Exists(Journal), $"step {step}");
            Initialize();
            AddRoot("(A;CI;0x6;;;BU)");
        }

        Assert.AreEqual(moved, Location.Folder);
        CollectionAssert.AreEqual(Content, Files.ReadAll($@"{moved}\{DiskName}"));
        Assert.IsFalse(Files.Exists(Root));

        Initialize();
        AddRoot("(A;;0x40;;;BU)");
        StringAssert.Contains(Refuse(ProblemCodes.PathRefused, () => Move(destination, isWholeFolder: true)).Cause, @"FILE_DELETE_CHILD on D:\roots");
        Assert.AreEqual(Root, Location.Folder);

        // While a move was prepared it was still as it has to be.
        Initialize();
        AddRoot("(A;CI;0x6;;;BU)");
        using PreparedDiskMove move = Prepare(destination, isWholeFolder: true);
        Files.Find(@"D:\roots")!.Security += "(A;;0x40;;;BU)";
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Run(move, Progress, default)).Cause, @"FILE_DELETE_CHILD on D:\roots");
        Assert.IsTrue(Files.Exists($@"{Root}\{DiskName}"));

        void AddRoot(string entryAbove)
        {
            Registry.AllUsers!["HyperVDefaultDataRoot"] = Root;
            Files.AddFolder(Root, security: OwnFolder);
            Files.AddFile($@"{Root}\{DiskName}", Content, security: DiskSecurity);
            Files.Find(@"D:\roots")!.Security = OwnFolder + entryAbove;
        }
    }

    [TestMethod]
    public void What_is_deeper_or_more_than_a_disks_folder_ever_has_is_refused()
    {
        string deepest = Source + string.Concat(Enumerable.Repeat(@"\d", OpenFolderTree.MaximumDepth));
        Files.AddFolder(deepest);
        Move(OtherVolume, isWholeFolder: true);
        Initialize();
        Fill();
        Files.AddFolder($@"{deepest}\d");
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume, isWholeFolder: true)).Cause, "deeper than 8 folders");

        Initialize();
        Fill();
        for (int i = 0; i < OpenFolderTree.MaximumEntries - 5; i++)
        {
            Files.AddFile($@"{Source}\Snapshots\{i}", []);
        }

        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume, isWholeFolder: true)).Cause, "more than 1000 files");
        Files.Remove($@"{Source}\Snapshots\0");
        Move(OtherVolume, isWholeFolder: true);
    }

    [TestMethod]
    public void A_folder_with_very_many_names_is_refused_without_listing_them_all()
    {
        for (int i = 0; i < 20 * OpenFolderTree.MaximumEntries; i++)
        {
            Files.AddFile($@"{Source}\Snapshots\{i}", []);
        }

        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume, isWholeFolder: true)).Cause, "more than 1000 files");
        Assert.IsLessThanOrEqualTo(OpenFolderTree.MaximumEntries + 1, Files.LongestListing);
        Assert.AreEqual(0, Files.OpenHandles);
    }

    [TestMethod]
    public void A_file_in_it_that_somebody_has_open_is_refused()
    {
        foreach (string destination in (string[])[SameVolume, OtherVolume])
        {
            using (Files.Hold($@"{Source}\Snapshots\a.avhdx", FileRights.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                Refuse(ProblemCodes.FileInUse, () => Move(destination, isWholeFolder: true));
            }

            AssertFolderLiesIn(Source, Describe(Source));
        }
    }

    [TestMethod]
    public void A_volume_that_is_too_small_for_all_of_it_is_found_out_before_anything_is_copied()
    {
        Files.FreeBytes = 1000;
        Refuse(ProblemCodes.DiskFull, () => Move(OtherVolume, isWholeFolder: true));
        AssertFolderLiesIn(Source, Describe(Source));
        Assert.IsFalse(Files.Log.Any(step => step.StartsWith("WritePart", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_folder_of_that_name_at_the_destination_is_refused_and_kept()
    {
        Files.AddFolder(Other, FakeFileSystem.User);
        Refuse(ProblemCodes.PathRefused, () => Move(OtherVolume, isWholeFolder: true));
        Assert.IsTrue(Files.Exists(Other));
        Assert.IsTrue(Files.Exists($@"{Source}\{DiskName}"));
    }

    [TestMethod]
    public void Without_a_disk_in_it_there_is_nothing_to_move()
    {
        Files.Remove($@"{Source}\{DiskName}");
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume, isWholeFolder: true));
        Files.Remove(Source);
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume, isWholeFolder: true));
    }

    [TestMethod]
    [DataRow(@"C:\Windows\System32")]
    [DataRow(@"C:\ProgramData\DockerDesktop\vm-data\Snapshots")]
    public void A_destination_in_which_the_caller_may_make_no_folders_or_within_the_folder_itself_is_refused(string destination)
    {
        Refuse(ProblemCodes.PathRefused, () => Move(destination, isWholeFolder: true));
        AssertFolderLiesIn(Source, Describe(Source));
    }

    [TestMethod]
    public void A_destination_within_the_folder_is_refused_to_those_too_who_may_write_there()
    {
        Files.AddFolder($@"{Source}\his", security: OwnFolder);
        StringAssert.Contains(Refuse(ProblemCodes.PathRefused, () => Move($@"{Source}\his", isWholeFolder: true)).Cause, "is in the folder that is to be moved");
    }

    [TestMethod]
    public void A_folder_that_holds_others_things_too_is_moved_only_for_those_who_may_move_it_themselves()
    {
        const string root = @"D:\virtual machines";
        Files.AddFolder(root);
        Registry.AllUsers!["HyperVDefaultDataRoot"] = root;
        Files.AddFile($@"{root}\{DiskName}", Content, security: DiskSecurity);
        Files.AddFile($@"{root}\other.vhdx", [1], FakeFileSystem.Administrators);
        Asked.Clear();

        StringAssert.Contains(Refuse(ProblemCodes.PathRefused, () => Move(SameVolume, isWholeFolder: true)).Cause, "You may not move");
        CollectionAssert.AreEqual(new[] { 0x4u, 0x10000u }, Asked, "FILE_ADD_SUBDIRECTORY there, DELETE here");
        Assert.IsTrue(Files.Exists($@"{root}\other.vhdx"));

        Files.Remove(root);
        Files.AddFolder(root, security: OwnFolder);
        Files.AddFile($@"{root}\{DiskName}", Content, security: DiskSecurity);
        Move(SameVolume, isWholeFolder: true);
        Assert.AreEqual(Same, Location.Folder);
        Assert.IsFalse(Files.Exists(root));
    }

    [TestMethod]
    public void A_folder_that_was_exchanged_after_the_callers_right_was_looked_at_is_not_moved()
    {
        const string root = @"D:\virtual machines";
        Registry.AllUsers!["HyperVDefaultDataRoot"] = root;
        Files.AddFolder(root, security: OwnFolder);
        using PreparedDiskMove move = Prepare(SameVolume, isWholeFolder: true);
        Files.Remove(root);
        Files.AddFolder(root, FakeFileSystem.Administrators);
        Files.AddFile($@"{root}\{DiskName}", Content, security: DiskSecurity);

        StringAssert.Contains(Refuse(ProblemCodes.WrongState, () => Run(move, Progress, default)).Cause, "was changed meanwhile");
        Assert.IsTrue(Files.Exists($@"{root}\{DiskName}"));
    }

    [TestMethod]
    public void A_whole_drive_is_not_moved()
    {
        Registry.AllUsers!["HyperVDefaultDataRoot"] = @"D:\";
        StringAssert.Contains(Refuse(ProblemCodes.PathRefused, () => Move(SameVolume, isWholeFolder: true)).Cause, "a whole drive");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Mending_deletes_no_folder_that_somebody_else_put_in_the_copys_place(bool isLink)
    {
        string before = Describe(Source);
        Assert.IsTrue(Crash(20, () => Move(OtherVolume, isWholeFolder: true)));
        Files.Restart();
        Assert.IsTrue(Files.Exists(Journal));
        string temporary = Other + VirtualDiskMover.TemporarySuffix;
        Files.AddFolder(@"C:\precious");
        Files.AddFile(@"C:\precious\file", [1]);
        Files.Remove(temporary);
        if (isLink)
        {
            Files.AddLink(temporary, @"C:\precious", owner: FakeFileSystem.LocalSystem);
        }
        else
        {
            Files.AddFolder(temporary, FakeFileSystem.User);
        }

        Assert.IsNull(Mover.Mend());
        Assert.IsTrue(Files.Exists(@"C:\precious\file"));
        Assert.AreEqual(!isLink, Files.Exists(temporary));
        Assert.AreEqual(before, Describe(Source));
    }

    [TestMethod]
    public void A_leftover_that_is_in_use_is_told_and_removed_later()
    {
        string before = Describe(Source);
        Assert.IsTrue(Crash(20, () => Move(OtherVolume, isWholeFolder: true)));
        Files.Restart();
        using (Files.Hold($@"{Other}{VirtualDiskMover.TemporarySuffix}\{DiskName}", FileRights.Read, FileShare.Read))
        {
            StringAssert.Contains(Mover.Mend(), DiskName);
            Assert.IsTrue(Files.Exists(Journal));
        }

        Assert.IsNull(Mover.Mend());
        AssertFolderLiesIn(Source, before);
    }
}
