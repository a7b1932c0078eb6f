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
        Assert.ThrowsExactly<ArgumentException>(() => session[string.Empty]);
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
        Assert.ThrowsExactly<InvalidHandleException>(() => session.Database);
    }

    [TestMethod]
    public void Conditions_are_true_false_or_an_error()
    {
        _installer.Properties["Installed"] = "1";
        using var session = _installer.OpenSession();
        Assert.IsTrue(session.EvaluateCondition("Installed"));
        Assert.IsFalse(session.EvaluateCondition("Other"));
        Assert.IsTrue(session.EvaluateCondition(string.Empty));
        Assert.ThrowsExactly<InstallerException>(() => session.EvaluateCondition("(("));
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
        Assert.AreEqual(5, Assert.ThrowsExactly<InstallerException>(() => session.SetMode(InstallRunMode.Commit, true)).ErrorCode);
    }
}
