using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Policy;
using DockerDesktop.CustomActions.Predecessor;
using DockerDesktop.CustomActions.Scopes;

namespace CustomActions.Tests;

/// <summary>Keys that whoever installs may not read: what the installation can do without it does without, and says so.</summary>
[TestClass]
public sealed class DeniedRegistryTests : PrepareInstallFixture
{
    [TestMethod]
    [DataRow(OtherScopePart.UserDataKey, "The installations of other users could not be seen")]
    [DataRow(OtherScopePart.UserDataKey + @"\S-1-5-21-1-2-3-1001", "Whether S-1-5-21-1-2-3-1001 has an installation of its own could not be seen")]
    [DataRow(PredecessorInstall.UninstallKey, "The entry of Docker Desktop's own installer in Apps and Features could not be seen")]
    [DataRow(FolderRules.ProfileListKey, "The folder of users' profiles could not be seen")]
    [DataRow(FolderRules.ProfileListKey + @"\S-1-5-21-1-2-3-1001", "The profile of S-1-5-21-1-2-3-1001 could not be seen")]
    [DataRow(WriteSignInPolicy.Key, "The policy allowedOrgs could not be seen")]
    public void A_look_that_is_denied_fails_nothing_and_is_told(string key, string said)
    {
        Computer.InstalledComponents.ErrorOfAllUsers = Win32Error.AccessDenied;
        Registry.Set(RegistryRoot.LocalMachine, $@"{OtherScopePart.UserDataKey}\S-1-5-21-1-2-3-1001\Components\{new string('0', 32)}", "Any", 1);
        Registry.Set(RegistryRoot.LocalMachine, $@"{FolderRules.ProfileListKey}\S-1-5-21-1-2-3-1001", "ProfileImagePath", @"C:\Users\user");
        Execute();
        Assert.DoesNotContain("could not be seen", Installer.Log);
        Registry.Denied.Add((RegistryRoot.LocalMachine, key));
        Execute();
        Assert.Contains($"{said}: access is denied.", Installer.Log);
        Assert.AreNotEqual(string.Empty, Property("RegisterHelperService"));
    }

    [TestMethod]
    public void What_others_have_is_found_beside_what_is_denied()
    {
        Computer.InstalledComponents.ErrorOfAllUsers = Win32Error.AccessDenied;
        foreach (var sid in new[] { "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002" })
        {
            Registry.Set(RegistryRoot.LocalMachine, $@"{OtherScopePart.UserDataKey}\{sid}\Components\{OtherScopePart.Pack(OtherScopePart.PerUserMarker)}", "Any", 1);
        }

        Registry.Denied.Add((RegistryRoot.LocalMachine, $@"{OtherScopePart.UserDataKey}\S-1-5-21-1-2-3-1001"));
        var refusal = Refusal();
        Assert.Contains("S-1-5-21-1-2-3-1002", refusal);
        Assert.DoesNotContain("S-1-5-21-1-2-3-1001", refusal);
    }

    [TestMethod]
    public void A_user_installs_beside_settings_of_all_users_that_may_not_be_read()
    {
        BePerUser();
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "Other", "1");
        Registry.Denied.Add((RegistryRoot.LocalMachine, SettingsKey));
        Execute();
    }

    [TestMethod]
    [DataRow("Administrator", "", "1")]
    [DataRow("Administrator", "0", "0")]
    [DataRow("StandardUser", "", "1")]
    [DataRow("StandardUser", "0", "1")]
    public void A_prohibition_that_may_not_be_read_counts_as_set(string who, string given, string disabled)
    {
        Become(who);
        Record("wsl", 0, 0, 0, 0);
        Registry.Denied.Add((RegistryRoot.LocalMachine, SettingsKey));
        Give(("DISABLEWINDOWSCONTAINERS", given));
        Execute();
        Assert.AreEqual(disabled, Property("RecordedDisableWindowsContainers"));
        Assert.Contains("The recorded settings may not be read", Installer.Log);
    }

    [TestMethod]
    public void Windows_containers_are_refused_beside_a_prohibition_that_may_not_be_read()
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Denied.Add((RegistryRoot.LocalMachine, SettingsKey));
        Give(("ENGINE", "windows"));
        Assert.Contains("DISABLEWINDOWSCONTAINERS=1 (recorded by an earlier installation)", Refusal());
    }
}
