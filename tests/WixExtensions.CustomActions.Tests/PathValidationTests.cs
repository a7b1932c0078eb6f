using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Dialogs;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class PathValidationTests
{
    private readonly FakeInstaller _installer = new();

    [TestMethod]
    [DataRow(@"C:\Program Files\Acme\", "1")]
    [DataRow(@"c:\", "1")]
    [DataRow(@"D:\Acme\", "0")]
    [DataRow(@"\\server\share\Acme\", "0")]
    [DataRow(@"\\?\C:\Acme\", "0")]
    [DataRow(@"Acme\", "0")]
    [DataRow("C:", "0")]
    [DataRow(@"C:Acme\", "0")]
    [DataRow(@"1:\Acme\", "0")]
    [DataRow("", "0")]
    public void A_folder_is_valid_on_a_fixed_drive_alone(string path, string valid)
    {
        _installer.Properties["WIXUI_INSTALLDIR"] = "INSTALLFOLDER";
        _installer.Properties["INSTALLFOLDER"] = path;
        Assert.AreEqual(valid, Validate());
    }

    [TestMethod]
    public void Without_a_folder_to_validate_it_is_not_valid() => Assert.AreEqual("0", Validate());

    private string Validate()
    {
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, new PathValidation(new FakeDrives()).Execute(session));
        return _installer.Properties["WIXUI_INSTALLDIR_VALID"];
    }
}
