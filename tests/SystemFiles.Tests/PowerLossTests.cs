using DockerDesktop.SystemFiles.Hosts;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;
using WineBed;

namespace SystemFiles.Tests;

/// <summary>
/// The process is killed, or the power goes, before each single step of a change of the hosts file: it is the old or the new one, never a mixture, and the next change leaves nothing of the
/// interrupted one.
/// </summary>
[TestClass]
public sealed class PowerLossTests
{
    private const string Etc = @"C:\Windows\System32\drivers\etc";
    private const string Hosts = Etc + @"\hosts";

    private static readonly HostsEntry[] s_entries = [new HostsEntry(HostsNames.Host, "192.168.1.2"), new HostsEntry(HostsNames.Kubernetes, "127.0.0.1")];
    private static readonly HostsEntry[] s_others = [new HostsEntry(HostsNames.Host, "10.0.0.1")];
    private static readonly byte[] s_hosts = [0xEF, 0xBB, 0xBF, .. "1.1.1.1 a\r\n2.2.2.2 other\n3.3.3.3 b"u8];

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void While_the_hosts_block_is_written(bool powerIsLost) => AssertWhole(s_hosts, HostsBlock.Apply(s_hosts, s_entries)!, powerIsLost, Apply);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void While_the_hosts_block_is_changed(bool powerIsLost)
    {
        byte[] old = HostsBlock.Apply(s_hosts, s_others)!;
        AssertWhole(old, HostsBlock.Apply(old, s_entries)!, powerIsLost, Apply);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void While_the_hosts_block_is_removed(bool powerIsLost) =>
        AssertWhole(HostsBlock.Apply(s_hosts, s_entries)!, s_hosts, powerIsLost, files => new HostsFile(files, Etc).Remove());

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void While_there_was_no_hosts_file(bool powerIsLost) => AssertWhole(null, HostsBlock.Apply([], s_entries)!, powerIsLost, Apply);

    [TestMethod]
    public void What_a_killed_process_left_goes_when_the_file_is_as_it_has_to_be_already()
    {
        FakeFileSystem files = new();
        files.AddFile(Hosts, HostsBlock.Apply(s_hosts, s_entries)!);
        files.AddFile(Hosts + TrustedFolder.TemporarySuffix, [1]);

        Assert.IsFalse(new HostsFile(files, Etc).Apply(s_entries));
        Assert.IsFalse(files.Exists(Hosts + TrustedFolder.TemporarySuffix));
    }

    [TestMethod]
    public async Task A_process_that_is_killed_before_each_step_of_a_hosts_edit_leaves_a_whole_file()
    {
        const uint Killed = 1000;
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        string hosts = prefix.ToHostPath(Hosts);
        byte[] changed = HostsBlock.Apply(s_hosts, s_entries)!;
        HashSet<bool> seen = [];
        int step = 1;
        for (; ; step++)
        {
            await File.WriteAllBytesAsync(hosts, s_hosts);
            WineResult run = await prefix.RunProgramAsync("FileProbe.exe", "apply-killed", Etc, step.ToString(System.Globalization.CultureInfo.InvariantCulture));
            byte[] found = await File.ReadAllBytesAsync(hosts);
            bool isNew = found.AsSpan().SequenceEqual(changed);
            Assert.IsTrue(isNew || found.AsSpan().SequenceEqual(s_hosts), $"step {step}: neither the old nor the new file");
            seen.Add(isNew);

            // The next process mends: it changes the file, and takes what it changed out again.
            (await prefix.RunProgramAsync("FileProbe.exe", "apply", Etc, "10.0.0.1", "1")).EnsureExitCode(0);
            (await prefix.RunProgramAsync("FileProbe.exe", "remove", Etc)).EnsureExitCode(0);
            CollectionAssert.AreEqual(s_hosts, await File.ReadAllBytesAsync(hosts), $"step {step}");
            CollectionAssert.AreEqual(new[] { "hosts" }, Directory.GetFiles(Path.GetDirectoryName(hosts)!, "hosts*").Select(Path.GetFileName).ToArray(), $"step {step}");
            if (run.ExitCode == 0)
            {
                break;
            }

            Assert.AreEqual(Killed, run.ExitCode, run.StandardError);
        }

        Assert.IsGreaterThan(4, step, "each step was tried");
        Assert.AreEqual(2, seen.Count, "some steps leave the old file, some the new one");
    }

    private static void Apply(IFileSystem files) => new HostsFile(files, Etc).Apply(s_entries);

    private static void AssertWhole(byte[]? before, byte[] after, bool powerIsLost, Action<IFileSystem> change)
    {
        int step = 1;
        HashSet<bool> seen = [];
        for (; ; step++)
        {
            FakeFileSystem files = new();
            if (before is not null)
            {
                files.AddFile(Hosts, before, FakeFileSystem.Administrators);
            }

            bool crashed = Crash(files, step, change);
            files.Restart(powerIsLost);
            byte[]? found = files.ReadAll(Hosts);
            bool isNew = found is not null && found.AsSpan().SequenceEqual(after);
            Assert.IsTrue(isNew || (found is null ? before is null : before is not null && found.AsSpan().SequenceEqual(before)), $"step {step}: neither the old nor the new file");
            seen.Add(isNew);

            // The next start does the same again; when there is nothing left to do, it need not touch anything.
            change(files);
            CollectionAssert.AreEqual(after, files.ReadAll(Hosts), $"step {step}");
            Assert.IsFalse(files.Exists(Hosts + TrustedFolder.TemporarySuffix), $"step {step}: a leftover");
            Assert.AreEqual(0, files.OpenHandles);
            if (!crashed)
            {
                break;
            }
        }

        Assert.IsGreaterThan(3, step, "each step was tried");
        Assert.AreEqual(2, seen.Count, "some steps leave the old file, some the new one");
    }

    private static bool Crash(FakeFileSystem files, int step, Action<IFileSystem> change)
    {
        files.CrashAt = files.Steps + step;
        try
        {
            change(files);
            return false;
        }
        catch (FakeCrashException)
        {
            return true;
        }
    }
}
