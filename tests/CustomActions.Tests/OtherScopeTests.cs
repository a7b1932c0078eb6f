using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;

namespace CustomActions.Tests;

/// <summary>What each package does about the other.</summary>
[TestClass]
public sealed class OtherScopeTests : PrepareInstallFixture
{
    private const string Jane = "S-1-5-21-1-2-3-2000";

    public OtherScopeTests() => Accounts.Accounts.Add(new Account(Jane, "PC", "jane", AccountKind.User));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void All_users_are_refused_while_single_users_have_it_and_the_accounts_are_named(bool isDenied)
    {
        InstallFor(Jane, isDenied);
        InstallFor("S-1-5-21-9-9-9-1234", isDenied);
        Assert.Contains($@"installed for single users already: PC\jane ({Jane}), S-1-5-21-9-9-9-1234.", Refusal());
        Assert.Contains("ALLOWOTHERSCOPE=1", Refusal());
        Assert.AreEqual(isDenied, Installer.Log.Contains("does not tell about other users' installations: error 5", StringComparison.Ordinal));
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void An_administrator_may_go_on_beside_them()
    {
        InstallFor(Jane, isDenied: false);
        Give(("ALLOWOTHERSCOPE", "0"));
        Assert.Contains("installed for single users already", Refusal());
        Give(("ALLOWOTHERSCOPE", "1"));
        Execute();
        Assert.Contains($@"ALLOWOTHERSCOPE=1: Docker Desktop is installed for PC\jane ({Jane}) alone as well", Installer.Log);
    }

    [TestMethod]
    public void An_installation_of_all_users_is_not_taken_for_one_of_a_single_user()
    {
        Computer.InstalledComponents.Owners.Add((OtherScopePart.PerUserMarker, FakeClientToken.System.Sid));
        Computer.InstalledComponents.Owners.Add((OtherScopePart.AllUsersMarker, Jane));
        Execute();
    }

    [TestMethod]
    [DataRow("component")]
    [DataRow("registry")]
    [DataRow("recorded")]
    public void One_user_is_refused_while_all_users_have_it(string seenBy)
    {
        BePerUser();
        switch (seenBy)
        {
            case "component":
                Computer.InstalledComponents.Owners.Add((OtherScopePart.AllUsersMarker, FakeClientToken.System.Sid));
                break;
            case "registry":
                Computer.InstalledComponents.ErrorOfAllUsers = Win32Error.CallNotImplemented;
                Computer.InstalledComponents.ErrorOfOwn = Win32Error.CallNotImplemented;
                SetInRegistry(OtherScopePart.AllUsersMarker, FakeClientToken.System.Sid);
                break;
            default:
                Record("wsl", 0, 0, 0, 0);
                break;
        }

        Assert.Contains("installed for all users of this computer already", Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void Another_users_installation_is_no_matter_of_a_user()
    {
        BePerUser();
        InstallFor(Jane, isDenied: true);
        Execute();
    }

    [TestMethod]
    public void What_is_installed_is_repaired_and_upgraded_and_removed_whatever_came_beside_it()
    {
        InstallFor(Jane, isDenied: false);
        Record("wsl", 0, 0, 0, 0);
        Execute();
        Installer.Properties["Installed"] = "1";
        Execute();
        BeginUninstall("ALL");
        Execute();
    }

    [TestMethod]
    public void A_guid_is_packed_as_the_installer_does() =>
        Assert.AreEqual("87654321CBA90FED2143658709BADCFE", OtherScopePart.Pack("{12345678-9ABC-DEF0-1234-567890ABCDEF}"));

    [TestMethod]
    public void The_markers_are_the_packages()
    {
        using var stream = typeof(OtherScopeTests).Assembly.GetManifestResourceStream("Product.wxi")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var perUser = text.IndexOf("ParentFolder = \"PerUserProgramFilesFolder\"", StringComparison.Ordinal);
        Assert.Contains($"ScopeMarker = \"{OtherScopePart.AllUsersMarker}\"", text[..perUser]);
        Assert.Contains($"ScopeMarker = \"{OtherScopePart.PerUserMarker}\"", text[perUser..]);
    }

    private void InstallFor(string sid, bool isDenied)
    {
        if (isDenied)
        {
            Computer.InstalledComponents.ErrorOfAllUsers = Win32Error.AccessDenied;
            SetInRegistry(OtherScopePart.PerUserMarker, sid);
        }
        else
        {
            Computer.InstalledComponents.Owners.Add((OtherScopePart.PerUserMarker, sid));
        }
    }

    private void SetInRegistry(string marker, string sid) =>
        Registry.Set(RegistryRoot.LocalMachine, $@"{OtherScopePart.UserDataKey}\{sid}\Components\{OtherScopePart.Pack(marker)}", "00000000000000000000000000000000", @"x");
}
