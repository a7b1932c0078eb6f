using DockerDesktop.CustomActions.Folders;
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
    [DataRow(@"C:\Users\user\", "not in your own profile")]
    [DataRow(@"C:\Users\user2\Tools\", "not in your own profile")]
    [DataRow(@"C:\Program Files\Docker\Docker\", "not in your own profile")]
    [DataRow(@"C:\Users\user\..\other\", "leads to another folder")]
    public void One_user_installs_in_his_profile(string folder, string text)
    {
        BePerUser();
        Give(("INSTALLFOLDER", folder));
        Check(text);
        Assert.AreEqual(string.Empty, Property("InstallFolderIsOutsideProgramFiles"));
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
    public void A_recorded_folder_is_not_judged_again()
    {
        Computer.Files.AddVolume('D');
        Computer.Files.AddFolder(@"D:\Mine\Docker", FakeFileSystem.User);
        RecordFolder(@"D:\Mine\Docker\");
        Give(("INSTALLFOLDER", @"D:\Mine\Docker\"));
        Execute();
        Assert.AreEqual("1", Property("InstallFolderIsOutsideProgramFiles"));
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
