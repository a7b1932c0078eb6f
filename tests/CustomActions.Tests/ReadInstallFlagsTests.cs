using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

[TestClass]
public sealed class ReadInstallFlagsTests
{
    private readonly FakeInstaller _installer = new();

    [TestMethod]
    public void Flags_set_properties_as_if_they_had_been_given_and_the_log_shows_no_value()
    {
        _installer.Properties["INSTALLFLAGS"] = "--no-windows-containers --backend=hyper-v --override-proxy-http=http://user:hunter2@proxy";
        Assert.AreEqual(ActionResult.Success, Execute());
        Assert.AreEqual("1", _installer.Properties["DISABLEWINDOWSCONTAINERS"]);
        Assert.AreEqual("hyperv", _installer.Properties["ENGINE"]);
        Assert.AreEqual("http://user:hunter2@proxy", _installer.Properties["OVERRIDEPROXYHTTP"]);
        Assert.Contains("ENGINE is set by INSTALLFLAGS.", _installer.Log);
        Assert.DoesNotContain("hunter2", _installer.Log);
    }

    [TestMethod]
    public void A_property_that_says_the_same_is_left_alone()
    {
        _installer.Properties["INSTALLFLAGS"] = "--backend=hyper-v";
        _installer.Properties["ENGINE"] = "HYPERV";
        Assert.AreEqual(ActionResult.Success, Execute());
        Assert.AreEqual("HYPERV", _installer.Properties["ENGINE"]);
    }

    [TestMethod]
    public void A_property_that_says_otherwise_is_an_error_that_names_it()
    {
        _installer.Properties["INSTALLFLAGS"] = "--backend=hyper-v --no-windows-containers";
        _installer.Properties["ENGINE"] = "wsl";
        _installer.Properties["DISABLEWINDOWSCONTAINERS"] = "0";
        var exception = Assert.ThrowsExactly<ActionFailedException>(() => Execute());
        Assert.AreEqual("INSTALLFLAGS and the command line disagree about ENGINE, DISABLEWINDOWSCONTAINERS. Give each setting once.", exception.Message);
    }

    private ActionResult Execute()
    {
        using var session = _installer.OpenSession();
        return ReadInstallFlags.Execute(session);
    }
}
