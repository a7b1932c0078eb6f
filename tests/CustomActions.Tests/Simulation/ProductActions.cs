using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.EngineAccess;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Policy;
using DockerDesktop.CustomActions.Predecessor;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace CustomActions.Tests.Simulation;

/// <summary>The entry points of the DLL, on a computer in memory.</summary>
internal static class ProductActions
{
    public static IReadOnlyDictionary<string, Func<FakeComputer, Session, ActionResult>> EntryPoints { get; } = new Dictionary<string, Func<FakeComputer, Session, ActionResult>>
    {
        ["ReadInstallFlags"] = (_, session) => ReadInstallFlags.Execute(session),
        ["ReadSettings"] = (computer, session) => new ReadSettings(computer).Execute(session),
        ["PrepareInstall"] = (computer, session) => new PrepareInstall(computer).Execute(session),
        ["ForgetRollbackData"] = (computer, session) => new ForgetRollbackData(computer.Registry, computer.Token, computer.Administrators).Execute(session),
        ["CreateDockerUsersGroup"] = (computer, session) => new CreateDockerUsersGroup(computer.LocalGroups, computer.Registry).Execute(session),
        ["RollbackCreateDockerUsersGroup"] = (computer, session) => new CreateDockerUsersGroup(computer.LocalGroups, computer.Registry).Rollback(session),
        ["AddInstallingUser"] = (computer, session) => new AddDockerUsers(computer.LocalGroups, computer.Registry, computer.Administrators).Execute(session),
        ["RollbackAddInstallingUser"] = (computer, session) => new AddDockerUsers(computer.LocalGroups, computer.Registry, computer.Administrators).Rollback(session),
        ["RemoveDockerUsersGroup"] = (computer, session) => new RemoveDockerUsersGroup(computer.LocalGroups, computer.Registry, computer.Administrators).Execute(session),
        ["WriteSignInPolicy"] = (computer, session) => new WriteSignInPolicy(computer.Registry, computer.Administrators).Execute(session),
        ["RollbackWriteSignInPolicy"] = (computer, session) => new WriteSignInPolicy(computer.Registry, computer.Administrators).Rollback(session),
        ["WriteSettings"] = (computer, session) => new WriteSettings(computer.Registry, computer.DataProtection, computer.Token, computer.Administrators).Execute(session),
        ["RemoveSettings"] = (computer, session) => new WriteSettings(computer.Registry, computer.DataProtection, computer.Token, computer.Administrators).Remove(session),
        ["RollbackWriteSettings"] = (computer, session) => new WriteSettings(computer.Registry, computer.DataProtection, computer.Token, computer.Administrators).Rollback(session),
        ["SetPredecessorAside"] = (computer, session) => new SetPredecessorAside(computer.Files, computer.Registry, computer.Services, new FakePause(), computer.Token, computer.Administrators).Execute(session),
        ["RollbackSetPredecessorAside"] = (computer, session) => new SetPredecessorAside(computer.Files, computer.Registry, computer.Services, new FakePause(), computer.Token, computer.Administrators).Rollback(session),
        ["DeletePredecessor"] = (computer, session) => new DeletePredecessor(computer.Files, computer.Registry, computer.Token).Execute(session),
        ["SecureInstallFolder"] = (computer, session) => new SecureInstallFolder(computer.Files, computer.Drives, computer.Registry, computer.Administrators).Execute(session),
        ["RollbackSecureInstallFolder"] = (computer, session) => new SecureInstallFolder(computer.Files, computer.Drives, computer.Registry, computer.Administrators).Rollback(session),
        ["CreateDataRoots"] = (computer, session) => new CreateDataRoots(computer.Files, computer.Drives, computer.Registry, computer.Administrators).Execute(session),
        ["RollbackCreateDataRoots"] = (computer, session) => new CreateDataRoots(computer.Files, computer.Drives, computer.Registry, computer.Administrators).Rollback(session),
        ["RemoveHostsBlock"] = (computer, session) => new RemoveHostsBlock(computer.Files, computer.Registry, computer.Administrators).Execute(session),
        ["RollbackRemoveHostsBlock"] = (computer, session) => new RemoveHostsBlock(computer.Files, computer.Registry, computer.Administrators).Rollback(session),
        ["ChangeEngineConfiguration"] = (computer, session) => new ChangeEngineConfiguration(computer.Files, computer.Registry, computer.Administrators).Execute(session),
        ["RollbackChangeEngineConfiguration"] = (computer, session) => new ChangeEngineConfiguration(computer.Files, computer.Registry, computer.Administrators).Rollback(session),
        ["AnnounceEnvironment"] = (computer, session) => new AnnounceEnvironment(computer.SettingChange).Execute(session),
        ["WriteAdminSettings"] = (computer, session) => new WriteAdminSettings(computer.Files, computer.Registry, computer.DataProtection, computer.Administrators).Execute(session),
        ["RollbackWriteAdminSettings"] = (computer, session) => new WriteAdminSettings(computer.Files, computer.Registry, computer.DataProtection, computer.Administrators).Rollback(session),
        ["RemoveMachineData"] = (computer, session) => new RemoveMachineData(computer.Files, computer.Registry, computer.Administrators).Execute(session),
        ["RemoveUserData"] = (computer, session) => new RemoveUserData(computer.Files, computer.Registry, computer.Token).Execute(session),
        ["RegisterHelperService"] = (computer, session) => new RegisterHelperService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Execute(session),
        ["RollbackRegisterHelperService"] = (computer, session) => new RegisterHelperService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Rollback(session),
        ["StartHelperService"] = (computer, session) => new StartHelperService(computer.Services, new FakePause()).Execute(session),
        ["RemoveHelperService"] = (computer, session) => new RemoveHelperService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Execute(session),
        ["RollbackRemoveHelperService"] = (computer, session) => new RemoveHelperService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Rollback(session),
        ["DeleteHelperService"] = (computer, session) => new DeleteHelperService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Execute(session),
        ["StopEngineService"] = (computer, session) => new StopEngineService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Execute(session),
        ["RollbackStopEngineService"] = (computer, session) => new StopEngineService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Rollback(session),
        ["RegisterEngineService"] = (computer, session) => new RegisterEngineService(computer.Services, computer.Registry, new FakePause(), computer.Files, computer.Drives).Execute(session),
        ["RollbackRegisterEngineService"] = (computer, session) => new RegisterEngineService(computer.Services, computer.Registry, new FakePause(), computer.Files, computer.Drives).Rollback(session),
        ["StartEngineService"] = (computer, session) => new StartEngineService(computer.Services, new FakePause()).Execute(session),
        ["DeleteEngineService"] = (computer, session) => new DeleteEngineService(computer.Services, computer.Registry, computer.Administrators, new FakePause()).Execute(session),
    };
}
