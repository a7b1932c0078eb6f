using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Dialogs;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;
using Microsoft.Deployment.WindowsInstaller;

namespace CustomActions.Tests;

/// <summary>The actions behind the dialogs.</summary>
[TestClass]
public sealed class DialogActionsTests : PrepareInstallFixture
{
    private const string UninstallKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop";
    private const string Jane = "S-1-5-21-1-2-3-2000";

    [TestMethod]
    public void The_dialogs_begin_with_the_defaults()
    {
        Assert.AreEqual(ActionResult.Success, Prepare());
        Assert.AreEqual("wsl", Property("ChosenEngine"));
        AssertUnchecked("ChosenWindowsContainersOff", "ChosenMaintainHosts", "Refusal", "OtherScope", "ExistingInstallation");
        AssertChecked("ChosenDesktopShortcut", "MayChange");
        AssertNothingIsHanded();
        Assert.AreEqual(string.Empty, Property("ENGINE"), "what nobody has chosen is not given");
    }

    [TestMethod]
    public void They_show_what_is_given_and_what_is_recorded()
    {
        Record("hyperv", disableWindowsContainers: 1, alwaysRunService: 0, maintainHosts: 1, disableAnalytics: 0);
        Give(("ENABLEDESKTOPSHORTCUT", "0"), ("MAINTAINHOSTS", "0"));
        Assert.AreEqual(ActionResult.Success, Prepare());
        Assert.AreEqual("hyperv", Property("ChosenEngine"));
        AssertChecked("ChosenWindowsContainersOff");
        AssertUnchecked("ChosenMaintainHosts", "ChosenDesktopShortcut");
    }

    [TestMethod]
    [DataRow(nameof(FakeClientToken.Administrator), true, true)]
    [DataRow(nameof(FakeClientToken.FilteredAdministrator), false, false)]
    [DataRow(nameof(FakeClientToken.StandardUser), false, false)]
    public void What_is_installed_is_changed_by_an_elevated_administrator_only(string who, bool mayChange, bool isElevated)
    {
        Record("wsl", 0, 0, 0, 0);
        Installer.Properties["Installed"] = "1";
        Become(who);
        Assert.AreEqual(ActionResult.Success, Prepare());
        Assert.AreEqual(mayChange ? "1" : string.Empty, Property("MayChange"));
        Assert.AreEqual(isElevated ? "1" : string.Empty, Property("IsElevated"));
    }

    [TestMethod]
    public void Anybody_may_choose_at_a_first_installation()
    {
        Become(nameof(FakeClientToken.StandardUser));
        Assert.AreEqual(ActionResult.Success, Prepare());
        AssertChecked("MayChange");
        AssertUnchecked("IsElevated");
    }

    [TestMethod]
    public void Single_users_who_have_it_are_a_question_to_whoever_installs_for_all()
    {
        Accounts.Accounts.Add(new Account(Jane, "PC", "jane", AccountKind.User));
        Computer.InstalledComponents.Owners.Add((OtherScopePart.PerUserMarker, Jane));
        Assert.AreEqual(ActionResult.Success, Prepare());
        Assert.Contains($@"PC\jane ({Jane})", Property("OtherScope"));
        AssertUnchecked("Refusal");

        Assert.AreEqual(ActionResult.Success, Check());
        Assert.Contains("ALLOWOTHERSCOPE=1", Property("Refusal"), "and judged again when they are not allowed");
        Give(("ALLOWOTHERSCOPE", "1"));
        Assert.AreEqual(ActionResult.Success, Check());
        AssertUnchecked("Refusal");
    }

    [TestMethod]
    public void All_users_who_have_it_end_one_users_installation_with_the_text_for_the_last_dialog()
    {
        BePerUser();
        Computer.InstalledComponents.Owners.Add((OtherScopePart.AllUsersMarker, FakeClientToken.System.Sid));
        Assert.AreEqual(ActionResult.Failure, Prepare());
        Assert.Contains("installed for all users of this computer already", Property("Refusal"));
        Assert.Contains("installed for all users of this computer already", Installer.Log);
        AssertUnchecked("OtherScope");
    }

    [TestMethod]
    public void Another_installers_installation_is_a_question_where_it_can_be_replaced()
    {
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "DisplayVersion", "4.30.0");
        Assert.AreEqual(ActionResult.Success, Prepare());
        Assert.Contains("Docker Desktop 4.30.0 is installed already", Property("ExistingInstallation"));

        BePerUser();
        Assert.AreEqual(ActionResult.Failure, Prepare());
        AssertUnchecked("ExistingInstallation");
        Assert.Contains("an installation for one user cannot take its place", Property("Refusal"));
    }

    [TestMethod]
    public void A_computer_or_a_command_line_that_cannot_be_ends_it_before_the_first_dialog()
    {
        Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuildNumber", "17763");
        Give(("ENGINE", "windows"), ("DISABLEWINDOWSCONTAINERS", "1"));
        Assert.AreEqual(ActionResult.Failure, Prepare());
        Assert.Contains("This is Windows build 17763", Property("Refusal"));
        Assert.Contains("contradict each other", Property("Refusal"));

        Record("wsl", 0, 0, 0, 0);
        Give(("Refusal", string.Empty), ("Installed", "1"));
        Assert.AreEqual(ActionResult.Success, Prepare(), "what is installed can be removed");
        AssertUnchecked("Refusal");
    }

    [TestMethod]
    [DataRow(@"C:\Users\user\Docker", "it is in the folder of users' profiles")]
    [DataRow(@"Docker", "does not begin with a drive")]
    [DataRow(@"C:\Program Files", "it is the folder of all programs")]
    public void A_folder_is_judged_as_it_was_typed(string folder, string reason)
    {
        Give(("INSTALLFOLDER", folder));
        Assert.AreEqual(ActionResult.Success, Check());
        Assert.Contains(reason, Property("Refusal"));

        Give(("INSTALLFOLDER", @"C:\Program Files\Docker\Docker"));
        Assert.AreEqual(ActionResult.Success, Check());
        AssertUnchecked("Refusal");
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void The_application_is_started_from_its_folder_and_never_elevated()
    {
        var shell = new FakeShell();
        Give(("INSTALLFOLDER", @"C:\Program Files\Docker\Docker\"), ("StartProgram", "Docker Desktop.exe"));
        Assert.AreEqual(ActionResult.Success, Start(shell));
        Assert.AreEqual(@"C:\Program Files\Docker\Docker\Docker Desktop.exe in C:\Program Files\Docker\Docker", shell.Opened.Single());

        Give(("IsElevated", "1"));
        Assert.AreEqual(ActionResult.Success, Start(shell));
        Assert.HasCount(1, shell.Opened);
        Assert.Contains("would be elevated", Installer.Log);
    }

    [TestMethod]
    [DataRow(true, 0)]
    [DataRow(false, 1)]
    public void The_application_is_not_started_with_other_rights_than_the_users_whatever_the_dialogs_think(bool isElevated, int started)
    {
        Give(("StartProgram", "Docker Desktop.exe"));
        foreach (var client in isElevated ? new[] { FakeClientToken.System, FakeClientToken.Administrator } : [FakeClientToken.FilteredAdministrator])
        {
            var shell = new FakeShell();
            Assert.AreEqual(ActionResult.Success, Start(shell, client));
            Assert.HasCount(started, shell.Opened);
        }
    }

    [TestMethod]
    public void An_application_that_does_not_start_is_no_failure_of_the_installation()
    {
        Give(("StartProgram", "Docker Desktop.exe"));
        Assert.AreEqual(ActionResult.Success, Start(new FakeShell { Error = Win32Error.AccessDenied }));
        Assert.Contains("could not be started", Installer.Log);
    }

    private ActionResult Prepare()
    {
        using var session = Installer.OpenSession();
        return new PrepareDialogs(Computer).Execute(session);
    }

    private ActionResult Check()
    {
        using var session = Installer.OpenSession();
        return new CheckSettings(Computer).Execute(session);
    }

    private ActionResult Start(FakeShell shell, ClientIdentity? client = null)
    {
        using var session = Installer.OpenSession();
        return new StartApplication(shell, new FakeClientToken(client ?? FakeClientToken.StandardUser)).Execute(session);
    }

    private void AssertChecked(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Assert.AreEqual("1", Property(name), name);
        }
    }

    private void AssertUnchecked(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Assert.AreEqual(string.Empty, Property(name), name);
        }
    }
}
