using System.Globalization;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

[TestClass]
public sealed class ProgressShareTests : PrepareInstallFixture
{
    [TestMethod]
    public void Steps_never_end_the_share_and_the_end_takes_all_of_it()
    {
        Installer.ActionMode = InstallRunMode.Scheduled;
        using var session = Installer.OpenSession();
        var share = new ProgressShare(session);
        for (var step = 0; step < 200; step++)
        {
            share.Step("text");
        }

        Assert.IsInRange(ProgressShare.Ticks / 2, ProgressShare.Ticks - 1, UsedTicks(Installer));
        share.End();
        Assert.AreEqual(ProgressShare.Ticks, UsedTicks(Installer));
        share.End();
        Assert.AreEqual(ProgressShare.Ticks, UsedTicks(Installer));
    }

    [TestMethod]
    public void Of_many_steps_the_first_and_every_64th_is_told()
    {
        Installer.ActionMode = InstallRunMode.Scheduled;
        using var session = Installer.OpenSession();
        var share = new ProgressShare(session);
        for (var step = 0; step < 130; step++)
        {
            share.StepOfMany($"step {step}");
        }

        Assert.AreEqual(
            "ActionData step 0,ActionData step 64,ActionData step 128",
            string.Join(',', Installer.SentFields.Where(fields => fields.StartsWith("ActionData ", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void A_cancelled_step_ends_a_deferred_action_and_no_commit()
    {
        using var session = Installer.OpenSession();
        Installer.Answer = (int)MessageResult.Cancel;
        Installer.ActionMode = InstallRunMode.Commit;
        var share = new ProgressShare(session);
        share.Step("goes on");
        share.End();
        Installer.ActionMode = InstallRunMode.Scheduled;
        Assert.ThrowsExactly<InstallCanceledException>(() => share.Step("ends"));
    }

    [TestMethod]
    [DataRow("install")]
    [DataRow("replace")]
    [DataRow("uninstall")]
    public void The_bar_is_as_long_as_the_actions_that_are_scheduled_need(string what)
    {
        if (what == "uninstall")
        {
            BeginUninstall("ALL");
            Give(("KEEPDATA", "0"));
        }
        else if (what == "replace")
        {
            Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop", "DisplayVersion", "4.37.0");
            Give(("REMOVEEXISTINGINSTALL", "1"), ("ALWAYSRUNSERVICE", "1"));
        }

        using var session = Installer.OpenSession();
        new PrepareInstall(Computer).Execute(session);

        var scheduled = ProgressShare.Actions.Where(action => Installer.Properties.GetValueOrDefault(action, string.Empty).Length > 0).ToList();
        Assert.HasCount(what switch { "install" => 1, "replace" => 4, _ => 4 }, scheduled, string.Join(' ', scheduled));
        Assert.HasCount(scheduled.Count, Installer.SentFields.Where(fields => fields == $"Progress 3 {ProgressShare.Ticks} 0"));
    }

    /// <summary>How far the bar was moved.</summary>
    internal static int UsedTicks(FakeInstaller installer) => installer.SentFields
        .Where(fields => fields.StartsWith("Progress 2 ", StringComparison.Ordinal)).Sum(fields => int.Parse(fields.Split(' ')[2], CultureInfo.InvariantCulture));
}
