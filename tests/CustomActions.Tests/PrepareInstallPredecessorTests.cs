using CustomActions.Tests.Fakes;
using FakeWindows;

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
        Assert.Contains(@"""C:\Program Files\Docker\Docker\Docker Desktop Installer.exe"" uninstall --keep-data", message);
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
        Assert.AreNotEqual(string.Empty, Property("DeletePredecessor"));
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
        Assert.Contains("elevated command prompt: \"C:\\Program Files\\Docker\\Docker\\Docker Desktop Installer.exe\" uninstall --keep-data", message);
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
        Assert.AreNotEqual(string.Empty, Property("DeletePredecessor"));
    }

    [TestMethod]
    public void A_version_that_is_no_version_is_left_out()
    {
        HaveForAll();
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "DisplayVersion", new string('9', 4000));
        Assert.Contains("Docker Desktop is installed already", Refusal());
    }

    [TestMethod]
    [DataRow("InstallLocation", @"C:\Tools\Docker")]
    [DataRow("InstallLocation", @"C:\Tools\Docker\")]
    [DataRow("InstallLocation", "\"C:\\Tools\\Docker\\\"")]
    [DataRow("DisplayIcon", @"C:\Tools\Docker\Docker Desktop.exe,0")]
    [DataRow("DisplayIcon", "\"C:\\Tools\\Docker\\Docker Desktop Installer.exe\",1")]
    [DataRow("UninstallString", "\"C:\\Tools\\Docker\\Docker Desktop Installer.exe\" uninstall")]
    [DataRow("UninstallString", @"C:\Tools\Docker\Docker Desktop Installer.exe uninstall")]
    public void The_folder_that_the_entry_names_is_set_aside_when_it_holds_the_product(string name, string value)
    {
        HaveForAll();
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, name, value);
        Computer.Files.AddFolder(@"C:\Tools\Docker", FakeFileSystem.Administrators);
        Computer.Files.AddFile(@"C:\Tools\Docker\Docker Desktop.exe", [1], FakeFileSystem.Administrators);
        Assert.Contains(@"""C:\Tools\Docker\Docker Desktop Installer.exe"" uninstall --keep-data", Refusal());
        Give(("REMOVEEXISTINGINSTALL", "1"));
        Execute();
        Assert.AreEqual(@"C:\Tools\Docker", Data("SetPredecessorAside")["Folder"]);
    }

    [TestMethod]
    [DataRow(@"C:\Strangers", "does not hold Docker Desktop.exe")]
    [DataRow(@"C:\Absent\Docker", "it is not there")]
    [DataRow(@"C:\AsFolder", "does not hold Docker Desktop.exe")]
    [DataRow(@"C:\AsLink", "is not an administrator's")]
    [DataRow(@"C:\UsersProgram", "is not an administrator's")]
    [DataRow(@"C:\Mine", "belongs to")]
    [DataRow(@"C:\Led\Docker", "link or junction")]
    [DataRow(@"C:\Led", "or is a link")]
    [DataRow(@"C:\Windows", "holds or lies in")]
    [DataRow(@"C:\Windows\Temp", "holds or lies in")]
    [DataRow(@"C:\Program Files", "holds or lies in")]
    [DataRow(@"C:\ProgramData\x", "holds or lies in")]
    [DataRow(@"C:\Users\user\Downloads", "holds or lies in")]
    [DataRow(@"C:\", null)]
    [DataRow(@"C:", null)]
    [DataRow("Docker", null)]
    [DataRow(@"C:\Strangers\..\Mine", null)]
    [DataRow(@"\\server\share\Docker", null)]
    [DataRow("\"", null)]
    [DataRow("C:\\Stran\u0007gers", null)]
    [DataRow(@"%ProgramFiles%\Docker", null)]
    public void A_garbled_entry_never_has_a_strangers_folder_touched(string location, string? text)
    {
        HaveForAll();
        foreach (var folder in new[] { @"C:\Strangers", @"C:\AsFolder\Docker Desktop.exe", @"C:\AsLink", @"C:\UsersProgram", @"C:\Target\Docker" })
        {
            Computer.Files.AddFolder(folder, FakeFileSystem.Administrators);
        }

        Computer.Files.AddFile(@"C:\Target\Docker\Docker Desktop.exe", [1], FakeFileSystem.Administrators);
        Computer.Files.AddLink(@"C:\AsLink\Docker Desktop.exe", @"C:\Target\Docker\Docker Desktop.exe", isFolder: false);
        Computer.Files.AddLink(@"C:\Led", @"C:\Target");
        foreach (var link in new[] { @"C:\AsLink\Docker Desktop.exe", @"C:\Led" })
        {
            // An administrator's link is one all the same.
            Computer.Files.Find(link)!.Security = $"O:{FakeFileSystem.Administrators}{FakeFileSystem.Inherited}";
        }

        Computer.Files.AddFile(@"C:\UsersProgram\Docker Desktop.exe", [1], FakeFileSystem.User);
        Computer.Files.AddFolder(@"C:\Mine", FakeFileSystem.User);
        foreach (var folder in new[] { @"C:\Mine", @"C:\Windows", @"C:\Program Files" })
        {
            Computer.Files.AddFile($@"{folder}\Docker Desktop.exe", [1], FakeFileSystem.Administrators);
        }

        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "InstallLocation", location);
        Give(("REMOVEEXISTINGINSTALL", "1"));
        Execute();
        Assert.AreEqual(@"C:\Program Files\Docker\Docker", Data("SetPredecessorAside")["Folder"]);
        if (text is not null)
        {
            Assert.Contains("which is not touched", Installer.Log);
            Assert.Contains(text, Installer.Log);
        }

        Assert.AreEqual(0, Computer.Files.OpenHandles);
    }

    [TestMethod]
    [DataRow(@"C:\Users\user\Tools\Docker", true)]
    [DataRow(@"C:\Tools\Docker", false)]
    [DataRow(@"C:\Users\user", false)]
    public void Per_user_the_named_folder_is_in_the_users_own_profile(string folder, bool counts)
    {
        BePerUser();
        Registry.Set(RegistryRoot.Users, UserKey, "InstallLocation", folder);
        Computer.Files.AddFolder(folder, FakeFileSystem.User);
        Computer.Files.AddFile($@"{folder}\Docker Desktop.exe", [1], FakeFileSystem.User);
        Registry.Set(RegistryRoot.LocalMachine, $@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\{FakeClientToken.StandardUser.Sid}", "ProfileImagePath", @"C:\Users\user");
        Give(("REMOVEEXISTINGINSTALL", "1"));
        Execute();
        Assert.AreEqual(counts ? folder : @"C:\Users\user\AppData\Local\Programs\DockerDesktop", Data("SetPredecessorAside")["Folder"]);
    }

    [TestMethod]
    public void What_an_interrupted_installation_had_set_aside_is_gone_on_with()
    {
        Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Docker Inc.\Docker Desktop\Rollback\00000000-0000-4000-8000-000000000009", "PredecessorFolder", @"C:\Program Files\Docker\Docker");
        Execute();
        Assert.AreEqual(string.Empty, Property("SetPredecessorAside"));
        Assert.AreNotEqual(string.Empty, Property("DeletePredecessor"));
    }

    private void HaveForAll()
    {
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "DisplayVersion", "4.40.0");
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "InstallLocation", @"C:\Evil");
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "UninstallString", @"C:\Evil\run.exe");
    }
}
