using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>An installation on a computer where nothing is installed yet, started by an elevated administrator.</summary>
public abstract class PrepareInstallFixture
{
    protected const string SettingsKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Install";

    private protected FakeInstaller Installer { get; } = new();
    private protected FakeComputer Computer { get; } = new();
    private protected FakeRegistry Registry => Computer.Registry;
    private protected FakeAccounts Accounts => Computer.Accounts;
    private protected FakeLocalGroups Groups => Computer.LocalGroups;

    protected PrepareInstallFixture()
    {
        Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuildNumber", "19045");
        Registry.Set(RegistryRoot.LocalMachine, FolderRules.ProfileListKey, "ProfilesDirectory", @"C:\Users");
        Installer.Properties["CommonAppDataFolder"] = @"C:\ProgramData\";
        Installer.Properties["WindowsFolder"] = @"C:\Windows\";
        Installer.Properties["TempFolder"] = @"C:\Temporary\";
        Installer.Properties["PackageScope"] = "perMachine";
        Installer.Properties["ALLUSERS"] = "1";
        Installer.Properties["ProgramFiles64Folder"] = @"C:\Program Files\";
        Installer.Properties["LocalAppDataFolder"] = @"C:\Users\user\AppData\Local\";
        Installer.Properties["INSTALLFOLDER"] = @"C:\Program Files\Docker\Docker\";
        Installer.Properties["HelperFolder"] = @"C:\Program Files\Docker\Docker\";
        Installer.Properties["CommonAppDataFolder"] = @"C:\ProgramData\";
        Installer.Properties["AppDataFolder"] = @"C:\Users\user\AppData\Roaming\";
        Installer.Properties["System64Folder"] = @"C:\Windows\System32\";
        Installer.Properties["ENABLEDESKTOPSHORTCUT"] = "1";
    }

    private protected void BePerUser()
    {
        Computer.Client = FakeClientToken.StandardUser;
        Installer.Properties["PackageScope"] = "perUser";
        Installer.Properties["ALLUSERS"] = string.Empty;
        Installer.Properties["INSTALLFOLDER"] = @"C:\Users\user\AppData\Local\Programs\DockerDesktop\";
    }

    private protected void Become(string who) => Computer.Client = who switch
    {
        nameof(FakeClientToken.Administrator) => FakeClientToken.Administrator,
        nameof(FakeClientToken.FilteredAdministrator) => FakeClientToken.FilteredAdministrator,
        nameof(FakeClientToken.StandardUser) => FakeClientToken.StandardUser,
        nameof(FakeClientToken.CloudUser) => FakeClientToken.CloudUser,
        nameof(FakeClientToken.System) => FakeClientToken.System,
        nameof(FakeClientToken.NetworkService) => FakeClientToken.NetworkService,
        nameof(FakeClientToken.ServiceAccount) => FakeClientToken.ServiceAccount,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, "Nobody of this name."),
    };

    private protected void Give(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            Installer.Properties[name] = value;
        }
    }

    private protected void Record(string engine, int disableWindowsContainers, int alwaysRunService, int maintainHosts, int disableAnalytics, int groupCreated = 1)
    {
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "Engine", engine);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DisableWindowsContainers", disableWindowsContainers);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AlwaysRunService", alwaysRunService);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "MaintainHosts", maintainHosts);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DisableAnalytics", disableAnalytics);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DockerUsersGroupCreated", groupCreated);
    }

    private protected void BeginUninstall(string remove, int groupCreated = 1)
    {
        Installer.Properties["REMOVE"] = remove;
        Installer.Properties["Installed"] = "1";
        Groups.Have("docker-users", "any");
        Record("wsl", 0, 0, 0, 0, groupCreated);
    }

    private protected string Property(string name) => Installer.Properties.GetValueOrDefault(name, string.Empty);

    private protected CustomActionData Data(string action) => new(Property(action));

    private protected string Recorded() =>
        $"{Property("RecordedEngine")} {Property("RecordedDisableWindowsContainers")} {Property("RecordedAlwaysRunService")} {Property("RecordedMaintainHosts")} "
        + $"{Property("RecordedDisableAnalytics")}";

    private protected void AssertNothingIsHanded()
    {
        foreach (var action in new[] { "CreateDockerUsersGroup", "AddInstallingUser", "RegisterHelperService", "StartHelperService", "RemoveHelperService", "RemoveDockerUsersGroup" })
        {
            Assert.AreEqual(string.Empty, Property(action), action);
        }
    }

    private protected void Execute()
    {
        using var session = Installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, new ReadSettings(Computer).Execute(session));
        Assert.AreEqual(ActionResult.Success, new PrepareInstall(Computer).Execute(session));
    }

    private protected string Refusal() => Assert.ThrowsExactly<ActionFailedException>(Execute).Message;
}
