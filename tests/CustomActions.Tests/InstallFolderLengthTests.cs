using DockerDesktop.CustomActions.Folders;

namespace CustomActions.Tests;

/// <summary>An INSTALLFOLDER that is too long for the package's paths is refused before anything is changed.</summary>
[TestClass]
public sealed class InstallFolderLengthTests : PrepareInstallFixture
{
    private const string Folder = @"C:\Program Files\Docker Desktop";

    [TestMethod]
    [DataRow(0, true)]
    [DataRow(1, true)]
    [DataRow(-1, false)]
    public void It_may_be_as_long_as_the_package_allows(int room, bool isAllowed)
    {
        Give(("INSTALLFOLDER", $@"{Folder}\"), (InstallFolderLengthPart.LimitProperty, $"{Folder.Length + room}"), (InstallFolderLengthPart.PathProperty, @"resources\long.dll"));
        if (isAllowed)
        {
            Execute();
            return;
        }

        var message = Refusal();
        Assert.Contains($"INSTALLFOLDER={Folder} has {Folder.Length} characters and may have at most {Folder.Length - 1}", message);
        Assert.Contains(@"resources\long.dll of this package", message);
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void An_upgrade_into_the_recorded_folder_is_refused_before_anything_is_changed()
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(DockerDesktop.CustomActions.Platform.RegistryRoot.LocalMachine, SettingsKey, "InstallFolder", $@"{Folder}\");
        Give(("INSTALLFOLDER", $@"{Folder}\"), ("WIX_UPGRADE_DETECTED", "{00000000-0000-4000-8000-000000000002}"), (InstallFolderLengthPart.LimitProperty, "10"));
        Assert.Contains("may have at most 10", Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void The_package_for_one_user_is_held_to_it_too()
    {
        BePerUser();
        Give((InstallFolderLengthPart.LimitProperty, "20"));
        Assert.Contains("may have at most 20", Refusal());
    }

    [TestMethod]
    public void What_is_installed_is_repaired_and_removed()
    {
        Record("wsl", 0, 0, 0, 0);
        Give(("Installed", "1"), (InstallFolderLengthPart.LimitProperty, "10"));
        Execute();
        BeginUninstall("ALL");
        Execute();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("many")]
    public void A_package_without_a_limit_has_none(string limit)
    {
        Give((InstallFolderLengthPart.LimitProperty, limit));
        Execute();
    }
}
