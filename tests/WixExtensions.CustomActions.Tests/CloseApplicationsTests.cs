using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Closing;
using WixExtensions.CustomActions.Platform;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class CloseApplicationsTests
{
    private const int CloseMessage = 0x1;
    private const int RebootPrompt = 0x2;
    private const int ElevatedCloseMessage = 0x4;
    private const int EndSessionMessage = 0x8;
    private const int ElevatedEndSessionMessage = 0x10;
    private const int TerminateProcess = 0x20;
    private const int PromptToContinue = 0x40;

    private readonly FakeInstaller _installer = new() { ColumnNames = ["CloseApplication", "Target", "Description", "Condition", "Attributes", "Property", "TerminateExitCode", "Timeout"] };
    private readonly FakePrograms _programs = new();
    private readonly FakeRestartMark _restart = new();
    private readonly FakeInstallation _installation = new();

    [TestMethod]
    [DataRow(CloseMessage, CloseRequest.Close)]
    [DataRow(EndSessionMessage, CloseRequest.EndSession)]
    public void A_running_application_is_asked_and_waited_for(int attributes, object request)
    {
        var program = _programs.Start("APP.exe");
        program.Obeys = (CloseRequest)request;
        program.Takes = TimeSpan.FromSeconds(2);
        Row("app.exe", attributes, timeout: 7000);
        Schedule();
        Assert.AreEqual($"{request} {program.Id} 7", string.Join('\n', _programs.Calls));
        Assert.AreEqual(TimeSpan.FromSeconds(2), _programs.Now, "waits until it has closed and no longer");
        Assert.IsEmpty(_programs.Find("app.exe"));
        Assert.Contains("app.exe has closed.", _installer.Log);
        Assert.IsEmpty(_installer.DoneActions, "nothing is left for a deferred action");
    }

    [TestMethod]
    public void An_application_that_does_not_run_is_not_waited_for()
    {
        _programs.Start("other.exe");
        Row("app.exe", CloseMessage | EndSessionMessage, property: "APPRUNS");
        Schedule();
        Assert.IsEmpty(_programs.Calls);
        Assert.AreEqual(TimeSpan.Zero, _programs.Now);
        Assert.IsFalse(_installer.Properties.ContainsKey("APPRUNS"));
    }

    [TestMethod]
    public void One_that_only_hides_on_close_is_asked_to_end_then()
    {
        var program = _programs.Start("app.exe");
        program.Obeys = CloseRequest.EndSession;
        Row("app.exe", CloseMessage | EndSessionMessage, timeout: 3000);
        Schedule();
        Assert.AreEqual($"Close {program.Id} 3|EndSession {program.Id} 3", string.Join('|', _programs.Calls));
        Assert.AreEqual(TimeSpan.FromSeconds(3), _programs.Now);
    }

    [TestMethod]
    public void One_that_refuses_costs_the_timeout_and_is_told_in_the_property()
    {
        _programs.Start("app.exe");
        _programs.Start("app.exe").HasWindow = false;
        Row("app.exe", CloseMessage, property: "APPRUNS");
        Schedule();
        Assert.AreEqual(TimeSpan.FromSeconds(5), _programs.Now, "five seconds unless authored");
        Assert.AreEqual("2", _installer.Properties["APPRUNS"]);
        Assert.Contains("app.exe still runs (2) after 5 seconds.", _installer.Log);
    }

    [TestMethod]
    public void One_without_a_window_of_this_session_is_not_waited_for()
    {
        _programs.Start("app.exe").HasWindow = false;
        Row("app.exe", CloseMessage | EndSessionMessage);
        Schedule();
        Assert.AreEqual(TimeSpan.Zero, _programs.Now);
        Assert.Contains("no window", _installer.Log);
    }

    [TestMethod]
    public void One_that_comes_back_is_not_waited_for_again()
    {
        var program = _programs.Start("app.exe");
        program.Obeys = CloseRequest.Close;
        program.ComesBack = true;
        Row("app.exe", CloseMessage);
        Schedule();
        Assert.AreEqual(TimeSpan.Zero, _programs.Now);
    }

    [TestMethod]
    public void A_condition_that_is_false_leaves_the_application_alone()
    {
        _programs.Start("app.exe");
        Row("app.exe", CloseMessage | TerminateProcess, condition: "UPGRADES");
        Schedule();
        Assert.IsEmpty(_programs.Calls);
        Assert.IsEmpty(_installer.DoneActions);

        _installer.Properties["UPGRADES"] = "1";
        Schedule();
        Assert.HasCount(1, _programs.Calls);
        Assert.HasCount(1, _installer.DoneActions);
    }

    [TestMethod]
    public void The_target_may_refer_to_properties()
    {
        var program = _programs.Start("Docker Desktop.exe");
        _installer.Properties["ProductName"] = "Docker Desktop";
        Row("[ProductName].exe", CloseMessage);
        Schedule();
        Assert.AreEqual($"Close {program.Id} 5", _programs.Calls.Single());
    }

    [TestMethod]
    [DataRow(ElevatedCloseMessage, CloseRequest.Close)]
    [DataRow(ElevatedEndSessionMessage, CloseRequest.EndSession)]
    public void Elevated_messages_are_sent_by_the_deferred_action(int attributes, object request)
    {
        var program = _programs.Start("a;b.exe");
        program.Obeys = (CloseRequest)request;
        Row("a;b.exe", attributes, timeout: 1500);
        Schedule();
        Assert.IsEmpty(_programs.Calls);
        Assert.AreEqual("Wix4CloseApplicationsDeferred_X64", _installer.DoneActions.Single());

        ExecuteDeferred();
        Assert.AreEqual($"{request} {program.Id} 1.5", _programs.Calls.Single());
        Assert.IsFalse(_restart.IsSet);
    }

    [TestMethod]
    public void An_application_that_still_runs_asks_for_a_restart_once()
    {
        _programs.Start("app.exe");
        Row("app.exe", RebootPrompt);
        Schedule();
        ExecuteDeferred();
        Assert.IsTrue(_restart.IsSet);

        _installer.ActionMode = null;
        CheckRestart();
        Assert.IsFalse(_restart.IsSet);
        Assert.Contains("A restart is needed.", _installer.Log);

        _installer.Messages.Clear();
        CheckRestart();
        Assert.DoesNotContain("A restart is needed.", _installer.Log);
    }

    [TestMethod]
    public void An_application_that_has_closed_asks_for_no_restart_and_is_not_ended()
    {
        Row("app.exe", RebootPrompt);
        Row("tool.exe", TerminateProcess, exitCode: 3);
        Schedule();
        ExecuteDeferred();
        Assert.IsFalse(_restart.IsSet);
        Assert.IsEmpty(_programs.Calls);
    }

    [TestMethod]
    public void An_application_is_ended_with_its_exit_code_only_after_it_was_asked()
    {
        var program = _programs.Start("app.exe");
        var guarded = _programs.Start("app.exe");
        guarded.TerminateError = 5;
        Row("app.exe", ElevatedCloseMessage | TerminateProcess, exitCode: 42, timeout: 1000);
        Schedule();
        ExecuteDeferred();
        Assert.AreEqual($"Close {program.Id} 1|Close {guarded.Id} 1|Terminate {program.Id} 42|Terminate {guarded.Id} 42", string.Join('|', _programs.Calls));
        Assert.Contains($"Warning: app.exe (process {guarded.Id}) could not be ended: error 5", _installer.Log);
    }

    [TestMethod]
    public void The_user_is_asked_with_three_buttons_and_may_abort()
    {
        _programs.Start("app.exe");
        Row("app.exe", PromptToContinue | CloseMessage, description: "Close it, please.");
        _installer.Answer = (int)MessageResult.Abort;
        Assert.ThrowsExactly<InstallCanceledException>(Schedule);
        Assert.AreEqual(((InstallMessage)0x02000232, "Close it, please."), _installer.Messages.Single());
        Assert.IsEmpty(_programs.Calls, "nothing was done before the answer");
    }

    [TestMethod]
    [DataRow(MessageResult.None)]
    [DataRow(MessageResult.Ignore)]
    public void Nobody_to_answer_means_to_go_on(object answer)
    {
        _programs.Start("app.exe");
        Row("app.exe", PromptToContinue | CloseMessage, description: "Close it, please.");
        _installer.Answer = (int)(MessageResult)answer;
        Schedule();
        Assert.HasCount(1, _programs.Calls);
    }

    [TestMethod]
    public void Several_applications_reach_the_deferred_action_in_their_order()
    {
        ApplicationToClose[] applications =
        [
            new("one;=.exe", ApplicationOptions.RebootPrompt, TimeSpan.FromMilliseconds(1), 0),
            new("two.exe", ApplicationOptions.TerminateProcess | ApplicationOptions.ElevatedCloseMessage, TimeSpan.FromSeconds(9), 4000000000),
        ];
        var read = ApplicationToClose.FromData(new CustomActionData(ApplicationToClose.ToData(applications).ToString()));
        CollectionAssert.AreEqual(applications, read.ToArray());
    }

    /// <summary>The data comes from a process of whoever started the installation, and may name any program.</summary>
    [TestMethod]
    [DataRow(false, false, false)]
    [DataRow(false, true, false)]
    [DataRow(true, true, true)]
    public void A_standard_user_has_nobody_elses_programs_ended(bool isAdministrator, bool isKnown, bool isEnded)
    {
        _programs.Start("antivirus.exe");
        Row("antivirus.exe", TerminateProcess | ElevatedCloseMessage);
        Schedule();
        (_installation.IsAdministrator, _installation.IsKnown, _installation.HasFeatures) = (isAdministrator, isKnown, isKnown);
        ExecuteDeferred();
        Assert.AreEqual(isEnded, _programs.Find("antivirus.exe").Count == 0);
        Assert.AreEqual(isEnded, _programs.Calls.Count > 0);
    }

    private void Row(string target, int attributes, string? description = null, string? condition = null, string? property = null, int? exitCode = null, int? timeout = null) =>
        _installer.Rows.Add(["Id", target, description, condition, attributes, property, exitCode, timeout]);

    private void Schedule()
    {
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, New().Schedule(session));
    }

    private void ExecuteDeferred()
    {
        _installer.Properties[CustomActionData.PropertyName] = _installer.Properties[ActionName.Of(CloseApplications.DeferredAction)];
        _installer.ActionMode = InstallRunMode.Scheduled;
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, New().Execute(session));
    }

    private void CheckRestart()
    {
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, new CheckRestart(_restart).Execute(session));
    }

    private CloseApplications New() => new(_programs, _programs, _restart, _installation.Authority);
}
