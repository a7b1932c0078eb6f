namespace WineBed.Tests;

[TestClass]
public sealed class WinePrefixTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task A_prefix_runs_a_command()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        void Mark(string what) { TestContext.WriteLine($"{what} {watch.ElapsedMilliseconds}"); watch.Restart(); }
        await using WinePrefix p0 = await WinePrefix.CreateAsync();
        Mark("first");
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        Mark("create");
        var r = await prefix.RunAsync("cmd", "/c", "exit", "70000");
        Mark("run1");
        TestContext.WriteLine(r.ToString());
        r = await prefix.RunAsync("cmd", "/c", "ver");
        Mark("run2");
        TestContext.WriteLine(r.ToString());
        var s1 = await prefix.TakeSnapshotAsync();
        Mark("snap1");
        var s2 = await prefix.TakeSnapshotAsync();
        Mark("snap2");
        TestContext.WriteLine(s1.Entries.Count + " " + s1.CompareTo(s2));
        await prefix.RunAsync("net", "use");
        await prefix.RunAsync("msiexec", "/x", "{11111111-1111-1111-1111-111111111111}", "/qn");
        Mark("two");
        var s3 = await prefix.TakeSnapshotAsync();
        TestContext.WriteLine(s1.CompareTo(s3).ToString());
        Mark("snap3");
        await prefix.RestartAsync();
        Mark("restart");
        var s4 = await prefix.TakeSnapshotAsync();
        TestContext.WriteLine(s1.CompareTo(s4).ToString());
        watch.Restart();
        await prefix.DisposeAsync();
        Mark("dispose");
    }
}
