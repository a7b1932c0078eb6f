using DockerDesktop.CustomActions;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Running;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class QuietExecutionTests
{
    private readonly FakeInstaller _installer = new();
    private readonly FakeProgramRunner _programs = new();

    [TestMethod]
    [DataRow("WixQuietExec")]
    [DataRow("WixQuietExec64")]
    [DataRow("QtExec")]
    public void The_property_is_run_once_and_its_output_logged_line_by_line(string properties)
    {
        _installer.Properties["Folder"] = @"C:\x y";
        _installer.Properties[$"{properties}CmdLine"] = @"""[Folder]\a.exe"" -b";
        _installer.Properties[$"{properties}CmdTimeout"] = "1500";
        _programs.Output = ["first [Folder]", "second"];

        Assert.AreEqual(ActionResult.Success, Run(properties));

        Assert.AreEqual(@"""C:\x y\a.exe"" -b 1.5", _programs.Calls.Single());
        Assert.AreEqual(string.Empty, _installer.Properties[$"{properties}CmdLine"]);
        Assert.Contains(@"""C:\x y\a.exe"" -b", _installer.Log);
        Assert.Contains($"{properties}:  first [Folder]\n{properties}:  second", _installer.Log, "brackets of an output are no properties");
    }

    [TestMethod]
    [DataRow(InstallRunMode.Scheduled)]
    [DataRow(InstallRunMode.Rollback)]
    [DataRow(InstallRunMode.Commit)]
    public void In_the_script_the_data_is_run_as_it_is_and_no_property_read(InstallRunMode mode)
    {
        _installer.ActionMode = mode;
        _installer.Properties["CustomActionData"] = @"""C:\a.exe"" a=b;c=d [e]";

        Assert.AreEqual(ActionResult.Success, Run("WixQuietExec"));

        Assert.AreEqual(@"""C:\a.exe"" a=b;c=d [e] 60", _programs.Calls.Single());
    }

    [TestMethod]
    public void Nothing_of_a_silent_one_gets_into_the_log()
    {
        _installer.Properties["WixSilentExecCmdLine"] = @"""C:\a.exe"" secret";
        _programs.Output = ["secret"];

        Assert.AreEqual(ActionResult.Success, new QuietExecution(_programs, "WixSilentExec", isSilent: true).Execute(_installer.OpenSession()));
        _programs.ExitCode = 5;
        _installer.Properties["WixSilentExecCmdLine"] = @"""C:\a.exe"" secret";
        var failure = Assert.ThrowsExactly<ActionFailedException>(() => new QuietExecution(_programs, "WixSilentExec", isSilent: true).Execute(_installer.OpenSession()));

        Assert.HasCount(2, _programs.Calls);
        Assert.DoesNotContain("secret", _installer.Log + failure.Message);
    }

    [TestMethod]
    [DataRow("", "no command line")]
    [DataRow(@"C:\Program Files\a.exe", "quotation marks")]
    public void What_cannot_be_run_is_refused_before_anything_is(string commandLine, string reason)
    {
        _installer.Properties["WixQuietExecCmdLine"] = commandLine;

        Assert.Contains(reason, Assert.ThrowsExactly<ActionFailedException>(() => Run("WixQuietExec")).Message);

        Assert.IsEmpty(_programs.Calls);
    }

    [TestMethod]
    [DataRow(2u, 0u, "error 2")]
    [DataRow(0u, 17u, "exit code 17")]
    [DataRow(0u, 259u, "did not end within 60 seconds")]
    public void A_failure_says_which(uint error, uint exitCode, string reason)
    {
        (_programs.Error, _programs.ExitCode) = (error, exitCode);
        _installer.Properties["WixQuietExecCmdLine"] = @"""C:\a.exe""";
        _installer.Properties["WixQuietExecCmdTimeout"] = "no number";

        Assert.Contains(reason, Assert.ThrowsExactly<ActionFailedException>(() => Run("WixQuietExec")).Message);
    }

    private ActionResult Run(string properties) => new QuietExecution(_programs, properties, isSilent: false).Execute(_installer.OpenSession());
}
