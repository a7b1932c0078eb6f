using CustomActions.Tests.Fakes;
using CustomActions.Tests.Files;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using FakeWindows;

namespace CustomActions.Tests;

/// <summary>The deferred actions that make INSTALLFOLDER and data roots, or look again at what lies there: they are LocalSystem's, and their data may be anybody's.</summary>
[TestClass]
public sealed class SecureInstallFolderTests : FileActionsFixture
{
    private const string Folder = @"D:\Tools\Docker";
    private const string Renameable = "O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1301bf;;;AU)";

    private readonly FakeDrives _drives = new();

    private SecureInstallFolder Action => new(Files, _drives, Registry, Administrators);

    private CreateDataRoots Roots => new(Files, _drives, Registry, Administrators);

    [TestInitialize]
    public void Initialize() => Prepare();

    [TestMethod]
    public void Outside_Program_Files_what_is_missing_is_made_with_the_protected_descriptor()
    {
        Run(session => Action.Execute(session), Data(Folder));
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(@"D:\Tools")!.Security);
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(Folder)!.Security);
        Assert.Contains($"Made the folder {Folder}", Installer.Log);
    }

    [TestMethod]
    public void Below_Program_Files_Windows_Installer_makes_what_is_missing()
    {
        var before = Files.Snapshot;
        Run(session => Action.Execute(session), Data(@"C:\Program Files\Docker\Docker"));
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
    }

    [TestMethod]
    [DataRow(Folder)]
    [DataRow(@"C:\Program Files\Docker\Docker")]
    public void An_empty_folder_that_fails_is_made_anew(string path)
    {
        Files.AddFolder(path[..path.LastIndexOf('\\')]);
        Files.AddFolder(path, FakeFileSystem.User);
        Run(session => Action.Execute(session), Data(path));
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(path)!.Security);
    }

    [TestMethod]
    [DataRow(Folder)]
    [DataRow(@"C:\Program Files\Docker\Docker")]
    public void One_that_is_not_empty_is_refused_and_stays(string path)
    {
        Files.AddFolder(path[..path.LastIndexOf('\\')]);
        Files.AddFolder(path, FakeFileSystem.User);
        Files.AddFile($@"{path}\file", [1]);
        var before = Files.Snapshot;
        Assert.Contains("belongs to", Refused(Data(path)));
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
    }

    /// <summary>A17: what was right when the immediate action looked is something else when it is used.</summary>
    [TestMethod]
    [DataRow("rename", "has the right DELETE on D:\\Tools")]
    [DataRow("owner", "belongs to")]
    [DataRow("junction above", "is a link or junction")]
    [DataRow("junction", "is a link or junction")]
    [DataRow("drive", "one that only you have")]
    [DataRow("device", "not straight to a volume")]
    public void What_was_exchanged_since_it_was_judged_is_refused(string what, string text)
    {
        Run(session => Action.Execute(session), Data(Folder));
        Files.AddFolder(@"D:\Elsewhere");
        switch (what)
        {
            case "rename":
                Files.Find(@"D:\Tools")!.Security = Renameable;
                break;
            case "owner":
                Files.Find(@"D:\Tools")!.Security = $"O:{FakeFileSystem.User}G:SYD:P";
                break;
            case "junction above":
                Files.AddLink(@"D:\Tools", @"D:\Elsewhere");
                break;
            case "junction":
                Files.AddLink(Folder, @"D:\Elsewhere");
                break;
            case "drive":
                _drives.GlobalTargets["D:"] = string.Empty;
                break;
            default:
                _drives.Targets["D:"] = @"\Device\HarddiskVolume3\Users\user";
                break;
        }

        Assert.Contains(text, Refused(Data(Folder)));
    }

    /// <summary>A17: the removal of an older version has left the name free for a while.</summary>
    [TestMethod]
    public void A_folder_that_a_user_made_in_the_gap_of_an_upgrade_is_made_anew_or_refused()
    {
        Run(session => Action.Execute(session), Data(Folder));
        Files.Remove(Folder);
        Files.AddFolder(Folder, FakeFileSystem.User);
        Run(session => Action.Execute(session), Data(Folder));
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(Folder)!.Security);

        Files.Remove(Folder);
        Files.AddFolder(Folder, FakeFileSystem.User);
        Files.AddFile($@"{Folder}\version.dll", [1]);
        Assert.Contains("belongs to", Refused(Data(Folder)));
    }

    [TestMethod]
    public void A_folder_that_somebody_makes_at_the_last_moment_is_refused()
    {
        Files.BeforeStep = step =>
        {
            if (step == $"Create {Folder}")
            {
                Files.BeforeStep = null;
                Files.AddFolder(Folder, FakeFileSystem.User);
                Files.AddFile($@"{Folder}\version.dll", [1]);
            }
        };
        Assert.Contains("belongs to", Refused(Data(Folder)));
    }

    /// <summary>A19: the data is a user's word.</summary>
    [TestMethod]
    [DataRow("", "not told the folder")]
    [DataRow("Folder=", "not told the folder")]
    [DataRow(@"Folder=C:\Program Files\Docker\Docker\", "not told the folder")]
    [DataRow(@"Folder=""C:\Program Files\Docker\Docker\", "not told the folder")]
    [DataRow(@"Folder=""C:\Program Files\Docker\Docker;\""", "not told the folder")]
    [DataRow(@"Folder=""\\server\share\""", "on a network")]
    [DataRow(@"Folder=""\\?\D:\Tools\""", "a device")]
    [DataRow(@"Folder=""D:\Tools\..\Users\""", "leads to another folder")]
    [DataRow(@"Folder=""C:\Users\Public\Docker\""", "users' profiles")]
    [DataRow(@"Folder=""C:\ProgramData\Docker\""", "it is in ProgramData")]
    [DataRow(@"Folder=""C:\Windows\System32\Docker\""", "it is in Windows")]
    [DataRow(@"Folder=""E:\Docker\""", "not a fixed drive")]
    public void No_data_makes_it_take_another_folder_than_the_rules_allow(string data, string text)
    {
        Files.AddVolume('E', isFixed: false);
        var before = Files.Snapshot;
        Assert.Contains(text, Refused(data));
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
    }

    [TestMethod]
    [DataRow(@"Folders=\\server\share", "on a network")]
    [DataRow(@"Folders=C:\Users\Public\Docker", "users' profiles")]
    [DataRow(@"Folders=C:\ProgramData\docker", "it is in ProgramData")]
    [DataRow(@"Folders=D:\Data|C:\Windows\System32\Docker", "it is in Windows")]
    [DataRow(@"Folders=C:\Program Files\..\Windows;UsersFolder=C:\Program Files\..\Windows", "leads to another folder")]
    [DataRow(@"Folders=C:\Windows\System32;UsersFolder=C:\Windows\System32", "it is in Windows")]
    [DataRow(@"Folders=D:\Renameable\Data;UsersFolder=D:\Renameable\Data", "has the right DELETE on D:\\Renameable")]
    [DataRow(@"Folders=D:\Renameable\Data", "has the right DELETE on D:\\Renameable")]
    public void Data_roots_are_asked_for_again_where_they_are_made(string data, string text)
    {
        Files.AddFolder(@"D:\Renameable", security: Renameable);
        Assert.Contains(text, Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Roots.Execute(session), data)).Message);
        Assert.IsFalse(Files.Exists(@"D:\Renameable\Data"));
    }

    [TestMethod]
    public void The_root_of_users_own_disks_lets_them_add_folders_and_is_taken_again()
    {
        Run(session => Roots.Execute(session), @"Folders=D:\WSL;UsersFolder=D:\WSL");
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;;0x1200ad;;;BU)(A;OICIIO;FA;;;CO)", Files.Find(@"D:\WSL")!.Security);
        Files.AddFolder($@"D:\WSL\{FakeFileSystem.User}", FakeFileSystem.User);
        Run(session => Roots.Execute(session), @"Folders=D:\WSL;UsersFolder=D:\WSL");
        Assert.AreEqual(SecurityDescriptors.UsersFolders, Files.Find(@"D:\WSL")!.Security);

        // Those above it are for trusted accounts alone.
        Run(session => Roots.Execute(session), @"Folders=D:\Disks\WSL;UsersFolder=D:\Disks\WSL");
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(@"D:\Disks")!.Security);
        Assert.AreEqual(SecurityDescriptors.UsersFolders, Files.Find(@"D:\Disks\WSL")!.Security);

        // No other root may be like that.
        Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Roots.Execute(session), @"Folders=D:\WSL"));
    }

    /// <summary>An administrator makes it beforehand, for SYSTEM and Administrators alone or for users to read.</summary>
    [TestMethod]
    [DataRow("O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)")]
    [DataRow(SecurityDescriptors.ReadableFolder)]
    public void A_root_of_users_own_disks_that_is_there_lets_them_in_too_and_is_as_before_when_undone(string security)
    {
        const string Data = @"Folders=D:\WSL;UsersFolder=D:\WSL";
        Files.AddFolder(@"D:\WSL", security: security);
        Files.AddFile(@"D:\WSL\file", [1], security: SecurityDescriptors.PrivateFile);
        Run(session => Roots.Execute(session), Data);
        Assert.AreEqual(security[..7] + SecurityDescriptors.UsersFolders[7..], Files.Find(@"D:\WSL")!.Security);
        Assert.AreEqual(SecurityDescriptors.PrivateFile, Files.Find(@"D:\WSL\file")!.Security);
        Run(session => Roots.Execute(session), Data);
        Run(session => Roots.Rollback(session), Data);
        Assert.AreEqual(security, Files.Find(@"D:\WSL")!.Security);

        // Of no other root, and no folder above.
        Files.AddFolder(@"D:\Other", security: security);
        Run(session => Roots.Execute(session), @"Folders=D:\Other");
        Assert.AreEqual(security, Files.Find(@"D:\Other")!.Security);
    }

    [TestMethod]
    public void Who_may_not_decide_has_no_other_data_root_made_than_those_that_are_recorded()
    {
        Installer.Properties["UserSID"] = FakeFileSystem.User;
        Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "Engine", "wsl");
        Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "HyperVDefaultDataRoot", @"D:\Recorded");
        Run(session => Roots.Execute(session), @"Folders=D:\Recorded|D:\Given");
        Assert.IsTrue(Files.Exists(@"D:\Recorded"));
        Assert.IsFalse(Files.Exists(@"D:\Given"));
        Assert.Contains(@"The folder D:\Given is not made", Installer.Log);
    }

    [TestMethod]
    public void A_data_root_whose_drive_is_not_there_does_not_keep_the_product_from_being_repaired()
    {
        Run(session => Roots.Execute(session), @"Folders=Q:\Gone");
        Assert.Contains("The drive of the data root", Installer.Log);
    }

    [TestMethod]
    public void Undone_it_takes_away_what_it_made_while_that_is_empty()
    {
        AssertUndoneFromEveryStep(Prepare, session => Action.Execute(session), session => Action.Rollback(session), Data(Folder));
        AssertUndoneFromEveryStep(Prepare, session => Roots.Execute(session), session => Roots.Rollback(session), @"Folders=D:\Data|D:\WSL;UsersFolder=D:\WSL");

        Restart();
        Prepare();
        Run(session => Action.Execute(session), Data(Folder));
        Run(session => Action.Execute(session), Data(Folder));
        Files.AddFile($@"{Folder}\file", [1]);
        Run(session => Action.Rollback(session), Data(Folder));
        Assert.IsTrue(Files.Exists($@"{Folder}\file"));
        Assert.AreEqual(string.Empty, string.Join(' ', Registry.Content.Where(line => line.Contains("InstallFolders", StringComparison.Ordinal))));
    }

    /// <summary>A18, A19: whatever the data says, a standard user chooses no folder for an installed or advertised product.</summary>
    [TestMethod]
    [DataRow(Folder, "recorded", true)]
    [DataRow(@"C:\Program Files\Docker\Docker", "recorded", true)]
    [DataRow(@"D:\Chosen\Docker", "recorded", false)]
    [DataRow(@"C:\Program Files\Chosen", "recorded", false)]
    [DataRow(@"D:\Chosen\Docker", "advertised", false)]
    [DataRow(@"D:\Chosen\Docker", "new", true)]
    public void Who_may_not_decide_gets_no_other_folder(string folder, string run, bool isTaken)
    {
        Installer.Properties["UserSID"] = FakeFileSystem.User;
        if (run == "recorded")
        {
            Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "Engine", "wsl");
            Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "InstallFolder", $@"{Folder}\");
        }
        else if (run == "advertised")
        {
            Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", "Product", string.Empty);
        }

        if (isTaken)
        {
            Run(session => Action.Execute(session), Data(folder));
        }
        else
        {
            Assert.Contains("only an administrator may choose", Refused(Data(folder)));
            Assert.IsFalse(Files.Exists(folder));
        }
    }

    /// <summary>What is handed comes after the folder, and nothing in it adds to it or takes its place.</summary>
    [TestMethod]
    public void What_is_handed_besides_does_not_change_the_folder()
    {
        Run(session => Action.Execute(session), $@"{Data(Folder)};Folder=""C:\Program Files\Docker\Docker\"";Folders=x");
        Assert.IsTrue(Files.Exists(Folder));
        Assert.AreEqual($@"{Folder}\", Registry.ReadString(RegistryRoot.LocalMachine, $@"{RollbackStore.ParentKey}\00000000-0000-4000-8000-000000000001", SecureInstallFolder.FolderFact));
    }

    [TestMethod]
    public void A_repair_that_puts_nothing_into_the_folder_is_no_reason_to_refuse_it()
    {
        Run(session => Action.Execute(session), "Folder=\"\"");
        Assert.Contains("puts nothing into INSTALLFOLDER", Installer.Log);
    }

    /// <summary>A transform of what is advertised is no administrator's word about the folder: nothing here can read it.</summary>
    [TestMethod]
    public void A_transform_makes_no_folder_known()
    {
        Installer.Properties["UserSID"] = FakeFileSystem.User;
        Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", "Product", string.Empty);
        Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\Products\Product", "Transforms", "@policy.mst");
        Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "Engine", "wsl");
        Assert.Contains("only an administrator may choose", Refused(Data(@"D:\Chosen\Docker")));
    }

    private void Prepare()
    {
        Files.AddVolume('D');
        Registry.Set(RegistryRoot.LocalMachine, SystemFolders.NtCurrentVersionKey, "SystemRoot", @"C:\Windows");
        Registry.Set(RegistryRoot.LocalMachine, SystemFolders.CurrentVersionKey, "ProgramFilesDir", @"C:\Program Files");
        Registry.Set(RegistryRoot.LocalMachine, WindowsFolders.ProfileListKey, "ProgramData", @"%SystemDrive%\ProgramData");
        Registry.Set(RegistryRoot.LocalMachine, WindowsFolders.ProfileListKey, "ProfilesDirectory", @"%SystemDrive%\Users");
    }

    /// <summary>As Windows Installer sets it, before what the immediate action handed: the transaction that the fixture adds has to come after it.</summary>
    private static string Data(string folder) => $"Folder=\"{folder}\\\"";

    private string Refused(string data) => Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Action.Execute(session), data)).Message;
}
