using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using DockerDesktop.Service.VirtualDisk;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Installation;
using FakeWindows;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class VirtualDiskMoverTests : IDisposable
{
    private const string DiskSecurity = "O:BAG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;S-1-5-83-1-1-2-3-4)";
    private const string OwnFolder = "O:" + FakeFileSystem.User + "G:SYD:(A;;FA;;;" + FakeFileSystem.User + ")";
    private const string Source = @"C:\ProgramData\DockerDesktop\vm-data";
    private const string SameVolume = @"C:\Users\user\disks";
    private const string OtherVolume = @"D:\disks";
    private const string Journal = @"C:\ProgramData\DockerDesktop\service\vhdx-move";

    private readonly byte[] _content = [.. Enumerable.Range(0, (2 * 1024 * 1024) + 12345).Select(i => (byte)(i * 31 / 7))];
    private readonly FakeCallerToken _caller = new();
    private readonly List<uint> _asked = [];
    private readonly ListProgress _progress = new();
    private FakeFileSystem _files = null!;
    private FakeHelperRecords _records = null!;
    private FakeInstallationRegistry _registry = null!;
    private bool _inUse;

    public VirtualDiskMoverTests() => _caller.OnHasAccess = (descriptor, access) =>
    {
        _asked.Add(access);
        return Encoding.UTF8.GetString(descriptor).Contains($"(A;;FA;;;{FakeFileSystem.User})", StringComparison.Ordinal);
    };

    private VirtualDiskLocation Location => new(_registry, _records, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"));

    private VirtualDiskMover Mover => new(_files, Location, new DiskMoveJournal(_files, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32")), () => _inUse);

    [TestInitialize]
    public void Initialize()
    {
        _files = new FakeFileSystem();
        _records = new FakeHelperRecords();
        _registry = FakeInstallationRegistry.WithDefaults();
        _inUse = false;
        _files.AddVolume('D');
        _files.AddFolder(Source);
        _files.AddFile($@"{Source}\DockerDesktop.vhdx", _content, security: DiskSecurity);
        _files.AddFolder(SameVolume, security: OwnFolder);
        _files.AddFolder(OtherVolume, security: OwnFolder);
    }

    [TestCleanup]
    public void No_handle_is_left() => Assert.AreEqual(0, _files.OpenHandles);

    public void Dispose() => _caller.Dispose();

    private string Move(string destination, CancellationToken cancellation = default)
    {
        using PreparedDiskMove move = Mover.Prepare(destination, _caller);
        return Mover.Run(move, _progress, cancellation);
    }

    private void AssertDiskLiesIn(string folder, string? because = null)
    {
        Assert.AreEqual(folder, Location.Folder, because);
        CollectionAssert.AreEqual(_content, _files.ReadAll($@"{folder}\DockerDesktop.vhdx"), because);
        Assert.AreEqual(DiskSecurity, _files.Find($@"{folder}\DockerDesktop.vhdx")!.Security, because);
        foreach (string other in new[] { Source, SameVolume, OtherVolume })
        {
            Assert.AreEqual(other == folder, _files.Exists($@"{other}\DockerDesktop.vhdx"), because);
            Assert.IsFalse(_files.Exists($@"{other}\{VirtualDiskMover.TemporaryName}"), because);
        }

        Assert.IsFalse(_files.Exists(Journal), because);
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void The_disk_is_moved_with_its_descriptor_and_recorded(string destination)
    {
        StringAssert.Contains(Move(destination), destination);
        AssertDiskLiesIn(destination);
        CollectionAssert.AreEqual(_progress.Reports.Order().ToList(), _progress.Reports);
        Assert.IsTrue(_progress.Reports.All(percentage => percentage is >= 0 and < 100));
        CollectionAssert.AreEqual(new[] { 0x2u }, _asked, "FILE_ADD_FILE");

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
            _files.Restart(powerIsLost);

            // Mending is killed too, at each of its own steps, until it comes through.
            for (int again = 1; Crash(again, () => Assert.IsNull(Mover.Mend())); again++)
            {
                _files.Restart(powerIsLost);
                Assert.IsTrue(HasWholeDisk(), $"step {step}, mending step {again}");
            }

            _files.Restart(powerIsLost);
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
    private bool HasWholeDisk() => new[] { Source, SameVolume, OtherVolume }.Any(folder => _files.ReadAll($@"{folder}\DockerDesktop.vhdx") is { } content && content.AsSpan().SequenceEqual(_content));

    private bool Crash(int step, Action action)
    {
        _files.CrashAt = _files.Steps + step;
        _records.AroundWrite = _ => _files.Locked(() => _files.Step("Record"));
        try
        {
            action();
            return false;
        }
        catch (FakeCrashException)
        {
            return true;
        }
        finally
        {
            _records.AroundWrite = null;
            _files.CrashAt = null;
        }
    }

    [TestMethod]
    [DataRow(SameVolume)]
    [DataRow(OtherVolume)]
    public void A_move_that_fails_at_any_step_is_undone_or_done(string destination)
    {
        for (int step = 1; ; step++)
        {
            Initialize();
            _files.FailAt = step;
            bool failed = false;
            try
            {
                Move(destination);
            }
            catch (RequestRefusedException)
            {
                failed = true;
            }

            bool stepWasReached = _files.Steps >= step;
            _files.FailAt = null;
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
        _records.AroundWrite = _ => throw new InstallationRegistryException("no", new IOException());
        Refuse(ProblemCodes.WindowsError, () => Move(destination));
        _records.AroundWrite = null;
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void A_volume_that_is_too_small_is_found_out_before_anything_is_copied()
    {
        _files.FreeBytes = 1000;
        Refuse(ProblemCodes.DiskFull, () => Move(OtherVolume));
        AssertDiskLiesIn(Source);
        Assert.IsFalse(_files.Log.Any(step => step.StartsWith("WritePart", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Cancelling_undoes_a_copy_at_each_part_of_it()
    {
        for (int reports = 1; reports <= 6; reports++)
        {
            Initialize();
            using CancellationTokenSource cancellation = new();
            CancellingProgress progress = new(reports, cancellation);
            using (PreparedDiskMove move = Mover.Prepare(OtherVolume, _caller))
            {
                if (reports < 6)
                {
                    Assert.ThrowsExactly<OperationCanceledException>(() => Mover.Run(move, progress, cancellation.Token));
                }
                else
                {
                    // All is copied and compared: now it goes on to its end.
                    Mover.Run(move, progress, cancellation.Token);
                }
            }

            AssertDiskLiesIn(reports < 6 ? Source : OtherVolume, $"{reports} reports");
        }
    }

    [TestMethod]
    public void A_virtual_machine_that_is_not_off_and_a_disk_that_somebody_has_open_are_refused()
    {
        _inUse = true;
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume));
        _inUse = false;
        using (_files.Hold($@"{Source}\DockerDesktop.vhdx", FileRights.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            Refuse(ProblemCodes.FileInUse, () => Move(OtherVolume));
        }

        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void Without_a_disk_there_is_nothing_to_move()
    {
        _files.Remove($@"{Source}\DockerDesktop.vhdx");
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume));
    }

    [TestMethod]
    [DataRow(@"C:\Windows\System32")]
    [DataRow(@"C:\Program Files")]
    [DataRow(@"C:\ProgramData")]
    public void A_folder_that_the_caller_may_not_write_in_is_refused(string destination)
    {
        Problem problem = Refuse(ProblemCodes.PathRefused, () => Move(destination));
        StringAssert.Contains(problem.Cause, "may not make files");
        AssertDiskLiesIn(Source);
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
    public void A_path_that_is_too_long_is_refused() => Refuse(ProblemCodes.PathRefused, () => Move(@"D:\" + new string('a', 198)));

    [TestMethod]
    [DataRow(false, "NTFS")]
    [DataRow(true, "FAT32")]
    [DataRow(true, "")]
    public void A_volume_that_is_not_fixed_or_not_ntfs_is_refused(bool isFixed, string fileSystem)
    {
        _files.AddVolume('E', isFixed, fileSystem);
        _files.AddFolder(@"E:\disks", security: OwnFolder);
        Refuse(ProblemCodes.PathRefused, () => Move(@"E:\disks"));
    }

    [TestMethod]
    [DataRow(@"D:\link")]
    [DataRow(@"D:\link\inner")]
    public void A_link_anywhere_in_the_path_is_refused(string destination)
    {
        _files.AddFolder(@"C:\Windows\System32\inner", security: OwnFolder);
        _files.AddLink(@"D:\link", @"C:\Windows\System32");
        Refuse(ProblemCodes.PathRefused, () => Move(destination));
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void The_folder_that_was_looked_at_cannot_be_exchanged_for_a_link_meanwhile()
    {
        using PreparedDiskMove move = Mover.Prepare(OtherVolume, _caller);
        Assert.ThrowsExactly<AssertFailedException>(() =>
        {
            // What an attacker needs: the folder out of the way. It is held without sharing its deletion.
            _files.OpenRoot(@"D:\", out IFileObject? root);
            uint error = root!.Open("disks", new FileOpening(FileRights.Delete) { Share = FileShare.ReadWrite | FileShare.Delete }, out IFileObject? folder);
            folder?.Dispose();
            root.Dispose();
            Assert.AreEqual(0u, error);
        });
        Mover.Run(move, _progress, default);
        AssertDiskLiesIn(OtherVolume);
    }

    [TestMethod]
    public void A_destination_that_holds_a_disk_already_is_refused_and_the_disk_there_is_kept()
    {
        _files.AddFile($@"{OtherVolume}\DockerDesktop.vhdx", [1, 2, 3], FakeFileSystem.User);
        Refuse(ProblemCodes.PathRefused, () => Move(OtherVolume));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, _files.ReadAll($@"{OtherVolume}\DockerDesktop.vhdx"));
        Assert.IsTrue(_files.Exists($@"{Source}\DockerDesktop.vhdx"));
        Assert.IsFalse(_files.Exists(Journal));
    }

    [TestMethod]
    public void What_is_not_the_disk_that_hyper_v_made_is_not_moved()
    {
        string path = $@"{Source}\DockerDesktop.vhdx";
        _files.Find(path)!.Names = 2;
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        _files.AddFile(path, _content, FakeFileSystem.User);
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        _files.AddLink(path, @"C:\Windows\System32\drivers\etc", isFolder: false, FakeFileSystem.LocalSystem);
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        Assert.IsFalse(_files.Exists($@"{OtherVolume}\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void A_source_that_became_a_link_is_refused()
    {
        _files.AddFolder(@"C:\secret");
        _files.AddFile(@"C:\secret\DockerDesktop.vhdx", _content, security: DiskSecurity);
        _files.AddLink(Source, @"C:\secret");
        Refuse(ProblemCodes.NotTrusted, () => Move(OtherVolume));
        Assert.IsTrue(_files.Exists(@"C:\secret\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void The_recorded_root_is_where_the_disk_is_taken_from()
    {
        _files.AddFolder(@"D:\roots\hyperv");
        _registry.AllUsers!["HyperVDefaultDataRoot"] = @"D:\roots\hyperv\";
        _files.AddFile(@"D:\roots\hyperv\DockerDesktop.vhdx", _content, security: DiskSecurity);
        _files.Remove($@"{Source}\DockerDesktop.vhdx");
        Move(SameVolume);
        AssertDiskLiesIn(SameVolume);
        Assert.IsFalse(_files.Exists(@"D:\roots\hyperv\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void A_copy_that_cannot_be_read_back_as_it_was_written_is_undone()
    {
        _files.BeforeStep = step =>
        {
            // The last that is written before it is compared: the drive keeps another byte.
            if (step.StartsWith("Flush", StringComparison.Ordinal) && _files.Find($@"{OtherVolume}\{VirtualDiskMover.TemporaryName}") is { } copy)
            {
                copy.Content[7] ^= 1;
            }
        };
        Refuse(ProblemCodes.WindowsError, () => Move(OtherVolume));
        _files.BeforeStep = null;
        AssertDiskLiesIn(Source);
    }

    [TestMethod]
    public void A_file_of_somebody_else_under_the_temporary_name_is_not_deleted_by_mending()
    {
        Assert.IsTrue(Crash(14, () => Move(OtherVolume)));
        _files.Restart();
        Assert.IsTrue(_files.Exists(Journal));
        _files.AddFile($@"{OtherVolume}\{VirtualDiskMover.TemporaryName}", [1], FakeFileSystem.User);
        Assert.IsNull(Mover.Mend());
        Assert.IsTrue(_files.Exists($@"{OtherVolume}\{VirtualDiskMover.TemporaryName}"));
        Assert.IsFalse(_files.Exists(Journal));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("phase=Rename\nsource=C:\\a\n")]
    [DataRow("phase=9\nsource=C:\\a\ndestination=D:\\b\n")]
    [DataRow("phase=Copy\nsource=C:\\a\ndestination=\\\\server\\b\n")]
    public void A_journal_that_cannot_be_understood_is_reported_and_keeps_moves_from_beginning(string content)
    {
        _files.AddFolder(@"C:\ProgramData\DockerDesktop\service");
        _files.AddFile(Journal, Encoding.UTF8.GetBytes(content));
        Assert.IsNotNull(Mover.Mend());
        Refuse(ProblemCodes.WrongState, () => Move(OtherVolume));
        Assert.IsTrue(_files.Exists($@"{Source}\DockerDesktop.vhdx"));
    }

    [TestMethod]
    public void A_journal_that_a_user_wrote_is_not_heeded()
    {
        _files.AddFolder(@"C:\ProgramData\DockerDesktop\service");
        _files.AddFile(Journal, Encoding.UTF8.GetBytes($"phase=Place\nsource={Source}\ndestination={OtherVolume}\n"), FakeFileSystem.User);
        _files.AddFile($@"{OtherVolume}\DockerDesktop.vhdx", [1]);
        StringAssert.Contains(Mover.Mend(), "belongs to");
        Assert.IsTrue(_files.Exists($@"{OtherVolume}\DockerDesktop.vhdx"));
    }

    private static Problem Refuse(string code, Func<string> action)
    {
        Problem problem = Assert.ThrowsExactly<RequestRefusedException>(action).Problem;
        Assert.AreEqual(code, problem.Code, problem.Cause);
        Assert.AreEqual(Problems.StatusOf(code), problem.Status);
        Assert.AreNotEqual(string.Empty, problem.Fix);
        return problem;
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
