using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.VirtualDisk;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Installation;
using FakeWindows;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class VirtualDiskMoverTests() : VirtualDiskMoveFixture((2 * 1024 * 1024) + 12345)
{
    private const string Temporary = DiskName + VirtualDiskMover.TemporarySuffix;

    private void AssertDiskLiesIn(string folder, string? because = null)
    {
        Assert.AreEqual(folder, Location.Folder, because);
        CollectionAssert.AreEqual(Content, Files.ReadAll($@"{folder}\DockerDesktop.vhdx"), because);
        Assert.AreEqual(DiskSecurity, Files.Find($@"{folder}\DockerDesktop.vhdx")!.Security, because);
        foreach (string other in new[] { Source, SameVolume, OtherVolume })
        {
            Assert.AreEqual(other == folder, Files.Exists($@"{other}\DockerDesktop.vhdx"), because);
            Assert.IsFalse(Files.Exists($@"{other}\{Temporary}"), because);
        }

        Assert.IsFalse(Files.Exists(Journal), because);
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void The_disk_is_moved_with_its_descriptor_and_recorded(string destination)
    {
        StringAssert.Contains(Move(destination), destination);
        AssertDiskLiesIn(destination);
        CollectionAssert.AreEqual(Progress.Reports.Order().ToList(), Progress.Reports);
        Assert.IsTrue(Progress.Reports.All(percentage => percentage is >= 0 and < 100));
        CollectionAssert.AreEqual(new[] { 0x2u }, Asked, "FILE_ADD_FILE");

        StringAssert.Contains(Move(destination), "already");
        AssertDiskLiesIn(destination);
        Move(destination == SameVolume ? OtherVolume : SameVolume);
        AssertDiskLiesIn(destination == SameVolume ? OtherVolume : SameVolume);
    }

    [TestMethod]
    [DataRow(SameVolume, true)]
    [DataRow(OtherVolume, true)]
    [DataRow(SameVolume, false)]
    [DataRow(OtherVolume, false)]
    public void After_a_loss_of_power_or_a_kill_at_any_step_one_whole_disk_is_recorded_and_nothing_else_is_left(string destination, bool powerIsLost)
    {
        int crashes = 0;
        HashSet<string> ends = [];
        for (int step = 1; ; step++)
        {
            Initialize();
            bool hasCrashed = Crash(step, () => Move(destination));
            Files.Restart(powerIsLost);

            // Mending is killed too, at each of its own steps, until it comes through.
            for (int again = 1; Crash(again, () => Assert.IsNull(Mover.Mend())); again++)
            {
                Files.Restart(powerIsLost);
                Assert.IsTrue(HasWholeDisk(), $"step {step}, mending step {again}");
            }

            Files.Restart(powerIsLost);
            Assert.IsNull(Mover.Mend());
            AssertDiskLiesIn(Location.Folder, $"step {step}");
            ends.Add(Location.Folder);
            Move(destination);
            AssertDiskLiesIn(destination, $"the move after step {step}");
            if (!hasCrashed)
            {
                break;
            }

            crashes++;
        }

        Assert.IsGreaterThan(destination == SameVolume ? 5 : 12, crashes, "each step was tried");
        CollectionAssert.AreEquivalent(new[] { Source, destination }, ends.ToList(), "some of them undo and some finish");
    }

    // The disk at the recorded place is whole, or the move that was to bring it there is still written down.
    private bool HasWholeDisk() => new[] { Source, SameVolume, OtherVolume }.Any(folder => Files.ReadAll($@"{folder}\DockerDesktop.vhdx") is { } content && content.AsSpan().SequenceEqual(Content));

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void A_move_that_fails_at_any_step_is_undone_or_done(string destination)
    {
        for (int step = 1; ; step++)
        {
            Initialize();
            Files.FailAt = step;
            bool failed = false;
            try
            {
                Move(destination);
            }
            catch (RequestRefusedException)
            {
                failed = true;
            }

            bool stepWasReached = Files.Steps >= step;
            Files.FailAt = null;
            Assert.IsNull(Mover.Mend(), $"step {step}");
            AssertDiskLiesIn(failed ? Source : destination, $"step {step}");
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
        Records.AroundWrite = _ => throw new InstallationRegistryException("no", new IOException());
        Refuse(ProblemCodes.WindowsError, () => Move(destination));
        Records.AroundWrite = null;
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void While_it_is_copied_nobody_else_opens_the_copy_or_the_disk()
    {
        List<string> seen = [];
        Files.BeforeStep = step =>
        {
            if (step.StartsWith("WritePart", StringComparison.Ordinal))
            {
                FakeNode copy = Files.Find($@"{OtherVolume}\{Temporary}")!;
                seen.Add($"{copy.Security} {copy.Handles.Single().Share} {Files.Find($@"{Source}\{DiskName}")!.Handles.Single().Share}");
            }
        };
        Move(OtherVolume);
        CollectionAssert.AreEqual(Enumerable.Repeat("O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA) None None", seen.Count).ToArray(), seen);
        Assert.AreNotEqual(0, seen.Count);
    }

    [TestMethod]
    public void A_volume_that_is_too_small_is_found_out_before_anything_is_copied()
    {
        Files.FreeBytes = 1000;
        Refuse(ProblemCodes.DiskFull, () => Move(OtherVolume));
        AssertDiskLiesIn(Source);
        Assert.IsFalse(Files.Log.Any(step => step.StartsWith("WritePart", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Cancelling_undoes_a_copy_at_each_part_of_it()
    {
        for (int reports = 1; reports <= 6; reports++)
        {
            Initialize();
            using CancellationTokenSource cancellation = new();
            CancellingProgress progress = new(reports, cancellation);
            using (PreparedDiskMove move = Prepare(OtherVolume))
            {
                if (reports < 6)
                {
                    Assert.ThrowsExactly<OperationCanceledException>(() => Run(move, progress, cancellation.Token));
                }
                else
                {
                    // All is copied and compared: now it goes on to its end.
                    Run(move, progress, cancellation.Token);
                }
            }

            AssertDiskLiesIn(reports < 6 ? Source : OtherVolume, $"{reports} reports");
        }
    }

    [TestMethod]
    public void A_virtual_machine_that_is_not_off_and_a_disk_that_somebody_has_open_are_refused()
    {
        InUse = true;
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume));
        InUse = false;
        using (Files.Hold($@"{Source}\DockerDesktop.vhdx", FileRights.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            Refuse(ProblemCodes.FileInUse, () => Move(OtherVolume));
        }

        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void Without_a_disk_there_is_nothing_to_move()
    {
        Files.Remove($@"{Source}\DockerDesktop.vhdx");
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume));
    }

    [TestMethod]
    [DataRow(@"C:\Data")]
    [DataRow(@"C:\ProgramData\DockerDesktop")]
    public void A_folder_that_the_caller_may_not_write_in_is_refused(string destination)
    {
        Files.AddFolder(destination);
        Problem problem = Refuse(ProblemCodes.PathRefused, () => Move(destination));
        StringAssert.Contains(problem.Cause, "may not make files");
        StringAssert.Contains(problem.Fix, "run the command elevated");
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void Into_the_folder_that_was_recorded_for_the_disk_anybody_brings_it_back()
    {
        Move(OtherVolume);
        Asked.Clear();
        Move(Source);
        Assert.IsEmpty(Asked);
        AssertDiskLiesIn(Source);

        const string root = @"D:\roots\hyperv";
        Files.AddFolder(root);
        Registry.AllUsers!["HyperVDefaultDataRoot"] = root + '\\';
        Move(root);
        Assert.IsEmpty(Asked);
        Assert.AreEqual(root, Location.Folder);
        StringAssert.Contains(Refuse(ProblemCodes.PathRefused, () => Move(root, isWholeFolder: true)).Cause, "may not make folders");
    }

    [TestMethod]
    [DataRow(@"C:\Windows\System32", "lies in C:\\Windows")]
    [DataRow(@"C:\Program Files", "is or holds C:\\Program Files")]
    [DataRow(@"C:\Program Files\Docker\Docker\resources", "the product's program")]
    [DataRow(@"D:\product\resources", "the product's program")]
    [DataRow(@"C:\ProgramData\docker\volumes", "the data root of Windows containers")]
    [DataRow(@"D:\containers", "the data root of Windows containers")]
    [DataRow(@"D:\wsl", "WSL disks")]
    [DataRow(@"D:\wsl\S-1-5-21-1-2-3-1001\disk", "WSL disks")]
    [DataRow(@"D:\roots", "WSL disks")]
    public void Programs_and_other_data_roots_are_no_place_for_the_disk(string destination, string cause)
    {
        Files.AddFolder(destination, security: OwnFolder);
        Registry.AllUsers!["InstallFolder"] = @"D:\product\";
        Registry.AllUsers["WslDefaultDataRoot"] = destination == @"D:\roots" ? @"D:\roots\wsl" : @"D:\wsl";
        if (destination[0] == 'D')
        {
            Registry.AllUsers["WindowsContainersDefaultDataRoot"] = @"D:\containers\data";
        }

        StringAssert.Contains(Refuse(ProblemCodes.PathRefused, () => Move(destination)).Cause, cause);
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    [DataRow(@"C:\Users\user\disks", FakeFileSystem.User)]
    [DataRow(@"C:\Users\user\disks", FakeFileSystem.LocalSystem)]
    [DataRow(@"D:\theirs", FakeFileSystem.User)]
    public void A_folder_that_is_anybodys_or_below_one_is_no_place_for_the_disk(string destination, string owner)
    {
        Files.AddFolder(destination, owner);
        Problem problem = Refuse(ProblemCodes.PathRefused, () => Move(destination));
        StringAssert.Contains(problem.Cause, $"belongs to {FakeFileSystem.User}");
        StringAssert.Contains(problem.Fix, "icacls FOLDER");
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_disk_that_lies_in_anybodys_folder_is_not_moved_away_with_rights_that_he_has_not(bool isWholeFolder)
    {
        const string theirs = @"C:\Users\user\disks";
        Files.AddFolder(theirs, FakeFileSystem.User);
        Files.AddFile($@"{theirs}\{DiskName}", Content, security: DiskSecurity);
        Records.Values["VirtualDiskFolder"] = theirs;
        Problem problem = Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume, isWholeFolder));
        StringAssert.Contains(problem.Cause, $"belongs to {FakeFileSystem.User}");
        StringAssert.Contains(problem.Fix, "reg add");
        CollectionAssert.AreEqual(Content, Files.ReadAll($@"{theirs}\{DiskName}"));
        Assert.IsFalse(Files.Exists(Journal));
    }

    [TestMethod]
    [DataRow("Rename")]
    [DataRow("Copy")]
    [DataRow("Place")]
    public void A_move_from_or_to_anybodys_folder_that_was_interrupted_is_told_and_nothing_there_is_touched(string phase)
    {
        const string theirs = @"C:\Users\user\disks";
        Files.AddFolder(theirs, FakeFileSystem.User);
        Files.AddFile($@"{theirs}\{Temporary}", [1]);
        Files.AddFolder(@"C:\ProgramData\DockerDesktop\service");
        foreach ((string from, string to) in new[] { (theirs, OtherVolume), (Source, theirs) })
        {
            Files.AddFile(Journal, Encoding.UTF8.GetBytes($"phase={phase}\nwhole-folder=False\nsource={from}\ndestination={to}\n"));
            string? fault = Mover.Mend();
            StringAssert.Contains(fault, $"belongs to {FakeFileSystem.User}");
            StringAssert.Contains(fault, $"delete {Journal}");
            Assert.IsTrue(Files.Exists($@"{theirs}\{Temporary}"));
            CollectionAssert.AreEqual(Content, Files.ReadAll($@"{Source}\{DiskName}"));
        }
    }

    [TestMethod]
    [DataRow("disks")]
    [DataRow(@"..\disks")]
    [DataRow(@"D:disks")]
    [DataRow(@"D:\")]
    [DataRow(@"D:\disks\..\..\Windows")]
    [DataRow(@"D:\disks.")]
    [DataRow(@"D:\disks:stream")]
    [DataRow(@"D:/disks")]
    [DataRow(@"\\server\share\disks")]
    [DataRow(@"\\?\D:\disks")]
    [DataRow(@"\\.\PhysicalDrive0")]
    [DataRow(@"D:\no\such\folder")]
    [DataRow("")]
    public void A_path_that_is_none_of_an_existing_folder_on_a_drive_is_refused(string destination)
    {
        Refuse(ProblemCodes.PathRefused, () => Move(destination));
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void The_name_of_a_folder_that_the_helper_made_is_no_place_for_the_disk_alone()
    {
        Files.AddFolder(@"D:\DockerDesktop.vm-data", security: OwnFolder);
        StringAssert.Contains(Refuse(ProblemCodes.PathRefused, () => Move(@"D:\DockerDesktop.vm-data")).Cause, "folders of its own");
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void A_path_that_is_too_long_is_refused() => Refuse(ProblemCodes.PathRefused, () => Move(@"D:\" + new string('a', 198)));

    [TestMethod]
    [DataRow(false, "NTFS")]
    [DataRow(true, "FAT32")]
    [DataRow(true, "")]
    public void A_volume_that_is_not_fixed_or_not_ntfs_is_refused(bool isFixed, string fileSystem)
    {
        Files.AddVolume('E', isFixed, fileSystem);
        Files.AddFolder(@"E:\disks", security: OwnFolder);
        Refuse(ProblemCodes.PathRefused, () => Move(@"E:\disks"));
    }

    [TestMethod]
    [DataRow(@"D:\link")]
    [DataRow(@"D:\link\inner")]
    public void A_link_anywhere_in_the_path_is_refused(string destination)
    {
        Files.AddFolder(@"C:\Windows\System32\inner", security: OwnFolder);
        Files.AddLink(@"D:\link", @"C:\Windows\System32");
        Refuse(ProblemCodes.PathRefused, () => Move(destination));
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void The_folder_that_was_looked_at_cannot_be_exchanged_for_a_link_meanwhile()
    {
        using PreparedDiskMove move = Prepare(OtherVolume);
        Assert.ThrowsExactly<AssertFailedException>(() =>
        {
            // What an attacker needs: the folder out of the way. It is held without sharing its deletion.
            Files.OpenRoot(@"D:\", out IFileObject? root);
            uint error = root!.Open("disks", new FileOpening(FileRights.Delete) { Share = FileShare.ReadWrite | FileShare.Delete }, out IFileObject? folder);
            folder?.Dispose();
            root.Dispose();
            Assert.AreEqual(0u, error);
        });
        Run(move, Progress, default);
        AssertDiskLiesIn(OtherVolume);
    }

    [TestMethod]
    public void A_destination_that_holds_a_disk_already_is_refused_and_the_disk_there_is_kept()
    {
        Files.AddFile($@"{OtherVolume}\DockerDesktop.vhdx", [1, 2, 3], FakeFileSystem.User);
        Refuse(ProblemCodes.PathRefused, () => Move(OtherVolume));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, Files.ReadAll($@"{OtherVolume}\DockerDesktop.vhdx"));
        Assert.IsTrue(Files.Exists($@"{Source}\DockerDesktop.vhdx"));
        Assert.IsFalse(Files.Exists(Journal));
    }

    [TestMethod]
    public void What_is_not_the_disk_that_hyper_v_made_is_not_moved()
    {
        string path = $@"{Source}\DockerDesktop.vhdx";
        Files.Find(path)!.Names = 2;
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        Files.AddFile(path, Content, FakeFileSystem.User);
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        Files.AddLink(path, @"C:\Windows\System32\drivers\etc", isFolder: false, FakeFileSystem.LocalSystem);
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        Files.Remove(path);
        Files.AddFolder(path);
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        Assert.IsFalse(Files.Exists($@"{OtherVolume}\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void A_source_that_became_a_link_is_refused()
    {
        Files.AddFolder(@"C:\secret");
        Files.AddFile(@"C:\secret\DockerDesktop.vhdx", Content, security: DiskSecurity);
        Files.AddLink(Source, @"C:\secret");
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        Assert.IsTrue(Files.Exists(@"C:\secret\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void The_recorded_root_is_where_the_disk_is_taken_from()
    {
        Files.AddFolder(@"D:\roots\hyperv");
        Registry.AllUsers!["HyperVDefaultDataRoot"] = @"D:\roots\hyperv\";
        Files.AddFile(@"D:\roots\hyperv\DockerDesktop.vhdx", Content, security: DiskSecurity);
        Files.Remove($@"{Source}\DockerDesktop.vhdx");
        Move(SameVolume);
        AssertDiskLiesIn(SameVolume);
        Assert.IsFalse(Files.Exists(@"D:\roots\hyperv\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void A_copy_that_cannot_be_read_back_as_it_was_written_is_undone()
    {
        Files.BeforeStep = step =>
        {
            // The last that is written before it is compared: the drive keeps another byte.
            if (step.StartsWith("Flush", StringComparison.Ordinal) && Files.Find($@"{OtherVolume}\{Temporary}") is { } copy)
            {
                copy.Content[7] ^= 1;
            }
        };
        Refuse(ProblemCodes.WindowsError, () => Move(OtherVolume));
        Files.BeforeStep = null;
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void A_file_of_somebody_else_under_the_temporary_name_is_not_deleted_by_mending()
    {
        Assert.IsTrue(Crash(14, () => Move(OtherVolume)));
        Files.Restart();
        Assert.IsTrue(Files.Exists(Journal));
        Files.AddFile($@"{OtherVolume}\{Temporary}", [1], FakeFileSystem.User);
        Assert.IsNull(Mover.Mend());
        Assert.IsTrue(Files.Exists($@"{OtherVolume}\{Temporary}"));
        Assert.IsFalse(Files.Exists(Journal));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("phase=Rename\nwhole-folder=False\nsource=C:\\a\n")]
    [DataRow("phase=Rename\nsource=C:\\a\ndestination=D:\\b\n")]
    [DataRow("phase=Rename\nwhole-folder=perhaps\nsource=C:\\a\ndestination=D:\\b\n")]
    [DataRow("phase=9\nwhole-folder=False\nsource=C:\\a\ndestination=D:\\b\n")]
    [DataRow("phase=Copy\nwhole-folder=False\nsource=C:\\a\ndestination=\\\\server\\b\n")]
    public void A_journal_that_cannot_be_understood_is_reported_and_keeps_moves_from_beginning(string content)
    {
        Files.AddFolder(@"C:\ProgramData\DockerDesktop\service");
        Files.AddFile(Journal, Encoding.UTF8.GetBytes(content));
        Assert.IsNotNull(Mover.Mend());
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume));
        Assert.IsTrue(Files.Exists($@"{Source}\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void A_journal_that_a_user_wrote_is_not_heeded()
    {
        Files.AddFolder(@"C:\ProgramData\DockerDesktop\service");
        Files.AddFile(Journal, Encoding.UTF8.GetBytes($"phase=Place\nwhole-folder=False\nsource={Source}\ndestination={OtherVolume}\n"), FakeFileSystem.User);
        Files.AddFile($@"{OtherVolume}\DockerDesktop.vhdx", [1]);
        StringAssert.Contains(Mover.Mend(), "belongs to");
        Assert.IsTrue(Files.Exists($@"{OtherVolume}\DockerDesktop.vhdx"));

        Files.AddFile(Journal, Files.ReadAll(Journal)!, security: "O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FW;;;BU)");
        StringAssert.Contains(Mover.Mend(), "has the right FILE_ADD_FILE");
        Assert.IsTrue(Files.Exists($@"{OtherVolume}\DockerDesktop.vhdx"));
    }

    private sealed class CancellingProgress(int reports, CancellationTokenSource cancellation) : DockerDesktop.Service.Operations.IOperationProgress
    {
        private int _left = reports;

        public void Report(int percentage)
        {
            if (--_left == 0)
            {
                cancellation.Cancel();
            }
        }
    }
}
