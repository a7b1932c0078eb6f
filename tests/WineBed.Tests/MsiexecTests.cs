using System.Diagnostics;

namespace WineBed.Tests;

/// <summary>msiexec through the bed, with a package that wixl made: independent of this repository's compiler.</summary>
[TestClass]
public sealed class MsiexecTests
{
    private const string ProductCode = "{6A6E9A38-51B1-4A0E-8C19-5B4A3B0B7F11}";

    private static string s_folder = "";
    private static string s_package = "";

    [ClassInitialize]
    public static void MakePackage(TestContext context)
    {
        s_folder = Directory.CreateTempSubdirectory("winebed").FullName;
        s_package = Path.Combine(s_folder, "Sample.msi");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "TestData", "Sample.wxs"), Path.Combine(s_folder, "Sample.wxs"));
        File.WriteAllText(Path.Combine(s_folder, "sample.txt"), "content");
        try
        {
            // wixl leaves a folder in the temporary one.
            ProcessStartInfo start = new("wixl", ["-o", s_package, "Sample.wxs"]) { WorkingDirectory = s_folder, Environment = { ["TMPDIR"] = s_folder } };
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, "wixl");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail("wixl was not found: apt-get install wixl.");
        }
    }

    [ClassCleanup]
    public static void DeletePackage() => Directory.Delete(s_folder, recursive: true);

    [TestMethod]
    public async Task A_product_is_installed_repaired_and_removed_without_a_trace()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        MachineSnapshot before = await prefix.TakeSnapshotAsync();

        MsiResult installed = (await prefix.Msiexec.InstallAsync(s_package, ("SAMPLE", "zwei Wörter"))).EnsureExitCode(0);

        string file = prefix.ToHostPath(@"C:\Program Files\Sample\sample.txt");
        Assert.AreEqual("content", await File.ReadAllTextAsync(file));
        Assert.AreEqual("zwei Wörter", (await prefix.Registry.ReadValueAsync(@"HKLM\Software\Sample", "Value"))?.Text);
        // Wine logs a deferred action when it is written into the script and again when it is executed.
        CollectionAssert.AreEqual(new int?[] { 1, 1 }, installed.Log.ReturnValues("InstallFiles").ToList());
        CollectionAssert.AreEqual(new int?[] { 1 }, installed.Log.ReturnValues("CostFinalize").ToList());
        Assert.IsEmpty(installed.Log.ReturnValues("RemoveExistingProducts"));
        Assert.AreEqual("zwei Wörter", installed.Log.Properties["SAMPLE"]);
        Assert.AreEqual(ProductCode, installed.Log.Properties["ProductCode"]);

        File.Delete(file);
        (await prefix.Msiexec.RepairAsync(ProductCode)).EnsureExitCode(0);
        Assert.IsTrue(File.Exists(file));

        (await prefix.Msiexec.UninstallAsync(ProductCode)).EnsureExitCode(0);
        SnapshotDifference difference = before.CompareTo(await prefix.TakeSnapshotAsync());
        Assert.IsTrue(difference.IsEmpty, difference.ToString());
    }

    [TestMethod]
    public async Task Exit_codes_of_windows_installer_come_whole()
    {
        const uint UnknownProduct = 1605;
        const uint InstallFailure = 1603;
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        Assert.AreEqual(UnknownProduct, (await prefix.Msiexec.UninstallAsync(ProductCode)).ExitCode);
        MsiResult refused = await prefix.Msiexec.InstallAsync(s_package, ("SAMPLE", "refused"));
        Assert.AreEqual(InstallFailure, refused.ExitCode);
        Assert.ContainsSingle(action => action is { Name: "LaunchConditions", Succeeded: false }, refused.Log.Actions);
        WineException exception = Assert.ThrowsExactly<WineException>(() => new MsiResult("msiexec", 1603, MsiLog.Parse("the log")).EnsureExitCode(0));
        StringAssert.Contains(exception.Message, "exit code 1603, expected 0");
        StringAssert.Contains(exception.Message, "the log");
    }

    /// <summary>What it is like when Wine cannot start the process of the custom actions, which happens once in thousands of installations and then for one.</summary>
    [TestMethod]
    public async Task An_installation_whose_custom_actions_have_no_process_is_tried_once_more()
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        (await prefix.Msiexec.InstallAsync(s_package, ("CALLLIBRARY", "1"))).EnsureExitCode(0);
        (await prefix.Msiexec.UninstallAsync(ProductCode)).EnsureExitCode(0);
        string msiexec = prefix.ToHostPath(@"C:\windows\system32\msiexec.exe");
        // For the process of custom actions it starts the one in system32, which is none any more.
        prefix.Msiexec.Program = @"C:\msiexec.exe";
        File.Move(msiexec, prefix.ToHostPath(prefix.Msiexec.Program));
        await File.WriteAllTextAsync(msiexec, "");
        prefix.Msiexec.TimeLimit = TimeSpan.FromSeconds(5);

        WineException exception = await Assert.ThrowsExactlyAsync<WineException>(() => prefix.Msiexec.InstallAsync(s_package, ("CALLLIBRARY", "1")));

        StringAssert.Contains(exception.Message, "not finished after 5 s");
        string[] logs = [.. Directory.GetFiles(prefix.WorkFolder, "msi*.log").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        CollectionAssert.AreEqual(new[] { "msi1.log", "msi2.log", "msi3.log", "msi4.log" }, logs);
        Assert.IsFalse(File.Exists(prefix.ToHostPath(@"C:\Program Files\Sample\sample.txt")));
    }

    [TestMethod]
    public void Actions_are_read_from_a_log()
    {
        MsiLog log = MsiLog.Parse("""
            Action start 12:00:00: INSTALL.
            Action start 12:00:01: First.
            Action ended 12:00:01: First. Return value 1.
            Action start 12:00:02: Second.
            Second: text of the product
            Action ended 12:00:02: Second. Return value 3.
            Action start 12:00:03: NeverEnded.
            Action ended 12:00:04: INSTALL. Return value 3.
            Property(S): NAME = a = b
            """.ReplaceLineEndings("\r\n"));

        CollectionAssert.AreEqual(new MsiAction[] { new("INSTALL", 3), new("First", 1), new("Second", 3), new("NeverEnded", null) }, log.Actions.ToList());
        Assert.AreEqual("a = b", log.Properties["NAME"]);
        Assert.IsTrue(log.Contains("text of the product"));
        Assert.IsFalse(log.EndsAtStartOfAction);
        Assert.IsTrue(MsiLog.Parse("Action start 12:00:00: INSTALL.\r\nAction start 12:00:01: First.\r\n").EndsAtStartOfAction);
    }
}
