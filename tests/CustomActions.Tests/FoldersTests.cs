using DockerDesktop.CustomActions.Folders;
using DockerDesktop.SystemFiles.Objects;
using FakeWindows;

namespace CustomActions.Tests;

/// <summary>Where the product and its data may lie.</summary>
[TestClass]
public sealed class FoldersTests : PrepareInstallFixture
{
    public static IEnumerable<object[]> BadSyntax =>
    [
        [@"\\server\share\Docker", "on a network"],
        ["//server/share", "on a network"],
        [@"\\?\C:\Docker", "a device"],
        [@"\\.\C:\Docker", "a device"],
        ["Docker", "does not begin with a drive"],
        [@"C:Docker", "does not begin with a drive"],
        [@"\Docker", "does not begin with a drive"],
        ["C:/Docker", "does not begin with a drive"],
        [@"D:\", "a whole drive"],
        [@"D:\Docker\..\Other", "leads to another folder"],
        [@"D:\.\Docker", "leads to another folder"],
        [@"D:\Docker\\Data", "an empty part"],
        [@"D:\Docker:stream", "alternate stream"],
        [@"D:\Docker::$DATA", "alternate stream"],
        [@"D:\Docker.", "ends with a dot"],
        [@"D:\Docker \Data", "ends with a blank"],
        [@"D:\ Docker", "begins or ends with a blank"],
        [@"D:\Dock*r", "no name may have"],
        [@"D:\Docker""", "no name may have"],
        [@"D:\Docker/Data", "no name may have"],
        [@"D:\PROGRA~1\Docker", "short form"],
        [@"D:\ABCDEF~1.TXT", "short form"],
        [@"D:\NUL", "name of a device"],
        [@"D:\com1.data\Docker", "name of a device"],
        [@"D:\LPT¹", "name of a device"],
        [@"D:\" + "a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a23456789\\a", "characters, more than the"],
    ];

    [TestMethod]
    [DynamicData(nameof(BadSyntax))]
    public void A_path_that_is_not_what_it_looks_like_is_refused(string path, string text)
    {
        Computer.Files.AddVolume('D');
        Give(("INSTALLFOLDER", path));
        Assert.Contains(text, Refusal());
        Give(("INSTALLFOLDER", @"C:\Program Files\Docker\Docker\"), ("WSLDEFAULTDATAROOT", path));
        Assert.Contains(text, Refusal());
        Assert.Contains("WSLDEFAULTDATAROOT=", Refusal());
        BePerUser();
        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    [DataRow(@"C:\Program Files\Docker\Docker\", "", "")]
    [DataRow(@"c:\program files\Other\", "", "")]
    [DataRow(@"C:\Program Files\~1\", "", "")]
    [DataRow(@"D:\Docker\", "", "1")]
    [DataRow(@"D:\Tools\Docker\", "", "1")]
    [DataRow(@"C:\Program Files (x86)\Docker\", "", "1")]
    [DataRow(@"D:\Docker~Data\", "", "1")]
    [DataRow(@"C:\Program Files\", "folder of all programs", null)]
    [DataRow(@"C:\ProgramData\Docker\", "it is in ProgramData", null)]
    [DataRow(@"C:\ProgramData\", "it is in ProgramData", null)]
    [DataRow(@"C:\Temporary\x\", "temporary files", null)]
    [DataRow(@"C:\Windows\Temp\Docker\", "it is in Windows", null)]
    [DataRow(@"C:\Users\Public\Docker\", "users' profiles", null)]
    [DataRow(@"D:\Profiles\jane\Docker\", "a user's profile", null)]
    [DataRow(@"D:\Profiles\", "a user's profile", null)]
    [DataRow(@"E:\Docker\", "E: is not a fixed drive", null)]
    [DataRow(@"F:\Docker\", "the file system of F: is FAT32", null)]
    [DataRow(@"G:\Docker\", "stands for a folder (SUBST)", null)]
    [DataRow(@"H:\Docker\", "H: is not a fixed drive", null)]
    [DataRow(@"D:\Mine\", "belongs to S-1-5-21-1-2-3-1001", null)]
    [DataRow(@"D:\Mine\Docker\", "belongs to S-1-5-21-1-2-3-1001", null)]
    [DataRow(@"D:\Empty\", "", "1")]
    [DataRow(@"D:\Link\Docker\", "a link or junction", null)]
    [DataRow(@"D:\Link\", "a link or junction", null)]
    [DataRow(@"D:\File\", "is not a folder", null)]
    [DataRow(@"D:\Locked\", "could not be examined", null)]
    public void All_users_have_their_folders_where_users_cannot_interfere(string folder, string text, string? outside)
    {
        PrepareDrives();
        Give(("INSTALLFOLDER", folder));
        Check(text);
        if (outside is not null)
        {
            Assert.AreEqual(outside, Property("InstallFolderIsOutsideProgramFiles"));
        }

        // No data root may be one of these: DataRootNestingTests.
        if (folder is @"C:\Program Files\" or @"C:\Program Files\Docker\Docker\")
        {
            return;
        }

        Give(("INSTALLFOLDER", @"C:\Program Files\Docker\Docker\"));
        foreach (var root in new[] { "HYPERVDEFAULTDATAROOT", "WINDOWSCONTAINERSDEFAULTDATAROOT", "WSLDEFAULTDATAROOT" })
        {
            Give((root, folder));
            Check(text);
            Give((root, string.Empty));
        }

        Assert.AreEqual(0, Computer.Files.OpenHandles);
    }

    [TestMethod]
    [DataRow(@"C:\Users\user\AppData\Local\Programs\DockerDesktop\", "")]
    [DataRow(@"C:\Users\user\Tools\", "")]
    [DataRow(@"C:\Users\user\Administrators\", "")]
    [DataRow(@"D:\Docker\", "")]
    [DataRow(@"D:\Shared\Docker\", "")]
    [DataRow(@"D:\Mine\", "")]
    [DataRow(@"D:\Mine\New\Docker\", "")]
    [DataRow(@"C:\Users\user\", @"it is not in your own profile, C:\Users\user, but holds it")]
    [DataRow(@"C:\Users\", @"it is not in your own profile, C:\Users\user, but holds it")]
    [DataRow(@"C:\Users\user2\Tools\", @"it is not in your own profile, C:\Users\user, but where other users have theirs, C:\Users")]
    [DataRow(@"C:\Users\Public\Docker\", "it is not in your own profile")]
    [DataRow(@"D:\Profiles\jane\Docker\", "it is not in your own profile")]
    [DataRow(@"D:\Tools\New\", @"you may not make folders in D:\Tools")]
    [DataRow(@"D:\Shared\", "is not yours; it belongs to S-1-5-32-544")]
    [DataRow(@"D:\Hers\", "is not yours; it belongs to S-1-5-21-1-2-3-1002")]
    [DataRow(@"D:\Link\", "a link or junction")]
    [DataRow(@"D:\Link\Docker\", "a link or junction")]
    [DataRow(@"C:\Program Files\Docker\Docker\", "it is in Program Files")]
    [DataRow(@"C:\Program Files (x86)\Docker\", "it is in Program Files")]
    [DataRow(@"C:\Windows\Docker\", "it is in Windows")]
    [DataRow(@"E:\Docker\", "E: is not a fixed drive")]
    [DataRow(@"F:\Docker\", "the file system of F: is FAT32")]
    [DataRow(@"G:\Docker\", "stands for a folder (SUBST)")]
    [DataRow(@"C:\Users\user\..\other\", "leads to another folder")]
    public void One_user_installs_where_that_user_may_make_folders(string folder, string text)
    {
        PrepareDrives();
        Give(("ProgramFilesFolder", @"C:\Program Files (x86)\"));
        Computer.Files.AddFolder(@"D:\Shared", FakeFileSystem.Administrators);
        Computer.Files.AddFolder(@"D:\Hers", "S-1-5-21-1-2-3-1002");
        Computer.Files.AddFolder(@"C:\Users\user\Administrators", FakeFileSystem.Administrators);
        Computer.Files.DenyRights(@"D:\Tools", FileRights.AddFolder);
        BePerUser();
        Give(("INSTALLFOLDER", folder));
        Check(text);
        Assert.AreEqual(string.Empty, Property("InstallFolderIsOutsideProgramFiles"));
        Assert.AreEqual(string.Empty, Property("SecureInstallFolder"), "it runs with the user's own rights");
        Assert.AreEqual(0, Computer.Files.OpenHandles);
    }

    [TestMethod]
    [DataRow(@"C:\Users\user\Data", "")]
    [DataRow(@"D:\Mine\Docker", "")]
    [DataRow(@"E:\Docker", "not a fixed drive")]
    [DataRow(@"F:\Docker", "FAT32")]
    [DataRow(@"G:\Docker", "SUBST")]
    public void One_user_has_his_data_on_any_disk_of_the_computer(string folder, string text)
    {
        PrepareDrives();
        BePerUser();
        Give(("WSLDEFAULTDATAROOT", folder));
        Check(text);
        if (text.Length == 0)
        {
            Assert.AreEqual(folder, Property("RecordedWslDefaultDataRoot"));
        }
    }

    [TestMethod]
    public void A_repair_does_not_move_the_product()
    {
        RecordFolder(@"C:\Program Files\Docker\Docker\");
        Installer.Properties["Installed"] = "1";
        Give(("INSTALLFOLDER", @"C:\Program Files\Elsewhere\"));
        Assert.Contains(@"INSTALLFOLDER=C:\Program Files\Elsewhere\ is not where the product is installed, C:\Program Files\Docker\Docker\", Refusal());
        Give(("INSTALLFOLDER", @"c:\program files\docker\docker"));
        Execute();
    }

    [TestMethod]
    [DataRow("Administrator", @"C:\Program Files\Elsewhere\")]
    [DataRow("StandardUser", @"C:\Program Files\Docker\Docker\")]
    public void Only_an_administrator_moves_the_product_at_an_upgrade(string who, string folder)
    {
        Become(who);
        RecordFolder(@"C:\Program Files\Docker\Docker\");
        Give(("INSTALLFOLDER", @"C:\Program Files\Elsewhere\"));
        Execute();
        Assert.AreEqual(folder, Property("INSTALLFOLDER"));
        Assert.AreEqual(who == "StandardUser", Installer.Log.Contains("INSTALLFOLDER is not honoured", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("repair")]
    [DataRow("upgrade")]
    public void A_recorded_folder_is_judged_again_by_every_run_but_an_uninstall(string run)
    {
        Computer.Files.AddVolume('D');
        RecordFolder(@"D:\Apps\Docker\");
        Computer.Files.AddFolder(@"D:\Apps\Docker", FakeFileSystem.Administrators);
        Computer.Files.AddFile(@"D:\Apps\Docker\file", [1]);
        Give(("INSTALLFOLDER", @"D:\Apps\Docker\"), ("Installed", run == "repair" ? "1" : string.Empty));
        Execute();
        Assert.AreEqual("1", Property("InstallFolderIsOutsideProgramFiles"));

        Computer.Files.Find(@"D:\Apps")!.Security = "O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1301bf;;;AU)(A;OICIID;0x1200a9;;;BU)";
        var refusal = Refusal();
        Assert.Contains(@"INSTALLFOLDER=D:\Apps\Docker\ is not allowed: S-1-5-11 has the right DELETE on D:\Apps", refusal);
        Assert.Contains(@"icacls ""D:\Apps""", refusal);

        Give(("Installed", "1"), ("REMOVE", "ALL"), ("SecureInstallFolder", string.Empty));
        Execute();
        Assert.AreEqual(string.Empty, Property("SecureInstallFolder"));
    }

    [TestMethod]
    public void A_recorded_data_root_is_judged_again_while_its_drive_is_there()
    {
        Computer.Files.AddVolume('D');
        Computer.Files.AddFolder(@"D:\Data", FakeFileSystem.User);
        Computer.Files.AddFile(@"D:\Data\file", [1]);
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "HyperVDefaultDataRoot", @"D:\Data");
        Assert.Contains(@"HYPERVDEFAULTDATAROOT=D:\Data is not allowed: D:\Data belongs to", Refusal());
        Assert.Contains("It is recorded", Refusal());
        Give(("HYPERVDEFAULTDATAROOT", "-"));
        Execute();
        Give(("HYPERVDEFAULTDATAROOT", string.Empty), ("Installed", "1"), ("REMOVE", "ALL"));
        Execute();
    }

    /// <summary>What a drive letter may not stand for: for whoever starts the installation, and in the device map that all share.</summary>
    [TestMethod]
    [DataRow(@"\Device\HarddiskVolume3\Users\user\planted", null, "not straight to a volume")]
    [DataRow(@"\Device\HarddiskVolume3\", null, "not straight to a volume")]
    [DataRow(@"\Device\HarddiskVolume", null, "not straight to a volume")]
    [DataRow(@"\Device\HarddiskVolume3x", null, "not straight to a volume")]
    [DataRow(@"\Device\HarddiskVolumeShadowCopy1", null, "not straight to a volume")]
    [DataRow(@"\Device\LanmanRedirector\;K:0000\server\share", null, "not straight to a volume")]
    [DataRow(@"\Device\ImDisk0", null, "not straight to a volume")]
    [DataRow(@"\Device\CdRom0", null, "not straight to a volume")]
    [DataRow(@"\Device\HarddiskVolume5", "", "one that only you have")]
    [DataRow(@"\Device\HarddiskVolume5", @"\Device\HarddiskVolume3", "one that only you have")]
    [DataRow("", null, "not straight to a volume")]
    [DataRow(@"\Device\HarddiskVolume5", null, "")]
    [DataRow(@"\Device\HarddiskVolume12", @"\Device\HarddiskVolume12", "")]
    public void A_drive_letter_leads_straight_to_a_volume_for_everybody(string target, string? forAll, string text)
    {
        Computer.Files.AddVolume('K');
        Computer.Drives.Targets["K:"] = target;
        if (forAll is not null)
        {
            Computer.Drives.GlobalTargets["K:"] = forAll;
        }

        Give(("INSTALLFOLDER", @"K:\Docker\"));
        Check(text);
        Give(("INSTALLFOLDER", @"C:\Program Files\Docker\Docker\"), ("WSLDEFAULTDATAROOT", @"K:\Data"));
        Check(text);
    }

    [TestMethod]
    [DataRow("(A;;0x1200ad;;;BU)(A;OICIIO;FA;;;CO)", "")]
    [DataRow("(A;;0x6;;;BU)", "FILE_ADD_FILE")]
    public void Users_may_add_folders_to_the_root_of_their_WSL_disks_alone(string entries, string text)
    {
        Computer.Files.AddVolume('D');
        Computer.Files.AddFolder(@"D:\WSL", security: $"O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA){entries}");
        Computer.Files.AddFolder($@"D:\WSL\{FakeFileSystem.User}", FakeFileSystem.User);
        Give(("WSLDEFAULTDATAROOT", @"D:\WSL"));
        Check(text);
        if (text.Length == 0)
        {
            Assert.AreEqual(@"D:\WSL", Data("CreateDataRoots")["UsersFolder"]);
            Assert.AreEqual(@"D:\WSL", Data("CreateDataRoots")["Folders"]);
        }

        Give(("WSLDEFAULTDATAROOT", string.Empty), ("HYPERVDEFAULTDATAROOT", @"D:\WSL"));
        Assert.Contains(text.Length == 0 ? "FILE_ADD_SUBDIRECTORY" : text, Refusal());
    }

    [TestMethod]
    public void A_parent_that_users_may_rename_is_refused_and_one_that_is_missing_made()
    {
        Computer.Files.AddVolume('D');
        Computer.Files.AddFolder(@"D:\Apps", security: "O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1301bf;;;AU)(A;OICIID;0x1200a9;;;BU)");
        Computer.Files.AccountNames["S-1-5-11"] = @"NT AUTHORITY\Authenticated Users";
        foreach (var property in new[] { "INSTALLFOLDER", "HYPERVDEFAULTDATAROOT", "WINDOWSCONTAINERSDEFAULTDATAROOT", "WSLDEFAULTDATAROOT" })
        {
            Give((property, @"D:\Apps\Docker"));
            Assert.Contains(property + @"=D:\Apps\Docker is not allowed: NT AUTHORITY\Authenticated Users (S-1-5-11) has the right DELETE on D:\Apps", Refusal());
            Give((property, @"D:\Missing\Docker"));
            Execute();
            Give((property, property == "INSTALLFOLDER" ? @"C:\Program Files\Docker\Docker\" : string.Empty));
        }
    }

    [TestMethod]
    [DataRow(@"D:\Apps", "O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;OICIIO;0x1301bf;;;AU)", @"D:\Apps\Docker\", "")]
    [DataRow(@"C:\Program Files\Shared", "O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;OICIIO;0x1301bf;;;AU)", @"C:\Program Files\Shared\New\Docker\", @"S-1-5-11 has the right DELETE, FILE_ADD_FILE")]
    [DataRow(@"C:\Program Files\Shared", "O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;;0x4;;;AU)", @"C:\Program Files\Shared\Docker\", "FILE_ADD_SUBDIRECTORY")]
    public void What_is_missing_below_Program_Files_gets_what_is_handed_down_and_elsewhere_its_own(string path, string security, string folder, string text)
    {
        Computer.Files.AddVolume('D');
        Computer.Files.AddFolder(path, security: security);
        Give(("INSTALLFOLDER", folder));
        Check(text);
    }

    /// <summary>A8, A18: who may choose the folder of an advertised, installed or new product, and where it goes otherwise.</summary>
    [TestMethod]
    [DataRow("StandardUser", "advertised", @"C:\Program Files\Docker\Docker\")]
    [DataRow("FilteredAdministrator", "advertised", @"C:\Program Files\Docker\Docker\")]
    [DataRow("Administrator", "advertised", @"D:\Given\")]
    [DataRow("System", "advertised", @"D:\Given\")]
    [DataRow("StandardUser", "upgrade", @"D:\Recorded\")]
    [DataRow("Administrator", "upgrade", @"D:\Given\")]
    [DataRow("StandardUser", "repair", @"D:\Recorded\")]
    [DataRow("StandardUser", "without a recorded folder", @"C:\Program Files\Docker\Docker\")]
    [DataRow("StandardUser", "new", @"D:\Given\")]
    public void Whoever_may_give_other_properties_may_give_the_folder(string who, string run, string expected)
    {
        Computer.Files.AddVolume('D');
        Become(who);
        Give(("INSTALLFOLDER", @"D:\Given\"), ("Installed", run == "repair" ? "1" : string.Empty), ("ProductState", run == "advertised" ? "1" : string.Empty));
        if (run is "upgrade" or "repair")
        {
            RecordFolder(@"D:\Recorded\");
        }
        else if (run == "without a recorded folder")
        {
            Record("wsl", 0, 0, 0, 0);
        }

        Execute();
        Assert.AreEqual(expected, Property("INSTALLFOLDER"));
        Assert.AreEqual("Transaction", string.Join(' ', Data("SecureInstallFolder").Keys), "the folder is told by Windows Installer");
        Assert.AreEqual("Transaction", string.Join(' ', Data("CheckInstallFolder").Keys));
        Assert.AreEqual(expected[0] == 'D' ? "1" : string.Empty, Property("InstallFolderIsOutsideProgramFiles"));
        Assert.AreEqual(expected != @"D:\Given\", Installer.Log.Contains("INSTALLFOLDER is not honoured", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_folder_that_costing_resolves_to_another_place_is_refused()
    {
        // What costing does to a relative path, after ReadSettings has looked at it.
        Give(("INSTALLFOLDER", @"Docker"));
        using var session = Installer.OpenSession();
        new DockerDesktop.CustomActions.Settings.ReadSettings(Computer).Execute(session);
        Give(("INSTALLFOLDER", @"C:\Program Files\Docker\"));
        var refusal = Assert.ThrowsExactly<DockerDesktop.CustomActions.ActionFailedException>(() => new DockerDesktop.CustomActions.Settings.PrepareInstall(Computer).Execute(session));
        Assert.Contains("INSTALLFOLDER is not the full path of a folder", refusal.Message);
    }

    [TestMethod]
    public void A_data_root_is_recorded_in_one_form_kept_and_taken_away()
    {
        Computer.Files.AddVolume('D');
        Give(("HYPERVDEFAULTDATAROOT", @"d:\Docker\"));
        Execute();
        Assert.AreEqual(@"D:\Docker", Property("RecordedHyperVDefaultDataRoot"));

        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "HyperVDefaultDataRoot", @"Q:\Gone");
        Give(("HYPERVDEFAULTDATAROOT", string.Empty));
        Execute();
        Assert.AreEqual(@"Q:\Gone", Property("RecordedHyperVDefaultDataRoot"));
        Give(("HYPERVDEFAULTDATAROOT", "-"));
        Execute();
        Assert.AreEqual(string.Empty, Property("RecordedHyperVDefaultDataRoot"));
    }

    private void RecordFolder(string folder)
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "InstallFolder", folder);
    }

    private void Check(string text)
    {
        if (text.Length == 0)
        {
            Execute();
            return;
        }

        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    private void PrepareDrives()
    {
        var files = Computer.Files;
        files.AddVolume('D');
        files.AddVolume('E', isFixed: false);
        files.AddVolume('F', fileSystem: "FAT32");
        files.AddVolume('G');
        files.AddVolume('H', isFixed: false, fileSystem: string.Empty);
        Computer.Drives.Folders["G:"] = @"C:\Users\user";
        files.AddFolder(@"D:\Tools\Docker", FakeFileSystem.Administrators);
        files.AddFile(@"D:\Tools\Docker\file", [1]);
        files.AddFolder(@"D:\Mine", FakeFileSystem.User);
        files.AddFile(@"D:\Mine\file", [1]);
        files.AddFolder(@"D:\Empty", FakeFileSystem.User);
        files.AddFolder(@"D:\Target", FakeFileSystem.Administrators);
        files.AddLink(@"D:\Link", @"D:\Target");
        files.AddFile(@"D:\File", [1]);
        files.AddFolder(@"D:\Locked", FakeFileSystem.Administrators);
        files.Deny(@"D:\Locked");
        Registry.Set(RegistryRoot.LocalMachine, $@"{FolderRules.ProfileListKey}\S-1-5-21-1-2-3-2000", "ProfileImagePath", @"D:\Profiles\jane");
    }
}
