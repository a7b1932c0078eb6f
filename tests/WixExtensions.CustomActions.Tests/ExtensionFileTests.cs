using System.Text;
using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Events;
using WixExtensions.CustomActions.Files;
using WixExtensions.CustomActions.Platform;
using WixExtensions.CustomActions.Restarts;
using WixExtensions.CustomActions.Shortcuts;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class ExtensionFileTests
{
    private readonly ScriptedInstaller _installer = new("Wix4InternetShortcut", "Wix4TouchFile", "Wix4FormatFile", "Wix4EventManifest", "Wix4RestartResource", "CreateFolder");
    private readonly FakeInstalledFiles _files = new();
    private readonly FakeInstallation _installation = new();
    private readonly FakeWriter _writer = new();

    private InternetShortcuts Shortcuts => new(_files, _writer, _installation.Authority);

    private TouchFiles Touch => new(_files, new FixedTime(), _installation.Authority);

    private FormatFiles Formats => new(_files, _installation.Authority);

    [TestMethod]
    public void Shortcuts_to_addresses_are_files_that_go_with_the_rollback_and_come_back_as_they_were()
    {
        _installer.Msi.Properties["Dir"] = @"C:\menu\";
        _installer.Msi.Properties["Site"] = "https://example.com";
        _files[@"C:\menu\old.url"] = "old";
        AddShortcut("new.url", "[Site]/ä b?x=%20", 1, "", 0);
        AddShortcut("old.url", "[Site]", 1, @"C:\app\a.ico", 3);
        AddShortcut("link.lnk", "[Site]", 0, @"C:\app\a.ico", 3);
        _installer.Msi.Rows[2][2] = "site.lnk";
        _installer.Schedule(Shortcuts.Schedule).Run(Shortcuts.Create, InternetShortcuts.CreateAction);
        Assert.AreEqual("[InternetShortcut]\r\nURL=https://example.com/%C3%A4%20b?x=%20\r\n", _files[@"C:\menu\new.url"]);
        Assert.AreEqual("[InternetShortcut]\r\nURL=https://example.com\r\nIconIndex=3\r\nIconFile=C:\\app\\a.ico\r\n", _files[@"C:\menu\old.url"]);
        Assert.AreEqual(@"C:\menu\site.lnk https://example.com C:\app\a.ico 3", _writer.Links.Single());
        Assert.AreEqual("InsertTemporary Dir Main|InsertTemporary Dir Main|InsertTemporary Dir Main", string.Join('|', _installer.Msi.Modifications));
        Assert.AreEqual(string.Empty, _installer.Scheduled, "both have their places in the sequence");

        _installer.Run(Shortcuts.Rollback, InternetShortcuts.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(@"C:\menu\old.url old 2020", _files.All);
    }

    [TestMethod]
    public void A_shortcut_that_would_have_more_lines_is_refused_and_without_data_nothing_is_done()
    {
        _installer.Run(Shortcuts.Create, InternetShortcuts.CreateAction).Run(Shortcuts.Rollback, InternetShortcuts.RollbackAction, InstallRunMode.Rollback);
        _installer.Msi.Properties["Dir"] = @"C:\menu\";
        AddShortcut("a.url", "x\r\nIconFile=evil", 1, "", 0);
        _installer.Schedule(Shortcuts.Schedule);
        Assert.Contains("more than one line", Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Shortcuts.Create, InternetShortcuts.CreateAction)).Message);
        _installer.Msi.Rows[0][3] = "x";
        _installer.Set(ComponentChange.Uninstall);
        _installer.Msi.Properties.Remove(ActionName.Of(InternetShortcuts.CreateAction));
        _installer.Schedule(Shortcuts.Schedule).Run(Shortcuts.Create, InternetShortcuts.CreateAction);
        Assert.AreEqual(string.Empty, _files.All);
        Assert.HasCount(2, _installer.Msi.Modifications, "Windows Installer still has to remove the folder");
    }

    [TestMethod]
    [DataRow(ComponentChange.Install, 0x1, 2026)]
    [DataRow(ComponentChange.Install, 0x6, 2020)]
    [DataRow(ComponentChange.Reinstall, 0x2, 2026)]
    [DataRow(ComponentChange.Reinstall, 0x5, 2020)]
    [DataRow(ComponentChange.Uninstall, 0x7, 2020)]
    [DataRow(ComponentChange.None, 0x7, 2020)]
    public void Files_are_touched_when_they_are_to_be(object change, int attributes, int year)
    {
        _files[@"C:\a"] = "a";
        _installer.Set((ComponentChange)change);
        _installer.Msi.Rows.Add(["T", "Main", @"C:\a", attributes]);
        _installer.Schedule(Touch.ScheduleInstall).Run(Touch.Execute, TouchFiles.ExecuteAction);
        Assert.AreEqual(FormattableString.Invariant($@"C:\a a {year}"), _files.All);
        _installer.Run(Touch.Execute, TouchFiles.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(@"C:\a a 2020", _files.All);
    }

    [TestMethod]
    public void A_file_that_cannot_be_touched_fails_only_when_it_is_vital()
    {
        _installer.Set(ComponentChange.Uninstall);
        _installer.Msi.Rows.Add(["T", "Main", @"C:\missing", 0x4]);
        _installer.Schedule(Touch.ScheduleUninstall).Run(Touch.Execute, TouchFiles.ExecuteAction);
        Assert.Contains("Warning", _installer.Msi.Log);
        _installer.Msi.Rows[0][3] = 0x24;
        _installer.Schedule(Touch.ScheduleUninstall);
        _ = Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Touch.Execute, TouchFiles.ExecuteAction));
    }

    [TestMethod]
    [DataRow("utf-8", false)]
    [DataRow("utf-8", true)]
    [DataRow("utf-16", true)]
    public void Properties_are_filled_in_in_the_encoding_that_the_text_has(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Encode(string text) => [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        _installer.Msi.Properties["Who"] = "wörld";
        _installer.Msi.Properties["#File"] = @"C:\a.txt";
        _files.Put(@"C:\a.txt", [1, 2, 3]);
        var text = Convert.ToBase64String(Encode("hellö [Who]"));
        AddFormat(Convert.FromBase64String(text));
        _installer.Schedule(Formats.Schedule).Run(Formats.Execute, FormatFiles.ExecuteAction);
        CollectionAssert.AreEqual(Encode("hellö wörld"), _files.Read(@"C:\a.txt"));
        Assert.EndsWith(" 2020", _files.All, "the time stays");
        _installer.Run(Formats.Execute, FormatFiles.RollbackAction, InstallRunMode.Rollback);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, _files.Read(@"C:\a.txt"));
    }

    [TestMethod]
    public void A_text_of_an_unknown_encoding_and_a_missing_file_are_refused()
    {
        _installer.Msi.Properties["#File"] = @"C:\a.txt";
        AddFormat([0x81, (byte)'a']);
        Assert.Contains("neither UTF-8", Assert.ThrowsExactly<ActionFailedException>(() => Formats.Schedule(_installer.Msi.OpenSession())).Message);
        AddFormat("a"u8.ToArray());
        _installer.Schedule(Formats.Schedule);
        Assert.Contains("is not there", Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Formats.Execute, FormatFiles.ExecuteAction)).Message);
    }

    [TestMethod]
    public void Manifests_are_registered_by_Windows_own_program_and_taken_back()
    {
        _installer.Msi.Rows.Add(["Main", @"C:\a b\m.man"]);
        _installer.Schedule(EventManifests.ScheduleRegister).Schedule(EventManifests.ScheduleUnregister);
        Assert.AreEqual("Wix4RollbackRegisterEventManifest Wix4RegisterEventManifest", _installer.Scheduled);
        Assert.EndsWith(@"wevtutil.exe"" im ""C:\a b\m.man""", _installer.Msi.Properties[ActionName.Of(EventManifests.RegisterAction)]);
        Assert.EndsWith(@"wevtutil.exe"" um ""C:\a b\m.man""", _installer.Msi.Properties[ActionName.Of(EventManifests.RollbackRegisterAction)]);
        _installer.Msi.DoneActions.Clear();
        _installer.Set(ComponentChange.Reinstall);
        _installer.Schedule(EventManifests.ScheduleRegister);
        Assert.AreEqual("Wix4UnregisterEventManifest Wix4RollbackRegisterEventManifest Wix4RegisterEventManifest", _installer.Scheduled);
        _installer.Msi.DoneActions.Clear();
        _installer.Set(ComponentChange.Uninstall);
        _installer.Schedule(EventManifests.ScheduleRegister).Schedule(EventManifests.ScheduleUnregister);
        Assert.AreEqual("Wix4RollbackUnregisterEventManifest Wix4UnregisterEventManifest", _installer.Scheduled);
    }

    [TestMethod]
    public void The_Restart_Manager_is_told_of_everything_at_once_where_there_is_one()
    {
        var programs = new FakePrograms();
        var process = programs.Start("app.exe").Id;
        var manager = new FakeRestartManager();
        var actions = new RestartResources(manager, programs);
        _installer.Msi.Rows.Add(["A", "Main", @"C:\a", 1]);
        _installer.Msi.Rows.Add(["B", "", "app.exe", 2]);
        _installer.Msi.Rows.Add(["C", null, "svc", 3]);
        _installer.Msi.Rows.Add(["D", null, "x", 9]);
        _installer.Schedule(actions.Register);
        Assert.IsEmpty(manager.Calls);
        _installer.Msi.Properties["MsiRestartManagerSessionKey"] = "key";
        _installer.Schedule(actions.Register);
        _installer.Set(ComponentChange.None);
        manager.Error = 5;
        _installer.Schedule(actions.Register);
        Assert.AreEqual($@"key C:\a {process} svc|key  {process} svc", string.Join('|', manager.Calls));
        Assert.Contains("Warning: nothing could be registered", _installer.Msi.Log);
    }

    private void AddShortcut(string name, string target, int attributes, string icon, int index) => _installer.Msi.Rows.Add(["Main", "Dir", name, target, attributes, icon, index]);

    private void AddFormat(byte[] content)
    {
        _installer.Msi.TableRows["Wix4FormatFile"] = [["Bin", "File", "Main"]];
        _installer.Msi.TableRows["Binary"] = [[new MemoryStream(content)]];
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => FakeInstalledFiles.Now;
    }

    private sealed class FakeWriter : IShortcutWriter
    {
        public List<string> Links { get; } = [];

        public int WriteLink(string path, string target, string? iconFile, int iconIndex)
        {
            Links.Add(FormattableString.Invariant($"{path} {target} {iconFile} {iconIndex}"));
            return 0;
        }
    }

    private sealed class FakeRestartManager : IRestartManager
    {
        public List<string> Calls { get; } = [];

        public uint Error { get; set; }

        public uint Register(string sessionKey, IReadOnlyList<string> files, IReadOnlyList<uint> processes, IReadOnlyList<string> services)
        {
            Calls.Add($"{sessionKey} {string.Join(',', files)} {string.Join(',', processes)} {string.Join(',', services)}");
            return Error;
        }
    }
}
