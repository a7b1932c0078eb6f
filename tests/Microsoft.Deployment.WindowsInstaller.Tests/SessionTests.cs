using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class SessionTests
{
    private readonly FakeInstaller _installer = new();

    [TestMethod]
    public void Properties_are_read_and_set()
    {
        using var session = _installer.OpenSession();
        session["ENGINE"] = "wsl";
        Assert.AreEqual("wsl", session["ENGINE"]);
        Assert.AreEqual("wsl", _installer.Properties["ENGINE"]);
        Assert.AreEqual(string.Empty, session["Missing"]);
        Assert.ThrowsExactly<ArgumentNullException>(() => session[string.Empty]);
    }

    [TestMethod]
    public void A_log_line_is_written_as_it_is_brackets_included()
    {
        _installer.Properties["SECRET"] = "hunter2";
        using var session = _installer.OpenSession();
        session.Log("value [SECRET] and [1]");
        session.Log("{0} of {1}", 1, "two");
        CollectionAssert.AreEqual(new[] { (InstallMessage.Info, "value [SECRET] and [1]"), (InstallMessage.Info, "1 of two") }, _installer.Messages);
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void A_message_is_filled_in_and_its_answer_returned()
    {
        _installer.Answer = 6;
        using var session = _installer.OpenSession();
        using var record = new Record(_installer, ["one", 2]) { FormatString = "[2] [1]" };
        Assert.AreEqual(MessageResult.Yes, session.Message(InstallMessage.User, record));
        Assert.AreEqual((InstallMessage.User, "2 one"), _installer.Messages.Single());
    }

    [TestMethod]
    public void A_cancelled_message_is_an_exception()
    {
        _installer.Answer = 2;
        using var session = _installer.OpenSession();
        Assert.ThrowsExactly<InstallCanceledException>(() => session.Log("text"));
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void A_message_that_cannot_be_sent_is_an_exception()
    {
        _installer.Answer = -1;
        using var session = _installer.OpenSession();
        Assert.ThrowsExactly<InstallerException>(() => session.Log("text"));
    }

    [TestMethod]
    public void Data_goes_to_an_action_through_the_property_of_its_name()
    {
        using var session = _installer.OpenSession();
        session.DoAction("Deferred", new CustomActionData { { "a", "1;2" } });
        Assert.AreEqual("a=1;;2", _installer.Properties["Deferred"]);
        Assert.AreEqual("Deferred", Assert.ContainsSingle(_installer.DoneActions));
        var exception = Assert.ThrowsExactly<InstallerException>(() => session.DoAction("Missing"));
        Assert.AreEqual(1626, exception.ErrorCode);
        Assert.Contains("MsiDoAction(Missing)", exception.Message);
    }

    [TestMethod]
    public void Custom_action_data_is_all_that_a_deferred_action_reads()
    {
        _installer.Properties[CustomActionData.PropertyName] = "a=1";
        _installer.ActionMode = InstallRunMode.Scheduled;
        using var session = _installer.OpenSession();
        Assert.AreEqual("1", session.CustomActionData["a"]);
        Assert.IsTrue(session.GetMode(InstallRunMode.Scheduled));
        Assert.IsFalse(session.GetMode(InstallRunMode.Rollback));
        Assert.ThrowsExactly<InstallerException>(() => session.Database);
    }

    [TestMethod]
    [DataRow(InstallRunMode.Scheduled)]
    [DataRow(InstallRunMode.Rollback)]
    [DataRow(InstallRunMode.Commit)]
    public void What_only_immediate_actions_have_is_refused_in_any_other(InstallRunMode mode)
    {
        _installer.ActionMode = mode;
        _installer.AllowsDeferredAccess = true;
        _installer.Properties["ProductCode"] = "{P}";
        _installer.Properties["UserSID"] = "S-1-5";
        using var session = _installer.OpenSession();
        Action[] refused =
        [
            () => _ = session["ProductName"], () => session["A"] = "1", () => _ = session.Database, () => _ = session.Features, () => _ = session.Components, () => session.DoAction("A"),
            () => session.DoActionSequence("A"), () => session.GetTargetPath("A"), () => session.SetTargetPath("A", "B"), () => session.GetSourcePath("A"),
            () => session.GetProductProperty("A"), () => session.SetInstallLevel(1), () => session.SetMode(InstallRunMode.RebootAtEnd, true), () => session.VerifyDiskSpace(),
            () => session.GetTotalCost(), () => session.EvaluateCondition("A", true),
        ];
        foreach (var action in refused)
        {
            Assert.Contains("CustomActionData", Assert.ThrowsExactly<InstallerException>(action).Message);
        }

        Assert.AreEqual(("{P}", "S-1-5", string.Empty, 1033), (session["ProductCode"], session["UserSID"], session["CustomActionData"], session.Language));
        session.Log("it may still write to the log");
        Assert.IsEmpty(_installer.DoneActions);
        Assert.IsTrue(session.EvaluateCondition(string.Empty, true));
    }

    [TestMethod]
    public void The_database_is_opened_again_after_it_was_closed()
    {
        using var session = _installer.OpenSession();
        using (var database = session.Database)
        {
            Assert.AreSame(database, session.Database);
        }

        _installer.Rows.Add(["one"]);
        _installer.ColumnNames = ["Name"];
        Assert.AreEqual("one", session.Database.ExecuteScalar("SELECT"));
    }

    [TestMethod]
    public void Conditions_are_true_false_or_an_error()
    {
        _installer.Properties["Installed"] = "1";
        using var session = _installer.OpenSession();
        Assert.IsTrue(session.EvaluateCondition("Installed"));
        Assert.IsFalse(session.EvaluateCondition("Other"));
        Assert.ThrowsExactly<ArgumentNullException>(() => session.EvaluateCondition(string.Empty));
        Assert.ThrowsExactly<InvalidOperationException>(() => session.EvaluateCondition("(("));
    }

    [TestMethod]
    public void Texts_are_formatted_with_properties()
    {
        _installer.Properties["FOLDER"] = @"C:\a\";
        using var session = _installer.OpenSession();
        Assert.AreEqual(@"C:\a\b.exe", session.Format("[FOLDER]b.exe"));
        Assert.AreEqual(@"C:\a\", session.GetTargetPath("FOLDER"));
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void Only_the_restart_modes_may_be_set()
    {
        using var session = _installer.OpenSession();
        session.SetMode(InstallRunMode.RebootAtEnd, true);
        Assert.ThrowsExactly<InvalidOperationException>(() => session.SetMode(InstallRunMode.Commit, true));
    }

    [TestMethod]
    public void Features_are_enumerated_and_put_into_another_state()
    {
        _installer.Features["Main"] = (InstallState.Absent, InstallState.Local);
        _installer.ColumnNames = ["Feature"];
        _installer.Rows.Add(["Main"]);
        using var session = _installer.OpenSession();
        var feature = session.Features.Single();
        Assert.AreEqual(1, session.Features.Count);
        Assert.IsTrue(session.Features.Contains("Main"));
        Assert.IsFalse(session.Features.Contains("main"));
        Assert.AreEqual(("Main", InstallState.Absent, InstallState.Local), (feature.Name, feature.CurrentState, feature.RequestState));
        CollectionAssert.AreEqual(new[] { InstallState.Absent, InstallState.Local }, feature.ValidStates.ToArray());
        Assert.AreEqual((FeatureAttributes.FollowParent, "Main's title", "Main's description"), (feature.Attributes, feature.Title, feature.Description));
        feature.Attributes = FeatureAttributes.FavorSource;
        feature.RequestState = InstallState.Absent;
        Assert.AreEqual(2u, _installer.Attributes, "INSTALLFEATUREATTRIBUTE_FAVORSOURCE");
        feature.Attributes = FeatureAttributes.DisallowAdvertise | FeatureAttributes.NoUnsupportedAdvertise | FeatureAttributes.UIDisallowAbsent;
        Assert.AreEqual(0x30u, _installer.Attributes, "UIDisallowAbsent is not the installer's");
        Assert.AreEqual(FeatureAttributes.DisallowAdvertise | FeatureAttributes.NoUnsupportedAdvertise, feature.Attributes);
        Assert.AreEqual(InstallState.Absent, session.Features["Main"].RequestState);
        Assert.AreEqual(InstallState.Absent, session.Features["Main"].CurrentState);
        Assert.AreEqual(303 * 512L, feature.GetCost(includeParents: true, includeChildren: true, InstallState.Local));
        Assert.AreEqual(203 * 512L, feature.GetCost(includeParents: true, includeChildren: false, InstallState.Local));
        Assert.AreEqual(102 * 512L, feature.GetCost(includeParents: false, includeChildren: true, InstallState.Absent));
        var missing = Assert.ThrowsExactly<ArgumentException>(() => session.Features["Missing"].CurrentState);
        Assert.Contains("Missing", missing.Message);
    }

    [TestMethod]
    public void Components_are_enumerated_and_costed()
    {
        _installer.Components["C"] = (InstallState.Local, InstallState.Unknown);
        _installer.ColumnNames = ["Component"];
        _installer.Rows.Add(["C"]);
        _installer.Costs.Add(("C:", 5_000_000, 2));
        _installer.Costs.Add(("D:", -1, 0));
        using var session = _installer.OpenSession();
        var component = session.Components.Single();
        Assert.AreEqual((InstallState.Local, InstallState.Unknown), (component.CurrentState, component.RequestState));
        component.RequestState = InstallState.Absent;
        Assert.AreEqual(InstallState.Absent, component.RequestState);
        CollectionAssert.AreEqual(new[] { new InstallCost("C:", 2_560_000_000, 1024), new InstallCost("D:", -512, 0) }, component.GetCost(InstallState.Local).ToArray());
        Assert.HasCount(2, session.GetTotalCost());
        Assert.ThrowsExactly<ArgumentException>(() => session.Components["X"].GetCost(InstallState.Local));
        Assert.ThrowsExactly<ArgumentException>(() => session.Components["X"].RequestState);
    }

    [TestMethod]
    public void Disk_space_is_enough_or_not()
    {
        using var session = _installer.OpenSession();
        Assert.IsTrue(session.VerifyDiskSpace());
        _installer.DiskSpaceResult = 112;
        Assert.IsFalse(session.VerifyDiskSpace());
        _installer.DiskSpaceResult = 6;
        Assert.ThrowsExactly<InvalidHandleException>(() => session.VerifyDiskSpace());
    }

    [TestMethod]
    public void Level_source_and_properties_of_the_package_are_reached()
    {
        _installer.Properties["Source:FOLDER"] = @"D:\a\";
        _installer.Properties["Product:ProductName"] = "name";
        using var session = _installer.OpenSession();
        session.SetInstallLevel(3);
        Assert.AreEqual(3, _installer.InstallLevel);
        Assert.AreEqual(@"D:\a\", session.GetSourcePath("FOLDER"));
        Assert.AreEqual("name", session.GetProductProperty("ProductName"));
        session.SetTargetPath("FOLDER", @"C:\b\");
        Assert.AreEqual(@"C:\b\", session.GetTargetPath("FOLDER"));
        session.DoActionSequence("InstallUISequence");
        Assert.AreEqual("InstallUISequence", _installer.DoneActions.Single());
        Assert.AreEqual(1033, session.Language);
    }

    [TestMethod]
    public void An_empty_condition_has_the_given_value()
    {
        _installer.Properties["Installed"] = "1";
        using var session = _installer.OpenSession();
        Assert.IsFalse(session.EvaluateCondition(string.Empty, false));
        Assert.IsTrue(session.EvaluateCondition(string.Empty, true));
        Assert.IsTrue(session.EvaluateCondition("Installed", false));
    }

    [TestMethod]
    public void A_record_is_filled_in_with_a_session_or_without()
    {
        _installer.Properties["FOLDER"] = @"C:\a\";
        using var session = _installer.OpenSession();
        using var record = new Record(_installer, ["x"]) { FormatString = "[FOLDER][1]" };
        Assert.AreEqual(@"C:\a\x", session.FormatRecord(record));
        Assert.AreEqual(@"C:\a\x", record.ToString(session));
        Assert.AreEqual("x", record.ToString((IFormatProvider?)null));
        Assert.AreEqual("x", record.ToString());
    }
}
