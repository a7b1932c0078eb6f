using DockerDesktop.SystemFiles.Trusted;

namespace CustomActions.Tests;

/// <summary>Data roots lie in no other and in no folder of programs, and hold none.</summary>
[TestClass]
public sealed class DataRootNestingTests : PrepareInstallFixture
{
    private const string Wsl = "WSLDEFAULTDATAROOT";
    private const string HyperV = "HYPERVDEFAULTDATAROOT";
    private const string Windows = "WINDOWSCONTAINERSDEFAULTDATAROOT";
    private const string Program = "INSTALLFOLDER";

    public static IEnumerable<object[]> Nested =>
    [
        [$@"{Windows}=D:\Data", $@"{Wsl}=D:\Data\wsl", "lies in the data root WINDOWSCONTAINERSDEFAULTDATAROOT"],
        [$@"{Windows}=D:\Data\windows", $@"{Wsl}=D:\Data", "holds the data root WINDOWSCONTAINERSDEFAULTDATAROOT"],
        [$@"{HyperV}=D:\Data\a\b\c\d", $@"{Windows}=D:\Data", "holds the data root HYPERVDEFAULTDATAROOT"],
        [$@"{HyperV}=D:\Data", $@"{Wsl}=D:\Data", "is the data root HYPERVDEFAULTDATAROOT"],
        [$@"{HyperV}=D:\Data", $@"{Windows}=d:\DATA\", "is the data root HYPERVDEFAULTDATAROOT"],
        [$@"{HyperV}=D:\Data\", $@"{Wsl}=d:\dATA\Wsl\", "lies in the data root HYPERVDEFAULTDATAROOT"],
        [$@"{Program}=D:\Tools\Docker\Docker\", $@"{Windows}=D:\Tools\Docker", "holds the folder of the program"],
        [$@"{Program}=D:\Tools\Docker\Docker\", $@"{Wsl}=D:\Tools\Docker\Docker\data", "lies in the folder of the program"],
        [$@"{Program}=D:\Tools\Docker\", $@"{HyperV}=d:\tools\docker", "is the folder of the program"],
        [$@"{Program}=D:\Tools\Docker\", $@"{HyperV}=C:\Program Files\Docker", "holds the folder of the helper service"],
        [$@"{Program}=D:\Tools\Docker\", $@"{Wsl}=C:\Program Files\Docker\Docker\wsl", "lies in the folder of the helper service"],
        [$@"{Program}=D:\Tools\Docker\", $@"{Wsl}=C:\Program Files", "is Program Files"],
        [$@"{Program}=D:\Tools\Docker\", $@"{Wsl}=C:\PROGRAM FILES\", "is Program Files"],
    ];

    [TestMethod]
    [DynamicData(nameof(Nested))]
    public void Folders_in_each_other_are_refused_before_anything_changes(string first, string second, string text)
    {
        Computer.Files.AddVolume('D');
        Give(Pair(first), Pair(second));
        var message = Refusal();
        Assert.Contains(text, message);
        Assert.Contains($"{Pair(second).Name}=", message);
        Assert.Contains("Give the full path of a folder of its own", message);
        AssertNothingIsHanded();
        Assert.AreEqual(string.Empty, Property("CreateDataRoots"));
    }

    [TestMethod]
    [DataRow(@"D:\Data", @"D:\Data2", @"D:\Da")]
    [DataRow(@"D:\Data\a", @"D:\Data\ab", @"D:\Data\b")]
    [DataRow(@"D:\Data", @"E:\Data", @"C:\Data")]
    [DataRow(@"C:\Program Files\Docker Data\a", @"C:\Program Files\Docker\Data", @"C:\Program Files\Docker\Docker2")]
    public void Folders_beside_each_other_are_not(string hyperV, string windows, string wsl)
    {
        Computer.Files.AddVolume('D');
        Computer.Files.AddVolume('E');
        Give((HyperV, hyperV), (Windows, windows), (Wsl, wsl));
        Execute();
        Assert.AreEqual($"{hyperV}|{windows}|{wsl}", Data("CreateDataRoots")["Folders"]);
    }

    [TestMethod]
    [DataRow(@"C:\Data", @"C:\Data\wsl", false)]
    [DataRow(@"C:\Data\\windows\", @"C:\Data", false)]
    [DataRow(@"C:\Data", @"c:\DATA\\", false)]
    [DataRow(@"C:\DATAFO~1", @"C:\Data Folder\wsl", false)]
    [DataRow(@"C:\Data Folder", @"C:\DA1B2C~1\wsl", false)]
    [DataRow(@"C:\OTHER~1", @"C:\Data Folder\wsl", true)]
    [DataRow(@"C:\DATAFO~1", @"C:\DATAFO~2", true)]
    [DataRow(@"\\?\C:\Data", @"C:\Data\wsl", false)]
    [DataRow(@"C:\Program Files\Docker", null, false)]
    [DataRow(@"C:\PROGRA~1", null, false)]
    public void A_recorded_state_is_refused_with_the_way_out_and_an_uninstall_is_not(string windows, string? wsl, bool isAllowed)
    {
        foreach (var (installed, who) in new[] { ("1", "Administrator"), (string.Empty, "System"), ("1", "StandardUser") })
        {
            Become(who);
            RecordRoots(windows, wsl);
            Installer.Properties["Installed"] = installed;
            if (isAllowed)
            {
                Execute();
                continue;
            }

            var message = Refusal();
            var property = wsl is null ? Windows : Wsl;
            Assert.Contains($"{property}={wsl ?? windows}, recorded by an earlier installation, is not allowed", message);
            Assert.Contains($"give {property}=-", message);
            Assert.Contains("An uninstall is possible as it is", message);
            AssertNothingIsHanded();
        }

        Become("Administrator");
        Give((wsl is null ? Windows : Wsl, "-"));
        Execute();

        RecordRoots(windows, wsl);
        Give((Wsl, string.Empty), (Windows, string.Empty));
        BeginUninstall("ALL");
        Execute();
    }

    [TestMethod]
    public void What_is_given_is_judged_against_what_is_recorded()
    {
        RecordRoots(@"C:\Data\windows", null);
        Installer.Properties["Installed"] = "1";
        Give((Wsl, @"C:\Data"));
        Assert.Contains(@"WSLDEFAULTDATAROOT=C:\Data is not allowed: it holds the data root WINDOWSCONTAINERSDEFAULTDATAROOT, C:\Data\windows", Refusal());
        Give((Wsl, string.Empty), (HyperV, @"C:\Data\windows\vm"));
        Assert.Contains(@"HYPERVDEFAULTDATAROOT=C:\Data\windows\vm is not allowed: it lies in the data root WINDOWSCONTAINERSDEFAULTDATAROOT, C:\Data\windows", Refusal());
        Give((Windows, @"C:\Elsewhere"));
        Execute();
    }

    [TestMethod]
    public void One_users_root_and_program_do_not_lie_in_each_other_either()
    {
        BePerUser();
        foreach (var root in new[] { @"C:\Users\user\AppData\Local\Programs", @"C:\Users\user\AppData\Local\Programs\DockerDesktop\data", @"C:\Program Files", @"C:\Windows\Docker" })
        {
            Give((Wsl, root));
            Assert.Contains($"{Wsl}={root} is not allowed: it ", Refusal());
        }

        Give((Wsl, @"C:\Users\user\AppData\Local\Docker\wsl"));
        Execute();
    }

    [TestMethod]
    [DataRow("", @"C:\Data", false)]
    [DataRow(@"C:\", @"C:\Data", true)]
    [DataRow(@"C:\Data\x\..", @"C:\Data\y", true)]
    [DataRow(@"C:\Data.", @"C:\Data\y", true)]
    [DataRow(@"C:\Data/x", @"C:\Data\x\y", true)]
    [DataRow(@"C:\Data\x", @"C:\Data", false)]
    public void One_folder_holds_another(string outer, string inner, bool expected) => Assert.AreEqual(expected, FolderNesting.Holds(outer, inner));

    private static (string Name, string Value) Pair(string text) => (text[..text.IndexOf('=', StringComparison.Ordinal)], text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private void RecordRoots(string windows, string? wsl)
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "WindowsContainersDefaultDataRoot", windows);
        if (wsl is not null)
        {
            Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "WslDefaultDataRoot", wsl);
        }
    }
}
