namespace WineBed.Tests;

[TestClass]
public sealed class MachineSnapshotTests
{
    [TestMethod]
    public async Task Running_programs_changes_nothing()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        MachineSnapshot before = await prefix.TakeSnapshotAsync();

        await prefix.RunAsync("cmd", "/c", "ver");
        await prefix.RunAsync("net", "use");
        await prefix.Msiexec.UninstallAsync("{11111111-1111-1111-1111-111111111111}");
        await prefix.RestartAsync();

        SnapshotDifference difference = before.CompareTo(await prefix.TakeSnapshotAsync());
        Assert.IsTrue(difference.IsEmpty, difference.ToString());
        Assert.IsGreaterThan(10_000, before.Entries.Count);
    }

    [TestMethod]
    public async Task Every_kind_of_change_is_seen()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        await File.WriteAllTextAsync(prefix.ToHostPath(@"C:\changed.txt"), "old");
        await File.WriteAllTextAsync(prefix.ToHostPath(@"C:\deleted.txt"), "old");
        await prefix.Registry.WriteValueAsync(@"HKLM\Software\Test", "changed", RegistryValue.FromString("old"));
        await prefix.LocalGroups.AddAsync("docker-users", "", "S-1-5-21-0-0-0-2500");
        MachineSnapshot before = await prefix.TakeSnapshotAsync();

        await File.WriteAllTextAsync(prefix.ToHostPath(@"C:\changed.txt"), "new");
        File.Delete(prefix.ToHostPath(@"C:\deleted.txt"));
        Directory.CreateDirectory(prefix.ToHostPath(@"C:\new folder"));
        File.CreateSymbolicLink(prefix.ToHostPath(@"C:\link"), "/nowhere");
        await prefix.Registry.WriteValueAsync(@"HKLM\Software\Test", "changed", RegistryValue.FromString("new"));
        await prefix.Registry.WriteValueAsync(@"HKCU\Software\New", "", RegistryValue.FromUInt32(1));
        (await prefix.RunAsync("sc", "create", "NewService", "binPath=", @"C:\new.exe", "start=", "demand")).EnsureExitCode(0);
        await prefix.LocalGroups.AddAsync("docker-users", "", "S-1-5-21-0-0-0-2500", "S-1-1-0");
        SnapshotDifference difference = before.CompareTo(await prefix.TakeSnapshotAsync());

        string sid = prefix.Registry.UserSid;
        string[] expected =
        [
            @"~ file C:\changed.txt: 3 bytes, SHA-256 ",
            @"- file C:\deleted.txt: ",
            @"+ folder C:\new folder: ",
            @"+ link C:\link: /nowhere",
            @"~ registry HKLM\Software\Test [changed]: Sz:old -> Sz:new",
            $@"+ registry HKU\{sid}\Software\New: key",
            $@"+ registry HKU\{sid}\Software\New []: Dword:1",
            "+ service NewService: stopped demand",
            "~ group docker-users: ",
        ];
        foreach (string text in expected)
        {
            Assert.ContainsSingle(line => line.StartsWith(text, StringComparison.Ordinal), difference.Lines, text + "\n" + difference);
        }

        SnapshotDifference rest = difference.Except([.. expected.Select(text => text[2..]), @"System\CurrentControlSet\Services\NewService"]);
        Assert.IsTrue(rest.IsEmpty, rest.ToString());
    }
}
