using FakeWindows;
using WineBed;

namespace SystemFiles.Tests.Contract;

[TestClass]
public sealed class FileSystemContractTests
{
    public static IEnumerable<object[]> Rules => FileSystemContract.Rules.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void The_fake_keeps_the_rule(string rule)
    {
        var files = new FakeFileSystem();
        files.AddFolder(@"C:\ProgramData\contract");
        FileSystemContract.Rules[rule](files, @"C:\ProgramData\contract");
        Assert.AreEqual(0, files.OpenHandles);
    }

    [TestMethod]
    public async Task Windows_files_keep_every_rule()
    {
        await using var prefix = await WinePrefix.CreateAsync();
        foreach (var rule in FileSystemContract.Rules.Keys)
        {
            Directory.CreateDirectory(prefix.ToHostPath($@"C:\ProgramData\contract\{rule}"));
        }

        var result = (await prefix.RunProgramAsync("FileProbe.exe", "contract", @"C:\ProgramData\contract")).EnsureExitCode(0);

        Assert.AreEqual(string.Concat(FileSystemContract.Rules.Keys.Select(rule => $"{rule}: kept\r\n")), result.StandardOutput);
    }

    [TestMethod]
    public async Task Eight_processes_change_the_hosts_file_at_once()
    {
        const int Writers = 8;
        await using var prefix = await WinePrefix.CreateAsync();
        var hosts = prefix.ToHostPath(@"C:\Windows\System32\drivers\etc\hosts");
        var before = "1.1.1.1 a\n2.2.2.2 b"u8.ToArray();
        await File.WriteAllBytesAsync(hosts, before);

        var runs = await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => prefix.RunProgramAsync("FileProbe.exe", "apply", @"C:\Windows\System32\drivers\etc", $"10.0.0.{writer}", "20")));

        foreach (var run in runs)
        {
            run.EnsureExitCode(0);
        }

        CollectionAssert.AreEqual(new[] { "hosts" }, Directory.GetFiles(Path.GetDirectoryName(hosts)!, "hosts*").Select(Path.GetFileName).ToArray());
        (await prefix.RunProgramAsync("FileProbe.exe", "remove", @"C:\Windows\System32\drivers\etc")).EnsureExitCode(0);
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(hosts));
    }
}
