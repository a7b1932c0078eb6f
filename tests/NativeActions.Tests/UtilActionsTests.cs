using WineBed;

namespace EndToEnd;

/// <summary>
/// The custom actions of the util extension in a package that the compiler makes with their library. Wine does not show: wildcards of RemoveFile rows, rights on objects, what is done when a service fails, accounts, the
/// Restart Manager; those are in the unit tests alone.
/// </summary>
[TestClass]
public sealed class UtilActionsTests
{
    private const string Folder = @"C:\Program Files\UtilActions";
    private const string Existing = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<settings>\r\n  <entry value=\"old ä\"/>\r\n</settings>\r\n";

    /// <summary>
    /// What Wine's own actions do not take back: RemoveFiles and RemoveRegistryValues, ProcessComponents, and its copy of the library that failed.
    /// </summary>
    private static readonly string[] s_leftByWine = [@"folder C:\Old\Folder", @"HKLM\Software\OldKey", @"\Installer\UserData\S-1-5-18\Components\", @"\Temp\msi"];

    [TestMethod]
    public async Task An_installation_does_all_of_it_and_a_removal_takes_back_what_is_its_own()
    {
        await using var windows = await CreateAsync();
        using var package = await CompileAsync();

        var install = (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(0);

        var settings = Read(windows, $@"{Folder}\settings.xml");
        Assert.Contains("value=\"of Util actions\"", settings);
        Assert.Contains("<added>text</added>", settings);
        Assert.Contains("<config key=\"k\"/>", settings);
        Assert.Contains("value=\"changed\"", Read(windows, @"C:\Existing\settings.xml"));
        Assert.AreEqual("Hello from Util actions", Read(windows, $@"{Folder}\text.txt"));
        Assert.AreEqual("[InternetShortcut]\r\nURL=https://example.com/a%20b\r\n", Read(windows, $@"{Folder}\Site.url"));
        Assert.IsTrue(File.Exists(windows.ToHostPath($@"{Folder}\Program.lnk")), "the link");
        Assert.AreNotEqual(2001, File.GetLastWriteTimeUtc(windows.ToHostPath(@"C:\Existing\touched.txt")).Year);
        Assert.IsNull(await windows.Registry.ReadKeyAsync(@"HKLM\Software\OldKey"), "the key");
        Assert.Contains("WixQuietExec:  immediate of Util actions", install.Log.Text);
        Assert.Contains("WixQuietExec:  deferred of Util actions", install.Log.Text);
        Assert.DoesNotContain("  secret word", install.Log.Text, "the output of a silent one");
        Assert.AreEqual("34404", install.Log.Properties["WIX_NATIVE_MACHINE"]);
        Assert.Contains(@"C:\", install.Log.Properties["WIX_DIR_DESKTOP"]);
        Assert.Contains("SYSTEM", install.Log.Properties["WIX_ACCOUNT_LOCALSYSTEM"].ToUpperInvariant());

        (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(0);

        Assert.IsFalse(Directory.Exists(windows.ToHostPath(Folder)), "the folder with the shortcuts in it");
        Assert.DoesNotContain("changed", Read(windows, @"C:\Existing\settings.xml"), "an XmlFile that is not permanent is taken back");
    }

    [TestMethod]
    [DataRow("WIXFAILWHENDEFERRED", "1")]
    [DataRow("EXITCODE", "7")]
    public async Task An_installation_that_fails_leaves_the_machine_as_it_was(string property, string value)
    {
        await using var windows = await CreateAsync();
        using var package = await CompileAsync();
        var before = await windows.TakeSnapshotAsync();

        var install = (await windows.Msiexec.InstallAsync(package.Path, (property, value))).EnsureExitCode(1603);

        Assert.Contains(@"C:\Existing\settings.xml is as it was.", install.Log.Text, "it had been changed");
        Assert.AreEqual(Existing, Read(windows, @"C:\Existing\settings.xml"));
        Assert.AreEqual(2001, File.GetLastWriteTimeUtc(windows.ToHostPath(@"C:\Existing\touched.txt")).Year);
        var difference = before.CompareTo(await windows.TakeSnapshotAsync()).Except(s_leftByWine);
        Assert.IsTrue(difference.IsEmpty, difference.ToString());
    }

    private static async Task<WinePrefix> CreateAsync()
    {
        var windows = await WinePrefix.CreateAsync();
        Directory.CreateDirectory(windows.ToHostPath(@"C:\Existing"));
        Directory.CreateDirectory(windows.ToHostPath(@"C:\Old\Folder\below"));
        await File.WriteAllTextAsync(windows.ToHostPath(@"C:\Existing\settings.xml"), Existing);
        await File.WriteAllTextAsync(windows.ToHostPath(@"C:\Existing\touched.txt"), "touched");
        File.SetLastWriteTimeUtc(windows.ToHostPath(@"C:\Existing\touched.txt"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        await windows.Registry.WriteValueAsync(@"HKLM\Software\OldKey", "Value", RegistryValue.FromString("old"));
        return windows;
    }

    private static string Read(WinePrefix windows, string path) => File.ReadAllText(windows.ToHostPath(path));

    private static async Task<CompiledPackage> CompileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("util-package-");
        var libraries = folder.CreateSubdirectory("libraries").FullName;
        File.Copy(WinePrograms.PathOf("WixExtensions.CustomActions.dll"), Path.Combine(libraries, "Wix4UtilCA_X64.dll"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.xml"), "<settings>\r\n  <entry value=\"1\"/>\r\n</settings>\r\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "content.txt"), "content");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "template.txt"), "Hello from [ProductName]");
        var package = Path.Combine(folder.FullName, "package.msi");
        await HostCommand.RunAsync(
            "dotnet", Repository.Wixc, "build", "-nologo", "-arch", "x64", "-ext", "WixToolset.Util.wixext", "-b", $"WixExtensionBinaries={libraries}",
            "-d", $"Xml={Path.Combine(folder.FullName, "settings.xml")}", "-d", $"Content={Path.Combine(folder.FullName, "content.txt")}", "-d", $"Template={Path.Combine(folder.FullName, "template.txt")}",
            Path.Combine(Repository.Root, "tests", "NativeActions.Tests", "TestData", "UtilActions.wxs"), "-o", package);
        return new CompiledPackage(folder, package);
    }

    private sealed class CompiledPackage(DirectoryInfo folder, string path) : IDisposable
    {
        public string Path => path;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
