using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class CustomActionEntryPointTests
{
    private readonly FakeInstaller _installer = new();

    [TestMethod]
    [DataRow(ActionResult.Success, 0u)]
    [DataRow(ActionResult.SkipRemainingActions, 259u)]
    [DataRow(ActionResult.UserExit, 1602u)]
    [DataRow(ActionResult.Failure, 1603u)]
    [DataRow(ActionResult.NotExecuted, 1626u)]
    public void The_result_goes_back_between_two_log_lines(ActionResult result, uint code)
    {
        Assert.AreEqual(code, Run(_ => result));
        CollectionAssert.AreEqual(new[] { "Act: begin", $"Act: end, {result}" }, _installer.Messages.Select(message => message.Text).ToArray());
    }

    [TestMethod]
    public void An_installer_exception_is_told_to_the_user_as_it_is()
    {
        Assert.AreEqual(1603u, Run(_ => throw new InstallerException("Disk full. Make room.")));
        Assert.Contains((InstallMessage.Error, "Act: Disk full. Make room."), _installer.Messages);
        Assert.AreEqual("Act: end, Failure", _installer.Messages[^1].Text);
    }

    [TestMethod]
    public void Any_other_exception_is_told_with_its_type()
    {
        Assert.AreEqual(1603u, Run(_ => throw new InvalidOperationException("broken")));
        Assert.Contains((InstallMessage.Error, "Act: System.InvalidOperationException: broken"), _installer.Messages);
    }

    [TestMethod]
    public void Cancelling_is_a_user_exit_and_no_error()
    {
        Assert.AreEqual(1602u, Run(_ => throw new InstallCanceledException()));
        Assert.IsFalse(_installer.Messages.Any(message => message.Type == InstallMessage.Error));
    }

    [TestMethod]
    public void Cancelling_while_the_log_is_written_is_a_user_exit()
    {
        _installer.Answer = 2;
        Assert.AreEqual(1602u, Run(_ => ActionResult.Success));
    }

    [TestMethod]
    [DataRow(InstallRunMode.Commit)]
    [DataRow(InstallRunMode.Rollback)]
    public void Cancelling_skips_no_commit_and_no_rollback(InstallRunMode mode)
    {
        _installer.ActionMode = mode;
        _installer.Answer = 2;
        var ran = false;
        Assert.AreEqual(0u, Run(session =>
        {
            session.Log("half");
            ran = true;
            return ActionResult.Success;
        }));
        Assert.IsTrue(ran);
        Assert.AreEqual("Act: end, Success", _installer.Messages[^1].Text);
    }

    [TestMethod]
    public void Cancelling_a_deferred_action_before_it_begins_leaves_it_out()
    {
        _installer.ActionMode = InstallRunMode.Scheduled;
        _installer.Answer = 2;
        var ran = false;
        Assert.AreEqual(1602u, Run(_ =>
        {
            ran = true;
            return ActionResult.Success;
        }));
        Assert.IsFalse(ran);
    }

    [TestMethod]
    public void Cancelling_does_not_hide_that_an_action_failed()
    {
        Assert.AreEqual(1603u, Run(_ =>
        {
            _installer.Answer = 2;
            return ActionResult.Failure;
        }));
    }

    [TestMethod]
    public void A_log_that_fails_does_not_let_the_exception_out()
    {
        _installer.Answer = -1;
        Assert.AreEqual(1603u, Run(_ => ActionResult.Success));
    }

    [TestMethod]
    public void Values_of_hidden_properties_are_taken_out_of_an_exception()
    {
        _installer.Properties["MsiHiddenProperties"] = "INSTALLFLAGS;OVERRIDEPROXYHTTP";
        _installer.Properties["OVERRIDEPROXYHTTP"] = "http://user:hunter2@proxy";
        Assert.AreEqual(1603u, Run(_ => throw new FormatException("'http://user:hunter2@proxy' is no address")));
        Assert.DoesNotContain("hunter2", _installer.Log);
        Assert.Contains("System.FormatException: '<OVERRIDEPROXYHTTP>' is no address", _installer.Log);
    }

    [TestMethod]
    public void Custom_action_data_is_taken_out_of_an_exception_of_a_deferred_action()
    {
        _installer.ActionMode = InstallRunMode.Scheduled;
        _installer.Properties[CustomActionData.PropertyName] = "Proxy=http://user:hunter2@proxy;On=1";
        Assert.AreEqual(1603u, Run(_ => throw new FormatException("'http://user:hunter2@proxy' 1")));
        Assert.DoesNotContain("hunter2", _installer.Log);
        Assert.Contains("'<Proxy>' 1", _installer.Log);
    }

    [TestMethod]
    public void A_failing_rollback_shows_no_message_to_the_user()
    {
        _installer.ActionMode = InstallRunMode.Rollback;
        Assert.AreEqual(1603u, Run(_ => throw new InstallerException("cannot undo")));
        Assert.IsFalse(_installer.Messages.Any(message => message.Type == InstallMessage.Error));
        Assert.Contains("Act: cannot undo", _installer.Log);
    }

    [TestMethod]
    public void Every_handle_is_closed_afterwards()
    {
        Run(session =>
        {
            _ = session.Database;
            session.Log("text");
            return ActionResult.Success;
        });
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    private uint Run(Func<Session, ActionResult> action) => CustomActionEntryPoint.Run(_installer, "Act", FakeInstaller.SessionHandle, action);
}
