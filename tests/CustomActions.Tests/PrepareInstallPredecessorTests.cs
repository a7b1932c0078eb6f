using CustomActions.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>What is decided about an installation that is no Windows Installer package.</summary>
[TestClass]
public sealed class PrepareInstallPredecessorTests : PrepareInstallFixture
{
    private const string UninstallKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop";
    private static readonly string UserKey = $@"{FakeClientToken.StandardUser.Sid}\{UninstallKey}";

    [TestMethod]
    [DataRow("")]
    [DataRow("0")]
    public void It_is_refused_with_what_was_found_and_the_ways_out(string property)
    {
        HaveForAll();
        Give(("REMOVEEXISTINGINSTALL", property));
        var message = Refusal();
        Assert.Contains("Docker Desktop 4.40.0 is installed already", message);
        Assert.Contains($@"HKEY_LOCAL_MACHINE\{UninstallKey}", message);
        Assert.Contains("REMOVEEXISTINGINSTALL=1", message);
        Assert.Contains(@"""C:\Program Files\Docker\Docker\Docker Desktop Installer.exe"" uninstall", message);
        Assert.DoesNotContain("Evil", message, "what the entry says of itself is not repeated as advice");
        AssertNothingIsHanded();
        Assert.AreEqual(string.Empty, Property("SetPredecessorAside"));
    }

    [TestMethod]
    public void With_consent_it_is_set_aside_in_the_known_folder_whatever_the_entry_says()
    {
        HaveForAll();
        Give(("REMOVEEXISTINGINSTALL", "1"));
        Execute();
        Assert.AreEqual(@"C:\Program Files\Docker\Docker", Data("SetPredecessorAside")["Folder"]);
        Assert.IsFalse(Data("SetPredecessorAside").ContainsKey("User"));
        Assert.AreEqual(Property("SetPredecessorAside"), Property("RollbackSetPredecessorAside"));
        Assert.AreEqual(Property("SetPredecessorAside"), Property("DeletePredecessor"));
    }

    [TestMethod]
    public void Without_one_nothing_is_done_with_or_without_consent()
    {
        Give(("REMOVEEXISTINGINSTALL", "1"));
        Execute();
        Assert.AreEqual(string.Empty, Property("SetPredecessorAside"));
        Assert.AreEqual(string.Empty, Property("DeletePredecessor"));
    }

    [TestMethod]
    public void The_entry_of_a_package_is_none()
    {
        HaveForAll();
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "WindowsInstaller", 1);
        Execute();
        Assert.AreEqual(string.Empty, Property("SetPredecessorAside"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void One_that_appears_beside_the_product_is_left_alone(bool isUninstall)
    {
        HaveForAll();
        if (isUninstall)
        {
            BeginUninstall("ALL");
        }
        else
        {
            Record("wsl", 0, 0, 0, 0);
            Give(("Installed", "1"), ("REMOVEEXISTINGINSTALL", "1"));
        }

        Execute();
        Assert.AreEqual(string.Empty, Property("SetPredecessorAside"));
        Assert.AreEqual(!isUninstall, Installer.Log.Contains("is left alone", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Another_user_s_own_is_no_matter_of_the_package_for_all_users()
    {
        Registry.Set(RegistryRoot.Users, UserKey, "DisplayName", "Docker Desktop");
        Execute();
        Assert.AreEqual(string.Empty, Property("SetPredecessorAside"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1")]
    public void Per_user_one_for_all_users_is_refused_with_the_elevated_command(string property)
    {
        BePerUser();
        HaveForAll();
        Give(("REMOVEEXISTINGINSTALL", property));
        var message = Refusal();
        Assert.Contains("elevated command prompt: \"C:\\Program Files\\Docker\\Docker\\Docker Desktop Installer.exe\" uninstall", message);
        Assert.AreEqual(string.Empty, Property("SetPredecessorAside"));
    }

    [TestMethod]
    public void Per_user_the_users_own_is_refused_without_consent()
    {
        BePerUser();
        Registry.Set(RegistryRoot.Users, UserKey, "DisplayVersion", "4.84.0");
        var message = Refusal();
        Assert.Contains("Docker Desktop 4.84.0 is installed already", message);
        Assert.Contains($@"HKEY_CURRENT_USER\{UninstallKey}", message);
        Assert.Contains(@"C:\Users\user\AppData\Local\Programs\DockerDesktop", message);
    }

    [TestMethod]
    public void Per_user_the_users_own_is_set_aside_as_the_user_with_consent()
    {
        BePerUser();
        Registry.Set(RegistryRoot.Users, UserKey, "InstallLocation", @"C:\Windows\System32");
        Give(("REMOVEEXISTINGINSTALL", "1"));
        Execute();
        Assert.AreEqual(@"C:\Users\user\AppData\Local\Programs\DockerDesktop", Data("SetPredecessorAside")["Folder"]);
        Assert.AreEqual(FakeClientToken.StandardUser.Sid, Data("SetPredecessorAside")["User"]);
        Assert.AreEqual(Property("SetPredecessorAside"), Property("DeletePredecessor"));
    }

    [TestMethod]
    public void A_version_that_is_no_version_is_left_out()
    {
        HaveForAll();
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "DisplayVersion", new string('9', 4000));
        Assert.Contains("Docker Desktop is installed already", Refusal());
    }

    private void HaveForAll()
    {
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "DisplayVersion", "4.40.0");
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "InstallLocation", @"C:\Evil");
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "UninstallString", @"C:\Evil\run.exe");
    }
}
