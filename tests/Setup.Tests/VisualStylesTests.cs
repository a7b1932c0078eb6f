using System.Runtime.Versioning;
using DockerDesktop.Setup;
using DockerDesktop.Setup.Window;
using FakeWindows;

namespace Setup.Tests;

[TestClass]
[SupportedOSPlatform("windows")]
public sealed class VisualStylesTests
{
    [TestMethod]
    public void They_are_for_a_process_without_administrators_rights()
    {
        Assert.IsTrue(VisualStyles.AreFor(new SetupUser(FakeFileSystem.User, IsElevated: false)));
        Assert.IsFalse(VisualStyles.AreFor(new SetupUser(FakeFileSystem.User, IsElevated: true)));
    }

    /// <summary>The resource by which Windows' own shell asks for version 6 of comctl32.</summary>
    [TestMethod]
    public void The_manifest_is_one_of_windows_itself() => Assert.AreEqual(("shell32.dll", (nint)124), (VisualStyles.Library, VisualStyles.ShellManifest));
}
