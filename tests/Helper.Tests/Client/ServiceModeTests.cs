using DockerDesktop.Client;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Client.Elevation;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

/// <summary>The setting that needs a password, and the elevated copy of the client that sets it.</summary>
[TestClass]
internal sealed class ServiceModeTests
{
    private const string Name = "com.docker.service";

    private readonly ClientRun _client = new();

    [TestMethod]
    [DataRow("auto")]
    [DataRow("demand")]
    public async Task Without_rights_an_elevated_copy_is_started_with_fixed_arguments_and_the_pipe_is_not_used(string mode)
    {
        _client.Services.Add(Name);

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("service", "mode", mode), _client.Error);
        CollectionAssert.AreEqual(new[] { "--elevated-operation", "service-start-mode", mode }, _client.Elevation.Copies.Single().ToArray());
        Assert.AreEqual(0, _client.Services.Calls.Count, "nothing is done without rights");
        Assert.IsNull(_client.Record.Mode);
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    [DataRow("auto", "set com.docker.service Automatic,start com.docker.service", "The helper starts with Windows, and was started.")]
    [DataRow("demand", "set com.docker.service Demand", "The helper starts when it is asked for.")]
    public async Task With_rights_it_is_set_at_once_through_the_service_manager(string mode, string calls, string text)
    {
        _client.Elevation.IsElevated = true;
        _client.Services.Add(Name);

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("service", "mode", mode), _client.Error);
        Assert.AreEqual(calls, string.Join(',', _client.Services.Calls));
        StringAssert.StartsWith(_client.Output, text);
        Assert.AreEqual(mode, _client.Record.Mode, "repairs and newer versions keep it");
        Assert.AreEqual(0, _client.Elevation.Copies.Count);
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    public async Task A_mode_that_is_set_and_cannot_be_recorded_is_told_apart()
    {
        _client.Elevation.IsElevated = true;
        _client.Services.Add(Name);
        _client.Record.Failure = new InstallationRegistryException("Access is denied.", new IOException());

        Assert.AreEqual(ClientExitCode.ElevatedFailed, await _client.RunAsync("service", "mode", "auto"));
        StringAssert.StartsWith(_client.Error, "The helper's start mode is set, but it could not be recorded");

        _client.Elevation.IsElevated = false;
        _client.Elevation.Copy = _ => 1013;
        Assert.AreEqual(ClientExitCode.ElevatedFailed, await _client.RunAsync("service", "mode", "auto"));
        StringAssert.StartsWith(_client.Error, "The helper's start mode is set, but it could not be recorded");
    }

    [TestMethod]
    public async Task A_mode_that_could_not_be_set_is_not_recorded()
    {
        _client.Elevation.IsElevated = true;
        _client.Services.Add(Name);
        _client.Services.SetStartError = 5;

        Assert.AreEqual(ClientExitCode.ElevatedFailed, await _client.RunAsync("service", "mode", "auto"));
        Assert.IsNull(_client.Record.Mode);
    }

    [TestMethod]
    public async Task Without_an_installation_there_is_nothing_to_record_it_for()
    {
        _client.Elevation.IsElevated = true;
        _client.Services.Add(Name);
        _client.Record.IsInstalled = false;

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("service", "mode", "auto"), _client.Error);
    }

    [TestMethod]
    public async Task A_declined_prompt_is_21_and_changes_nothing()
    {
        _client.Services.Add(Name);
        _client.Elevation.Refusal = 1223;

        Assert.AreEqual(ClientExitCode.ElevationDeclined, await _client.RunAsync("service", "mode", "auto"));
        StringAssert.Contains(_client.Error, "was declined");
        Assert.AreEqual(0, _client.Services.Calls.Count);
    }

    [TestMethod]
    public async Task A_copy_that_fails_or_cannot_be_started_is_22_with_the_windows_error()
    {
        _client.Services.Add(Name);
        _client.Elevation.Copy = _ => 5;
        Assert.AreEqual(ClientExitCode.ElevatedFailed, await _client.RunAsync("service", "mode", "auto"));
        StringAssert.Contains(_client.Error, "(error 5, ");

        _client.Elevation.Refusal = 2;
        Assert.AreEqual(ClientExitCode.ElevatedFailed, await _client.RunAsync("service", "mode", "auto"));
        StringAssert.Contains(_client.Error, "(error 2, ");
    }

    [TestMethod]
    public async Task A_helper_that_is_set_and_does_not_start_is_told_apart()
    {
        _client.Elevation.IsElevated = true;
        _client.Services.Add(Name).StartErrors.Enqueue(1053);

        Assert.AreEqual(ClientExitCode.ElevatedFailed, await _client.RunAsync("service", "mode", "auto"));
        StringAssert.StartsWith(_client.Error, "The helper starts with Windows from now on, but it could not be started now (error 1053, ");
    }

    [TestMethod]
    [DataRow("auto")]
    [DataRow("demand")]
    public async Task In_a_per_user_installation_nobody_is_asked_for_a_password(string mode)
    {
        _client.Registry.PerUser = [];
        _client.Registry.AllUsers = null;

        Assert.AreEqual(ClientExitCode.PerUserInstallation, await _client.RunAsync("service", "mode", mode));
        Assert.AreEqual(0, _client.Elevation.Copies.Count);
    }

    [TestMethod]
    public async Task Without_a_helper_nobody_is_asked_for_a_password()
    {
        _client.Service.State = HelperServiceState.NotInstalled;

        Assert.AreEqual(ClientExitCode.NotInstalled, await _client.RunAsync("service", "mode", "auto"));
        Assert.AreEqual(0, _client.Elevation.Copies.Count);
    }

    [TestMethod]
    public async Task While_the_helper_does_not_run_the_service_manager_tells_its_mode()
    {
        _client.Services.Add(Name, SystemServiceStart.Automatic);
        _client.Service.State = HelperServiceState.StoppedAutomaticStart;
        _client.Pipe.Failure = new PipeUnavailableException(PipeUnavailableReason.Missing, "error 2");

        Assert.AreEqual(ClientExitCode.NotRunning, await _client.RunAsync("service", "mode"));
        StringAssert.StartsWith(_client.Error, "The helper's start mode is auto. ");
    }

    [TestMethod]
    [DataRow("--elevated-operation")]
    [DataRow("--elevated-operation", "service-start-mode")]
    [DataRow("--elevated-operation", "service-start-mode", "disabled")]
    [DataRow("--elevated-operation", "service-start-mode", "AUTO")]
    [DataRow("--elevated-operation", "service-start-mode", "auto", "other.service")]
    [DataRow("--elevated-operation", "service-start-mode", "auto", "")]
    [DataRow("--elevated-operation", "service", "mode", "auto")]
    [DataRow("--elevated-operation", "--help")]
    [DataRow("--elevated-operation", "@file")]
    public async Task An_elevated_copy_refuses_all_arguments_but_its_own(params string[] arguments)
    {
        _client.Elevation.IsElevated = true;
        _client.Services.Add(Name);

        Assert.AreEqual(87, (int)await _client.RunAsync(arguments));
        Assert.AreEqual(0, _client.Services.Calls.Count);
        Assert.AreEqual(string.Empty, _client.Output + _client.Error);
    }

    [TestMethod]
    public async Task A_copy_that_is_not_elevated_does_nothing()
    {
        _client.Services.Add(Name);

        Assert.AreEqual(740, (int)await _client.RunAsync([.. ElevatedOperation.ForStartMode(ServiceMode.Auto)]));
        Assert.AreEqual(0, _client.Services.Calls.Count);
    }

    [TestMethod]
    public async Task A_copy_leaves_a_running_helper_running()
    {
        _client.Elevation.IsElevated = true;
        _client.Services.Add(Name, state: SystemServiceState.Running);

        Assert.AreEqual(0, (int)await _client.RunAsync([.. ElevatedOperation.ForStartMode(ServiceMode.Auto)]));
        Assert.AreEqual(0, (int)await _client.RunAsync([.. ElevatedOperation.ForStartMode(ServiceMode.Demand)]));
        Assert.IsFalse(_client.Services.Calls.Contains($"stop {Name}"));
        Assert.AreEqual(SystemServiceStart.Demand, _client.Services.Find(Name)!.Start);
    }
}
