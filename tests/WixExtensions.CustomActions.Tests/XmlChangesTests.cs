using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;
using WixExtensions.CustomActions.Tests.Fakes;
using WixExtensions.CustomActions.Xml;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class XmlChangesTests
{
    private const string File = @"C:\app\a.config";
    private const string Original = "<r>\n  <a x=\"1\">t</a>\n  <a x=\"2\"/>\n</r>";

    private readonly ScriptedInstaller _installer = new("Wix4XmlFile", "Wix4XmlConfig");
    private readonly FakeInstalledFiles _files = new();
    private readonly FakeInstallation _installation = new();
    private readonly FakeXmlDocuments _documents;
    private readonly RecordedPause _pause = new();

    public XmlChangesTests()
    {
        _documents = new FakeXmlDocuments(_files);
        _files[File] = Original;
        _installer.Msi.Properties["Value"] = "v";
    }

    private XmlFileChanges Changes => new(_documents, _files, _pause, _installation.Authority);

    [TestMethod]
    [DataRow(0, "/r/a", "y", "[Value]", "<r>\n  <a x=\"1\" y=\"v\">t</a>\n  <a x=\"2\" />\n</r>")]
    [DataRow(0, "/r/a", "", "[Value]", "<r>\n  <a x=\"1\">v</a>\n  <a x=\"2\" />\n</r>")]
    [DataRow(4, "/r/a", "x", "9", "<r>\n  <a x=\"9\">t</a>\n  <a x=\"9\" />\n</r>")]
    [DataRow(1, "/r", "b", "[Value]", "<r>\n  <a x=\"1\">t</a>\n  <a x=\"2\" />\n<b>v</b></r>")]
    [DataRow(2, "/r/a", "x", "", "<r>\n  <a>t</a>\n  <a x=\"2\" />\n</r>")]
    [DataRow(2, "/r/a", "", "", "<r>\n  <a x=\"1\"></a>\n  <a x=\"2\" />\n</r>")]
    [DataRow(2, "/r/missing", "x", "", "<r>\n  <a x=\"1\">t</a>\n  <a x=\"2\" />\n</r>")]
    public void XmlFile_changes_what_it_says_and_its_rollback_puts_back_every_byte(int flags, string path, string name, string value, string expected)
    {
        AddFile(flags, path, name, value);
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.AreEqual(expected, _files[File]);
        Assert.AreEqual("Wix4ExecXmlFileRollback Wix4ExecXmlFile", _installer.Scheduled);

        _installer.Run(Changes.Rollback, XmlFileRows.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual($@"C:\app\a.config {Original} 2020", _files.All);
    }

    [TestMethod]
    public void An_uninstall_takes_XmlFile_back_from_the_last_to_the_first_but_what_is_permanent()
    {
        AddFile(0x1, "/r", "b", "");
        AddFile(0x1, "/r/b", "c", "");
        AddFile(0x10000, "/r/a", "kept", "k");
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.Contains("kept=\"k\"", _files[File]);
        Assert.Contains("<b><c /></b>", _files[File]);

        _installer.Set(ComponentChange.Uninstall);
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.DoesNotContain("<b>", _files[File]);
        Assert.DoesNotContain("<c", _files[File]);
        Assert.Contains("kept=\"k\"", _files[File]);
    }

    [TestMethod]
    public void The_time_stays_where_it_is_asked_for_and_paths_are_XPath_where_it_is()
    {
        AddFile(0x1100, "/r/a", "x", "3");
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.EndsWith(" 2020", _files.All);
        Assert.IsTrue(_documents.UsesXPath.Single());

        _installer.Msi.Rows.Clear();
        AddFile(0, "/r/a", "x", "4");
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.EndsWith(" 2026", _files.All);
        Assert.IsFalse(_documents.UsesXPath[1]);
    }

    [TestMethod]
    [DataRow("<r>", "well formed")]
    [DataRow(null, "well formed")]
    [DataRow("<other/>", "no node /r")]
    public void What_cannot_be_added_fails_and_what_is_gone_need_not_be_taken_away(string? content, string reason)
    {
        _files.Delete(File);
        if (content is not null)
        {
            _files[File] = content;
        }

        AddFile(1, "/r", "b", "");
        _installer.Schedule(ScheduleFile);
        var failure = Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Changes.Execute, XmlFileRows.ExecuteAction));
        Assert.Contains(reason, failure.Message);
        Assert.Contains(File, failure.Message);

        _installer.Set(ComponentChange.Uninstall);
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
    }

    [TestMethod]
    public void A_file_in_use_is_waited_for_but_not_for_ever()
    {
        AddFile(0, "/r/a", "x", "5");
        _documents.InUse = 3;
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.AreEqual(3, _pause.Seconds);
        _documents.InUse = XmlFileChanges.Attempts;
        Assert.Contains("could not be saved", Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Changes.Execute, XmlFileRows.ExecuteAction)).Message);
    }

    [TestMethod]
    public void XmlConfig_makes_an_element_with_its_attributes_once()
    {
        AddConfig("Key", 0, "Entry", "", "", "key", "[Value]");
        AddConfig("Entry", 0x111, "", "/r", "b[@key='v']", "b", "text");
        for (var i = 0; i < 2; i++)
        {
            _installer.Schedule(ScheduleConfig).Run(Changes.Execute, XmlConfigRows.ExecuteAction);
            Assert.AreEqual("<r>\n  <a x=\"1\">t</a>\n  <a x=\"2\" />\n<b key=\"v\">text</b></r>", _files[File]);
        }

        Assert.Contains("already", _installer.Msi.Log);
        Assert.AreEqual("Wix4ExecXmlConfigRollback Wix4ExecXmlConfig Wix4ExecXmlConfigRollback Wix4ExecXmlConfig", _installer.Scheduled);
    }

    [TestMethod]
    [DataRow(0x112, "/r/a", "", "x", "7", "<r>\n  <a x=\"7\">t</a>\n  <a x=\"2\" />\n</r>")]
    [DataRow(0x122, "/r/a", "", "x", "", "<r>\n  <a>t</a>\n  <a x=\"2\" />\n</r>")]
    [DataRow(0x121, "/r", "a[@x='2']", "", "", "<r>\n  <a x=\"1\">t</a>\n  \n</r>")]
    [DataRow(0x121, "/r", "", "", "", "<r>\n  <a x=\"1\">t</a>\n  <a x=\"2\" />\n</r>")]
    [DataRow(0x114, "/r", "c", "", "<c><d/></c>", "<r>\n  <a x=\"1\">t</a>\n  <a x=\"2\" />\n<c><d /></c></r>")]
    public void XmlConfig_changes_what_it_says_and_its_rollback_puts_back_every_byte(int flags, string path, string verify, string name, string value, string expected)
    {
        AddConfig("Row", flags, "", path, verify, name, value);
        _installer.Schedule(ScheduleConfig).Run(Changes.Execute, XmlConfigRows.ExecuteAction);
        Assert.AreEqual(expected, _files[File]);
        _installer.Run(Changes.Rollback, XmlConfigRows.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual($@"C:\app\a.config {Original} 2020", _files.All);
    }

    [TestMethod]
    public void XmlConfig_does_nothing_at_another_time_and_refuses_what_cannot_be()
    {
        AddConfig("Row", 0x212, "", "/r/a", "", "x", "7");
        _installer.Schedule(ScheduleConfig);
        Assert.AreEqual(string.Empty, _installer.Scheduled);
        _installer.Set(ComponentChange.Uninstall);
        _installer.Schedule(ScheduleConfig).Run(Changes.Execute, XmlConfigRows.ExecuteAction);
        Assert.Contains("x=\"7\"", _files[File]);

        AddConfig("Document", 0x124, "", "/r", "", "", "");
        Assert.Contains("Document", Assert.ThrowsExactly<ActionFailedException>(() => ScheduleConfig(_installer.Msi.OpenSession())).Message);
        _installer.Msi.Rows.Clear();
        AddConfig("Lost", 0, "Nobody", "", "", "x", "1");
        Assert.Contains("'Nobody'", Assert.ThrowsExactly<ActionFailedException>(() => ScheduleConfig(_installer.Msi.OpenSession())).Message);
    }

    [TestMethod]
    public void A_standard_user_who_repairs_changes_nothing_and_a_file_behind_a_link_is_left_alone()
    {
        AddFile(0, "/r/a", "x", "5");
        (_installation.IsAdministrator, _installation.IsKnown, _installation.HasFeatures) = (false, true, true);
        _installer.Schedule(ScheduleFile).Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.AreEqual(Original, _files[File]);

        _installer.Msi.Properties["UserSID"] = _installation.ProcessSid = "S-1-5-21-1";
        _installer.Run(Changes.Execute, XmlFileRows.ExecuteAction);
        Assert.AreNotEqual(Original, _files[File], "with the user's own rights nothing is gained");

        _installation.IsAdministrator = true;
        _installer.Msi.Rows[0][0] = @"C:\link\a.config";
        _files[@"C:\link\a.config"] = Original;
        _installer.Schedule(ScheduleFile);
        Assert.Contains("link", Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Changes.Execute, XmlFileRows.ExecuteAction)).Message);
        _installer.Run(Changes.Rollback, XmlFileRows.RollbackAction, InstallRunMode.Rollback);
        Assert.Contains("Warning", _installer.Msi.Log);
    }

    private ActionResult ScheduleFile(Session session)
    {
        Changes.Schedule(session, XmlFileRows.ExecuteAction, XmlFileRows.RollbackAction, XmlFileRows.Read(session));
        return ActionResult.Success;
    }

    private ActionResult ScheduleConfig(Session session)
    {
        Changes.Schedule(session, XmlConfigRows.ExecuteAction, XmlConfigRows.RollbackAction, XmlConfigRows.Read(session));
        return ActionResult.Success;
    }

    private void AddFile(int flags, string path, string name, string value) => _installer.Msi.Rows.Add([File, path, name, value, flags, "Main"]);

    private void AddConfig(string id, int flags, string elementId, string path, string verify, string name, string value) =>
        _installer.Msi.Rows.Add([id, File, elementId, path, verify, name, value, flags, "Main"]);

    private sealed class RecordedPause : IPause
    {
        public double Seconds { get; private set; }

        public void Wait(TimeSpan time) => Seconds += time.TotalSeconds;
    }
}
