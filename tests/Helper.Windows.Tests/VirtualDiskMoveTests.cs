using System.Security.Cryptography;
using System.Text.Json;
using WineBed;

namespace Helper.Windows.Tests;

/// <summary>The move of the virtual disk by the real service on real files: whole, refused, and killed in the middle.</summary>
[TestClass]
public sealed class VirtualDiskMoveTests
{
    private const string Name = "DockerDesktop.vhdx";
    private const string Source = @"C:\ProgramData\DockerDesktop\vm-data";
    private const string SameVolume = @"C:\disks";
    private const string OtherVolume = @"D:\disks";
    private const string Journal = @"C:\ProgramData\DockerDesktop\service\vhdx-move";

    [TestMethod]
    public async Task The_disk_is_moved_on_its_volume_and_to_another_one_and_is_found_there_after_a_restart()
    {
        await using WinePrefix windows = await CreateAsync(megabytes: 3);
        string hash = await HashAsync(windows, Source);
        await InstalledHelper.StartAsync(windows);
        JsonElement before = (await RequestAsync(windows, "GET", "/v1/vhdx")).Body;
        Assert.AreEqual($@"{Source}\{Name}", before.GetProperty("path").GetString());
        Assert.AreEqual(3 * 1024 * 1024, before.GetProperty("bytes").GetInt64());

        foreach (string folder in (string[])[SameVolume, OtherVolume, SameVolume])
        {
            JsonElement operation = await MoveAsync(windows, folder);
            Assert.AreEqual("succeeded", operation.GetProperty("state").GetString(), operation.ToString());
            await AssertDiskLiesInAsync(windows, folder, hash);
        }

        await windows.RestartAsync();
        await InstalledHelper.StartAsync(windows);
        await AssertDiskLiesInAsync(windows, SameVolume, hash);
    }

    [TestMethod]
    public async Task The_whole_folder_is_moved_on_its_volume_and_to_another_one()
    {
        const string name = "DockerDesktop.vm-data";
        await using WinePrefix windows = await CreateAsync(megabytes: 3);
        string hash = await HashAsync(windows, Source);
        string inner = Path.Combine(Directory.CreateDirectory(Path.Combine(windows.ToHostPath(Source), "Snapshots")).FullName, "a.avhdx");
        await File.WriteAllTextAsync(inner, "a");
        await InstalledHelper.StartAsync(windows);
        string from = Source;

        foreach (string folder in (string[])[SameVolume, OtherVolume, SameVolume])
        {
            // By the client, which waits for the end.
            WineResult moved = (await windows.RunAsync(InstalledHelper.Client, "vhdx", "move", folder, "--whole-folder")).EnsureExitCode(0);
            StringAssert.Contains(moved.StandardOutput, $@"{folder}\{name}");
            Assert.AreEqual($@"{folder}\{name}\{Name}", (await RequestAsync(windows, "GET", "/v1/vhdx")).Body.GetProperty("path").GetString());
            Assert.AreEqual(hash, await HashAsync(windows, $@"{folder}\{name}"));
            Assert.AreEqual("a", await File.ReadAllTextAsync(Path.Combine(HostFolder(windows, $@"{folder}\{name}"), "Snapshots", "a.avhdx")));
            CollectionAssert.AreEqual(new[] { name }, Directory.EnumerateFileSystemEntries(HostFolder(windows, folder)).Select(Path.GetFileName).ToArray());
            Assert.IsFalse(Directory.Exists(HostFolder(windows, from)), from);
            Assert.IsFalse(File.Exists(windows.ToHostPath(Journal)));
            from = $@"{folder}\{name}";
        }
    }

    [TestMethod]
    [DataRow(@"C:\no such folder", 403, "path-refused")]
    [DataRow(@"..\..\disks", 403, "path-refused")]
    [DataRow(@"\\localhost\c$\disks", 403, "path-refused")]
    [DataRow(@"\\?\C:\disks", 403, "path-refused")]
    [DataRow(@"D:\", 403, "path-refused")]
    public async Task A_destination_that_is_no_folder_of_a_drive_is_refused_and_nothing_changes(string folder, int status, string code)
    {
        await using WinePrefix windows = await CreateAsync(megabytes: 1);
        string hash = await HashAsync(windows, Source);
        await InstalledHelper.StartAsync(windows);
        (int answered, JsonElement problem) = await RequestAsync(windows, "POST", "/v1/vhdx/move", Body(folder));
        Assert.AreEqual(status, answered);
        Assert.AreEqual(code, problem.GetProperty("code").GetString());
        await AssertDiskLiesInAsync(windows, Source, hash);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(30)]
    [DataRow(75)]
    public async Task A_service_that_is_killed_in_the_middle_leaves_one_whole_disk_and_the_next_start_mends(int percentage)
    {
        await using WinePrefix windows = await CreateAsync(megabytes: 150);
        string hash = await HashAsync(windows, Source);
        await InstalledHelper.StartAsync(windows);
        (int status, JsonElement started) = await RequestAsync(windows, "POST", "/v1/vhdx/move", Body(OtherVolume));
        Assert.AreEqual(202, status, started.ToString());
        while (await ReadAsync(windows, started) is { } operation && operation.GetProperty("state").GetString() == "running" && operation.GetProperty("percentage").GetInt32() < percentage)
        {
        }

        // Ends every process at once, as a loss of power does; Wine's service manager does not find out when a service's process is killed alone.
        await windows.RestartAsync();
        await InstalledHelper.StartAsync(windows);

        // How far it had come depends on the machine; that one of the two is whole and recorded does not.
        string folder = (await RequestAsync(windows, "GET", "/v1/vhdx")).Body.GetProperty("path").GetString()!;
        folder = folder[..folder.LastIndexOf('\\')];
        CollectionAssert.Contains(new[] { Source, OtherVolume }, folder);
        await AssertDiskLiesInAsync(windows, folder, hash);
        string other = folder == Source ? OtherVolume : SameVolume;
        Assert.AreEqual("succeeded", (await MoveAsync(windows, other)).GetProperty("state").GetString());
        await AssertDiskLiesInAsync(windows, other, hash);
    }

    private static async Task<WinePrefix> CreateAsync(int megabytes)
    {
        WinePrefix windows = await InstalledHelper.CreateAsync("hyperv");
        Directory.CreateDirectory(windows.ToHostPath(Source));
        Directory.CreateDirectory(windows.ToHostPath(SameVolume));

        // A second drive, which Windows takes for a fixed one.
        string drive = Path.Combine(windows.WorkFolder, "drive_d");
        Directory.CreateDirectory(Path.Combine(drive, "disks"));
        File.CreateSymbolicLink(DriveD(windows), drive);

        byte[] megabyte = new byte[1024 * 1024];
        Random random = new(4711);
        await using FileStream disk = File.Create(Path.Combine(windows.ToHostPath(Source), Name));
        for (int i = 0; i < megabytes; i++)
        {
            random.NextBytes(megabyte);
            await disk.WriteAsync(megabyte);
        }

        return windows;
    }

    private static string DriveD(WinePrefix windows) => Path.Combine(windows.DriveC, "..", "dosdevices", "d:");

    private static string HostFolder(WinePrefix windows, string folder) =>
        folder.StartsWith('D') ? Path.Combine(windows.WorkFolder, "drive_d", folder[3..].Replace('\\', '/')) : windows.ToHostPath(folder);

    private static async Task<string> HashAsync(WinePrefix windows, string folder)
    {
        await using FileStream disk = File.OpenRead(Path.Combine(HostFolder(windows, folder), Name));
        return Convert.ToHexString(await SHA256.HashDataAsync(disk));
    }

    private static async Task AssertDiskLiesInAsync(WinePrefix windows, string folder, string hash)
    {
        Assert.AreEqual($@"{folder}\{Name}", (await RequestAsync(windows, "GET", "/v1/vhdx")).Body.GetProperty("path").GetString());
        Assert.AreEqual(hash, await HashAsync(windows, folder));
        foreach (string other in (string[])[Source, SameVolume, OtherVolume])
        {
            CollectionAssert.AreEqual(
                other == folder ? new[] { Name } : [],
                Directory.EnumerateFileSystemEntries(HostFolder(windows, other)).Select(Path.GetFileName).ToArray(),
                other);
        }

        Assert.IsFalse(File.Exists(windows.ToHostPath(Journal)));
    }

    private static string Body(string folder) => $$"""{"destinationFolder":{{JsonSerializer.Serialize(folder)}}}""";

    private static async Task<JsonElement> MoveAsync(WinePrefix windows, string folder)
    {
        (int status, JsonElement started) = await RequestAsync(windows, "POST", "/v1/vhdx/move", Body(folder));
        Assert.AreEqual(202, status, started.ToString());
        return await WaitAsync(windows, started);
    }

    private static async Task<JsonElement> WaitAsync(WinePrefix windows, JsonElement started)
    {
        while (true)
        {
            JsonElement operation = await ReadAsync(windows, started);
            if (operation.GetProperty("state").GetString() is not "running")
            {
                return operation;
            }
        }
    }

    private static async Task<JsonElement> ReadAsync(WinePrefix windows, JsonElement started) =>
        (await RequestAsync(windows, "GET", $"/v1/operations/{started.GetProperty("id").GetString()}")).Body;

    private static async Task<(int Status, JsonElement Body)> RequestAsync(WinePrefix windows, string method, string path, params string[] body)
    {
        WineResult result = (await windows.RunProgramAsync("PipeProbe.exe", [InstalledHelper.Pipe, "request", method, path, .. body])).EnsureExitCode(0);
        string[] parts = result.StandardOutput.Split("\r\n\r\n", 2);

        // Problems come in one chunk, with its length before and an empty one behind it.
        string json = parts[1][parts[1].IndexOf('{', StringComparison.Ordinal)..(parts[1].LastIndexOf('}') + 1)];
        return (int.Parse(parts[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), JsonDocument.Parse(json).RootElement.Clone());
    }
}
