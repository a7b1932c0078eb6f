using DockerDesktop.Service;
using DockerDesktop.Service.ServiceControl;
using DockerDesktop.Windows.Services;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

[TestClass]
public sealed class ServiceProgramTests : IDisposable
{
    private readonly FakeServiceControlManager _manager = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [TestMethod]
    public void Started_from_a_console_it_says_what_it_is_and_fails()
    {
        _manager.Refusal = ServiceControlCode.NotStartedAsService;

        Assert.AreEqual(1063, Run());
        Assert.AreEqual(string.Empty, _output.ToString());
        Assert.AreEqual(
            "com.docker.service is a Windows service and is started by Windows (as administrator: sc start com.docker.service). To ask it something, use docker-desktop (docker-desktop --help)." + Environment.NewLine,
            _error.ToString());
    }

    [TestMethod]
    public void It_prints_its_version_without_asking_the_service_control_manager()
    {
        Assert.AreEqual(0, Run("--version"));
        Assert.AreEqual("1.0.0" + Environment.NewLine, _output.ToString());
        Assert.IsNull(_manager.ServiceName);
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("--pipe=other")]
    [DataRow("--version", "x")]
    public void It_takes_no_arguments(params string[] arguments)
    {
        Assert.AreEqual(87, Run(arguments));
        StringAssert.Contains(_error.ToString(), "takes no arguments except --version");
        Assert.IsNull(_manager.ServiceName);
    }

    [TestMethod]
    public void Run_by_the_service_control_manager_it_runs_the_service_of_its_name()
    {
        FakeBackend backend = new() { OnStart = _ => throw new ServiceFailedException(ServiceExitCode.PipeFailed, "no pipe") };
        using BackendService service = new(backend, new ListLogger());

        Assert.AreEqual(0, new ServiceProgram(_manager, service, _output, _error).Run([]));
        Assert.AreEqual("com.docker.service", _manager.ServiceName);
        Assert.AreEqual(SystemServiceState.Stopped, _manager.Reports[^1].State);
        Assert.AreEqual(string.Empty, _error.ToString());
    }

    private int Run(params string[] arguments)
    {
        using BackendService service = new(new FakeBackend(), new ListLogger());
        return new ServiceProgram(_manager, service, _output, _error).Run(arguments);
    }
}
