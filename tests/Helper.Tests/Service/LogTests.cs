using DockerDesktop.Service.Logging;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;
using Helper.Tests.Fakes;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Service;

[TestClass]
public sealed class LogTests : IDisposable
{
    private const string ProductFolder = @"C:\ProgramData\DockerDesktop";
    private const string LogFolder = @"C:\ProgramData\DockerDesktop\service";

    private readonly TemporaryLogFolder _folder = new();

    public void Dispose() => _folder.Delete();

    [TestMethod]
    public void An_entry_is_one_line_whatever_a_caller_puts_into_it()
    {
        string entry = LogEntry.Format(
            new DateTimeOffset(2030, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(1)), LogLevel.Warning, "category", 7, "a\r\nb\u001b[2J\u2028c\0", null);

        Assert.AreEqual(@"2030-01-02T02:04:05.678Z WARN category 7 a\u000d\u000ab\u001b[2J\u2028c\u0000", entry);
    }

    [TestMethod]
    public void An_exception_follows_on_indented_lines()
    {
        string entry = LogEntry.Format(DateTimeOffset.UnixEpoch, LogLevel.Error, "category", 7, "message", new InvalidOperationException("first\nsecond"));

        Assert.AreEqual(
            "1970-01-01T00:00:00.000Z ERROR category 7 message\r\n    System.InvalidOperationException: first\r\n    second", entry);
    }

    [TestMethod]
    public void Files_have_limited_size_and_number_and_the_newest_stay()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "somebody-elses.log"), "stays");
        using RollingLogFile log = new(TimeProvider.System);
        Assert.IsNull(log.Open(_folder));
        string half = new('x', (int)(RollingLogFile.MaximumFileBytes / 2) - 100);
        for (int i = 0; i < 2 * (RollingLogFile.MaximumFiles + 3); i++)
        {
            log.Write($"{i} {half}");
        }

        string[] own = [.. _folder.Files.Where(file => Path.GetFileName(file).StartsWith("service-", StringComparison.Ordinal))];
        Assert.HasCount(RollingLogFile.MaximumFiles, own);
        Assert.IsTrue(own.All(file => new FileInfo(file).Length <= RollingLogFile.MaximumFileBytes));
        StringAssert.Contains(_folder.ReadAll(), $"{2 * (RollingLogFile.MaximumFiles + 3) - 1} x");
        Assert.AreEqual("stays", File.ReadAllText(Path.Combine(_folder.Path, "somebody-elses.log")));
    }

    [TestMethod]
    public void A_file_that_is_there_is_never_written_to()
    {
        FixedTime time = new();
        string expected = Path.Combine(_folder.Path, "service-20300102-030405-000-000.log");
        File.WriteAllText(expected, "there before");
        using RollingLogFile log = new(time);
        Assert.IsNull(log.Open(_folder));
        log.Write("new");

        Assert.AreEqual("there before", File.ReadAllText(expected));
        CollectionAssert.AreEqual(
            new[] { "service-20300102-030405-000-000.log", "service-20300102-030405-000-001.log" }, _folder.Files.Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void A_link_that_lies_where_the_file_should_be_is_not_followed()
    {
        string target = Path.Combine(_folder.Path, "target");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "service-20300102-030405-000-000.log"), target);
        using RollingLogFile log = new(new FixedTime());
        Assert.IsNull(log.Open(_folder));
        log.Write("new");

        Assert.IsFalse(File.Exists(target));
    }

    [TestMethod]
    public void A_refused_folder_is_a_fault_and_nothing_is_written()
    {
        _folder.Refusal = "no";
        using RollingLogFile log = new(TimeProvider.System);

        Assert.AreEqual("no", log.Open(_folder));
        log.Write("lost");
        Assert.AreEqual("no", log.Fault);
        Assert.IsEmpty(_folder.Files);
    }

    [TestMethod]
    [DataRow("S-1-5-18", true, DisplayName = "SYSTEM's")]
    [DataRow("S-1-5-32-544", true, DisplayName = "Administrators'")]
    [DataRow("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", true, DisplayName = "TrustedInstaller's")]
    [DataRow("S-1-5-21-1-2-3-1001", false, DisplayName = "somebody's")]
    [DataRow("S-1-5-32-545", false, DisplayName = "Users'")]
    [DataRow("", false, DisplayName = "nobody's")]
    public void A_folder_that_was_there_is_trusted_by_owner_and_kind(string owner, bool isTrusted)
    {
        foreach (string there in (string[])[ProductFolder, LogFolder])
        {
            FakeFileSystem files = new();
            if (there == LogFolder)
            {
                files.AddFolder(ProductFolder);
            }

            files.AddFolder(there, owner);
            IReadOnlyList<string> before = files.Snapshot;
            if (isTrusted)
            {
                Hold(files).Dispose();
            }
            else
            {
                string message = Assert.ThrowsExactly<FileRefusedException>(() => Hold(files)).Message;
                StringAssert.StartsWith(message, $"{there} belongs to {(owner.Length == 0 ? "nobody" : owner)}");
                StringAssert.Contains(message, "As an administrator, look at what is in it");
                CollectionAssert.AreEqual(before.ToArray(), files.Snapshot.ToArray());
            }

            Assert.AreEqual(0, files.OpenHandles);
        }
    }

    [TestMethod]
    [DataRow(ProductFolder)]
    [DataRow(LogFolder)]
    public void A_link_or_a_file_in_its_place_is_refused(string place)
    {
        FakeFileSystem files = new();
        files.AddFolder(@"C:\ProgramData\DockerDesktop");
        files.AddFolder(@"C:\elsewhere\service");
        files.AddLink(place, @"C:\elsewhere", owner: FakeFileSystem.LocalSystem);
        StringAssert.StartsWith(Assert.ThrowsExactly<FileRefusedException>(() => Hold(files)).Message, $"{place} is a link or junction");

        files.AddFile(place, []);
        StringAssert.StartsWith(Assert.ThrowsExactly<FileRefusedException>(() => Hold(files)).Message, $"{place} is not a folder");
        Assert.AreEqual(0, files.OpenHandles);
    }

    [TestMethod]
    public void The_log_folder_is_for_system_and_administrators_only()
    {
        FakeFileSystem made = new();
        Hold(made).Dispose();
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", made.Find(LogFolder)!.Security);
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)", made.Find(ProductFolder)!.Security);

        FakeFileSystem there = new();
        there.AddFolder(LogFolder, FakeFileSystem.Administrators);
        string product = there.Find(ProductFolder)!.Security;
        Hold(there).Dispose();
        StringAssert.EndsWith(there.Find(LogFolder)!.Security, "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)");
        Assert.AreEqual(product, there.Find(ProductFolder)!.Security);
    }

    [TestMethod]
    public void Nobody_can_put_another_folder_in_its_place_while_it_is_held()
    {
        FakeFileSystem files = new();
        using (Hold(files))
        {
            Assert.AreEqual(Win32FileError.SharingViolation, TryOpenForRenaming(files));
        }

        Assert.AreEqual(Win32FileError.Success, TryOpenForRenaming(files));
    }

    private static IDisposable Hold(FakeFileSystem files) => new ServiceLogFolder(files, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32")).Hold();

    private static uint TryOpenForRenaming(FakeFileSystem files)
    {
        using TrustedFolder product = TrustedFolder.TryOpen(files, ProductFolder)!;
        try
        {
            product.TryOpenObject("service", new FileOpening(FileRights.Delete) { Share = FileShare.ReadWrite | FileShare.Delete })!.Dispose();
            return Win32FileError.Success;
        }
        catch (SystemFileException e)
        {
            return e.Error;
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
