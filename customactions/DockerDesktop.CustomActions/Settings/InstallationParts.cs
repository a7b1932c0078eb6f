using DockerDesktop.CustomActions.EngineAccess;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Policy;
using DockerDesktop.CustomActions.Predecessor;
using DockerDesktop.CustomActions.Scopes;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Transactions;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>All parts of an installation. Their order is that of the texts of a refusal; that of the actions is the sequence's.</summary>
internal static class InstallationParts
{
    public static IReadOnlyList<IInstallationPart> For(IComputer computer) =>
    [
        new SystemRequirements(computer.Registry),
        new ScopePart(),
        new AdvertisedPart(computer.Registry),
        new OtherScopePart(computer.InstalledComponents, computer.Registry, computer.Accounts),
        new FoldersPart(new FolderRules(computer.Files, computer.Drives, computer.Registry)),
        new InstallFolderLengthPart(),
        new SettingsPart(),
        new TransactionPart(),
        new DockerUsersPart(computer.Accounts, computer.LocalGroups),
        new PredecessorPart(computer.Files, computer.Registry),
        new HelperServicePart(computer.Services, computer.Registry),
        new EngineServicePart(computer.Services),
        new SignInPolicyPart(computer.Registry),
        new AdminSettingsPart(computer.Files),
        new EngineAccessPart(computer.Files, computer.Registry),
        new HostsPart(),
        new DataPart(),
    ];
}
