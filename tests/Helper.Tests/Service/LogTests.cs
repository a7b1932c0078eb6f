using DockerDesktop.Service.Logging;
using Helper.Tests.Fakes;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Service;

[TestClass]
public sealed class LogTests : IDisposable
{
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
    [DataRow(FileAttributes.Directory, "S-1-5-18", null, DisplayName = "SYSTEM's")]
    [DataRow(FileAttributes.Directory, "S-1-5-32-544", null, DisplayName = "Administrators'")]
    [DataRow(FileAttributes.Directory, "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", null, DisplayName = "TrustedInstaller's")]
    [DataRow(FileAttributes.Directory, "S-1-5-21-1-2-3-500", null, DisplayName = "the service account's own")]
    [DataRow(FileAttributes.Directory, "S-1-5-21-1-2-3-1001", "belongs to S-1-5-21-1-2-3-1001", DisplayName = "somebody's")]
    [DataRow(FileAttributes.Directory, "S-1-5-32-545", "belongs to S-1-5-32-545", DisplayName = "Users'")]
    [DataRow(FileAttributes.Directory, "", "belongs to ", DisplayName = "nobody's")]
    [DataRow(FileAttributes.Directory | FileAttributes.ReparsePoint, "S-1-5-18", "is a link or junction", DisplayName = "junction")]
    [DataRow(FileAttributes.Normal, "S-1-5-18", "is not a folder", DisplayName = "file")]
    public void A_folder_that_was_there_is_trusted_by_owner_and_kind(FileAttributes attributes, string owner, string? expected)
    {
        string? fault = FolderTrust.FindFault(@"C:\ProgramData\DockerDesktop", attributes, owner, "S-1-5-21-1-2-3-500");

        if (expected is null)
        {
            Assert.IsNull(fault);
        }
        else
        {
            StringAssert.StartsWith(fault, @"C:\ProgramData\DockerDesktop " + expected);
            StringAssert.EndsWith(fault, "; as an administrator, look at what it is, remove it, and restart the service");
        }
    }

    [TestMethod]
    public void The_log_folder_is_for_system_and_administrators_only()
    {
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", LogFolderSecurity.LogFolder);
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)", LogFolderSecurity.ProductFolder);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
