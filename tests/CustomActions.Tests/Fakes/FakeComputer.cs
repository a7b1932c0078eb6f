using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using FakeWindows;

namespace CustomActions.Tests.Fakes;

/// <summary>A computer in memory.</summary>
internal sealed class FakeComputer : IComputer
{
    public FakeRegistry Registry { get; } = new();

    /// <summary>Whoever starts the installation.</summary>
    public ClientIdentity Client { get; set; } = FakeClientToken.Administrator;

    public FakeAccounts Accounts { get; } = new();

    public FakeLocalGroups LocalGroups { get; } = new();

    public FakeAdministrators Administrators { get; } = new();

    public FakeServiceControlManager Services { get; } = new();

    public FakeDataProtection DataProtection { get; } = new();

    public FakeShell Shell { get; } = new();

    public FakeSettingChange SettingChange { get; } = new();

    public FakeFileSystem Files { get; } = new();

    public FakeDrives Drives { get; } = new();

    public FakeInstalledComponents InstalledComponents { get; } = new();

    /// <summary>With whose rights an action runs.</summary>
    public FakeClientToken Token => new(Client);

    IRegistry IComputer.Registry => Registry;

    IClientToken IComputer.ClientToken => new FakeClientToken(Client);

    IAccounts IComputer.Accounts => Accounts;

    ILocalGroups IComputer.LocalGroups => LocalGroups;

    IAdministrators IComputer.Administrators => Administrators;

    IServiceControlManager IComputer.Services => Services;

    IDataProtection IComputer.DataProtection => DataProtection;

    IFileSystem IComputer.Files => Files;

    IDrives IComputer.Drives => Drives;

    IInstalledComponents IComputer.InstalledComponents => InstalledComponents;
}
