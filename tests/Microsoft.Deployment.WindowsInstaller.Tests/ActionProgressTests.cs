using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

[TestClass]
public sealed class ActionProgressTests
{
    private readonly FakeInstaller _installer = new();

    [TestMethod]
    public void An_immediate_action_reserves_a_share_of_the_bar()
    {
        using var session = _installer.OpenSession();
        ActionProgress.Reserve(session, 500);
        Assert.AreEqual("Progress 3 500 0", _installer.SentFields.Single());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ActionProgress.Reserve(session, -1));
    }

    [TestMethod]
    public void A_deferred_action_describes_itself_reports_its_steps_and_moves_the_bar()
    {
        _installer.ActionMode = InstallRunMode.Scheduled;
        using var session = _installer.OpenSession();
        var progress = new ActionProgress(session, "RemoveData", "Removing the data", "Folder [1] of [2]");
        progress.Report("a", 2);
        progress.Advance(250);
        Assert.AreEqual("ActionStart RemoveData Removing the data Folder [1] of [2]|Progress 1 1 0|ActionData a 2|Progress 2 250 0", string.Join('|', _installer.SentFields));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => progress.Advance(-1));
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    public void Without_texts_those_of_the_package_stay()
    {
        using var session = _installer.OpenSession();
        _ = new ActionProgress(session);
        Assert.AreEqual("Progress 1 1 0", _installer.SentFields.Single());
    }

    [TestMethod]
    public void A_bar_of_its_own_runs_in_either_direction()
    {
        using var session = _installer.OpenSession();
        ActionProgress.Reset(session, 10);
        ActionProgress.Reset(session, 20, backward: true);
        Assert.AreEqual("Progress 0 10 0 0|Progress 0 20 1 0", string.Join('|', _installer.SentFields));
    }

    [TestMethod]
    public void Cancelling_ends_the_action_at_its_next_step()
    {
        _installer.ActionMode = InstallRunMode.Scheduled;
        var steps = 0;
        var result = CustomActionEntryPoint.Run(_installer, "Act", FakeInstaller.SessionHandle, session =>
        {
            var progress = new ActionProgress(session);
            for (; steps < 10; steps++)
            {
                _installer.Answer = steps == 3 ? 2 : 1;
                progress.Advance(0);
            }

            return ActionResult.Success;
        });
        Assert.AreEqual(1602u, result);
        Assert.AreEqual(3, steps);
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    [TestMethod]
    [DataRow(InstallRunMode.Rollback)]
    [DataRow(InstallRunMode.Commit)]
    public void Cancelling_does_not_end_what_has_to_be_carried_through(InstallRunMode mode)
    {
        _installer.ActionMode = mode;
        _installer.Answer = 2;
        using var session = _installer.OpenSession();
        var progress = new ActionProgress(session, "Act", "text", "[1]");
        progress.Report(1);
        progress.Advance(1);
        Assert.HasCount(4, _installer.SentFields);
    }

    [TestMethod]
    public void Progress_that_cannot_be_shown_fails_nothing()
    {
        _installer.Answer = -1;
        using var session = _installer.OpenSession();
        var progress = new ActionProgress(session);
        progress.Advance(1);
        Assert.HasCount(2, _installer.SentFields);
    }
}
