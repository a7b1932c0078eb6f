using Installer.Wix.Symbols;
using Installer.Wix.Tables;

using static Installer.Wix.Extensions.CustomActionBits;

namespace Installer.Wix.Extensions.Util;

/// <summary>The fragments of the utility extension: its custom actions with their places in the sequences, and the texts of their errors.</summary>
/// <param name="extension">The extension's name.</param>
/// <param name="platform">The package's architecture.</param>
/// <param name="tables">The tables that are known.</param>
internal sealed class UtilLibrary(string extension, Platform platform, TableDefinitions tables)
{
    private const string OnWindowsNT = "VersionNT > 400";
    private const string UnlessUninstalled = "NOT REMOVE~=\"ALL\" AND VersionNT > 400";
    private const string OnWindowsNT4Sp4 = "VersionNT > 400 OR (VersionNT = 400 AND ServicePackLevel > 3)";

    private const CustomActionBits Execute = Deferred | NoImpersonate;
    private const CustomActionBits Undo = Rollback | NoImpersonate;

    /// <summary>The fragments of one architecture.</summary>
    public IEnumerable<Section> Fragments => [.. Accounts(), .. Files(), .. System(), .. Programs(), Begin().Library().Section];

    /// <summary>The texts of the errors of all its actions.</summary>
    public static IEnumerable<Section> CreateErrors(string extension, TableDefinitions tables)
    {
        yield return new ExtensionFragment(extension, tables).Errors(
            "SecureObjectsErrors",
            (25520, "msierrSecureObjectsFailedCreateSD"),
            (25521, "msierrSecureObjectsFailedSet"),
            (25522, "msierrSecureObjectsUnknownType")).Section;
        yield return new ExtensionFragment(extension, tables).Errors(
            "XmlFileErrorsText",
            (25530, "msierrXmlFileFailedRead"),
            (25531, "msierrXmlFileFailedOpen"),
            (25532, "msierrXmlFileFailedSelect"),
            (25533, "msierrXmlFileFailedSave")).Section;
        yield return new ExtensionFragment(extension, tables).Errors(
            "XmlConfigErrorsText",
            (25540, "msierrXmlConfigFailedRead"),
            (25541, "msierrXmlConfigFailedOpen"),
            (25542, "msierrXmlConfigFailedSelect"),
            (25543, "msierrXmlConfigFailedSave")).Section;
        yield return new ExtensionFragment(extension, tables).Errors(
            "ConfigureUsersErrorText",
            (26401, "msierrUSRFailedUserCreate"),
            (26402, "msierrUSRFailedUserCreatePswd"),
            (26403, "msierrUSRFailedUserGroupAdd"),
            (26404, "msierrUSRFailedUserCreateExists"),
            (26405, "msierrUSRFailedGrantLogonAsService")).Section;
        yield return new ExtensionFragment(extension, tables).Errors("ConfigureGroupsErrorText", (26421, "msierrGRPFailedGroupCreate"), (26423, "msierrGRPFailedGroupCreateExists")).Section;
        yield return new ExtensionFragment(extension, tables).Errors("ConfigureGroupMembershipErrorText", (26422, "msierrGRPFailedGroupGroupAdd")).Section;
    }

    private IEnumerable<Section> Accounts()
    {
        yield return Begin()
            .RefersTo(SymbolKind.UI, "ConfigureUsersErrorText")
            .Action("Wix4ConfigureUsers", "ConfigureUsers")
            .Action("Wix4CreateUser", "CreateUser", Execute | HideTarget)
            .Action("Wix4CreateUserRollback", "CreateUserRollback", Undo | HideTarget)
            .Action("Wix4RemoveUser", "RemoveUser", Commit | NoImpersonate | HideTarget | IgnoreResult)
            .Before("InstallFiles", "Wix4ConfigureUsers", OnWindowsNT).Section;
        yield return Begin()
            .RefersTo(SymbolKind.UI, "ConfigureGroupsErrorText")
            .Action("Wix6ConfigureGroups", "ConfigureGroups")
            .Action("Wix6CreateGroup", "CreateGroup", Execute)
            .Action("Wix6CreateGroupRollback", "CreateGroupRollback", Undo)
            .Action("Wix6RemoveGroup", "RemoveGroup", Commit | NoImpersonate | IgnoreResult)
            .Action("Wix6CreateDomainGroup", "CreateGroup", Deferred)
            .Action("Wix6CreateDomainGroupRollback", "CreateGroupRollback", Rollback)
            .Action("Wix6RemoveDomainGroup", "RemoveGroup", Commit | IgnoreResult)
            .Before("InstallFiles", "Wix6ConfigureGroups", OnWindowsNT).Section;
        yield return Begin()
            .RefersTo(SymbolKind.UI, "ConfigureGroupMembershipErrorText")
            .Action("Wix6AddGroupMembership", "AddGroupMembership", Execute)
            .Action("Wix6AddGroupMembershipRollback", "AddGroupMembershipRollback", Undo)
            .Action("Wix6RemoveGroupMembership", "RemoveGroupMembership", Execute)
            .Action("Wix6RemoveGroupMembershipRollback", "RemoveGroupMembershipRollback", Undo)
            .Action("Wix6AddDomainGroupMembership", "AddGroupMembership", Deferred)
            .Action("Wix6AddDomainGroupMembershipRollback", "AddGroupMembershipRollback", Rollback)
            .Action("Wix6RemoveDomainGroupMembership", "RemoveGroupMembership", Deferred)
            .Action("Wix6RemoveDomainGroupMembershipRollback", "RemoveGroupMembershipRollback", Rollback).Section;
    }

    private IEnumerable<Section> Files()
    {
        yield return Begin().Action("Wix4RemoveFoldersEx", "WixRemoveFoldersEx", IgnoreResult).Before("CostInitialize", "Wix4RemoveFoldersEx", isFixed: true).Section;
        yield return Begin()
            .Action("Wix4TouchFileDuringInstall", "WixTouchFileDuringInstall")
            .Action("Wix4TouchFileDuringUninstall", "WixTouchFileDuringUninstall")
            .Action("Wix4ExecuteTouchFile", "WixExecuteTouchFile", Execute)
            .Action("Wix4RollbackTouchFile", "WixExecuteTouchFile", Undo)
            .Before("RemoveFiles", "Wix4TouchFileDuringUninstall")
            .After("InstallFiles", "Wix4TouchFileDuringInstall").Section;
        yield return Begin()
            .Action("Wix4SchedFormatFiles", "WixSchedFormatFiles")
            .Action("Wix4ExecFormatFiles", "WixExecFormatFiles", Execute)
            .Action("Wix4RollbackFormatFiles", "WixExecFormatFiles", Undo)
            .After("InstallFiles", "Wix4SchedFormatFiles", isFixed: true).Section;
        yield return Begin()
            .RefersTo(SymbolKind.UI, "XmlFileErrorsText")
            .Action("Wix4SchedXmlFile", "SchedXmlFile")
            .Action("Wix4ExecXmlFile", "ExecXmlFile", Execute | HideTarget)
            .Action("Wix4ExecXmlFileRollback", "ExecXmlFileRollback", Undo | HideTarget)
            .After("DuplicateFiles", "Wix4SchedXmlFile", OnWindowsNT).Section;
        yield return Begin()
            .RefersTo(SymbolKind.UI, "XmlConfigErrorsText")
            .Action("Wix4SchedXmlConfig", "SchedXmlConfig")
            .Action("Wix4ExecXmlConfig", "ExecXmlConfig", Execute | HideTarget)
            .Action("Wix4ExecXmlConfigRollback", "ExecXmlConfigRollback", Undo | HideTarget)
            .After("DuplicateFiles", "Wix4SchedXmlConfig", OnWindowsNT).Section;
        yield return Begin()
            .Action("Wix4SchedInternetShortcuts", "WixSchedInternetShortcuts")
            .Action("Wix4RollbackInternetShortcuts", "WixRollbackInternetShortcuts", Undo)
            .Action("Wix4CreateInternetShortcuts", "WixCreateInternetShortcuts", Execute)
            .Before("RemoveFolders", "Wix4SchedInternetShortcuts", OnWindowsNT)
            .Before(NameFor("Wix4CreateInternetShortcuts"), "Wix4RollbackInternetShortcuts", OnWindowsNT)
            .After("CreateShortcuts", "Wix4CreateInternetShortcuts", OnWindowsNT).Section;
    }

    private IEnumerable<Section> System()
    {
        yield return Begin()
            .Action("Wix4RemoveRegistryKeysEx", "WixRemoveRegistryKeysEx", IgnoreResult)
            .Before("RemoveRegistryValues", "Wix4RemoveRegistryKeysEx", isFixed: true).Section;
        yield return Begin()
            .RefersTo(SymbolKind.UI, "SecureObjectsErrors")
            .Action("Wix4SchedSecureObjects", "SchedSecureObjects")
            .Action("Wix4SchedSecureObjectsRollback", "SchedSecureObjectsRollback")
            .Action("Wix4ExecSecureObjects", "ExecSecureObjects", Execute | HideTarget)
            .Action("Wix4ExecSecureObjectsRollback", "ExecSecureObjectsRollback", Undo | HideTarget)
            .After("InstallServices", "Wix4SchedSecureObjects", UnlessUninstalled)
            .After("UnpublishFeatures", "Wix4SchedSecureObjectsRollback", OnWindowsNT).Section;
        yield return Begin()
            .Action("Wix4SchedServiceConfig", "SchedServiceConfig")
            .Action("Wix4ExecServiceConfig", "ExecServiceConfig", Execute)
            .Action("Wix4RollbackServiceConfig", "RollbackServiceConfig", Undo)
            .After("InstallServices", "Wix4SchedServiceConfig", UnlessUninstalled).Section;
        yield return Begin()
            .Action("Wix4ConfigureEventManifestRegister", "ConfigureEventManifestRegister")
            .Action("Wix4ConfigureEventManifestUnregister", "ConfigureEventManifestUnregister")
            .Action("Wix4RegisterEventManifest", "WixQuietExec", Execute)
            .Action("Wix4UnregisterEventManifest", "WixQuietExec", Execute | IgnoreResult)
            .Action("Wix4RollbackRegisterEventManifest", "WixQuietExec", Undo | IgnoreResult)
            .Action("Wix4RollbackUnregisterEventManifest", "WixQuietExec", Undo)
            .After(NameFor("Wix4SchedXmlFile"), "Wix4ConfigureEventManifestRegister", OnWindowsNT)
            .After("RemoveRegistryValues", "Wix4ConfigureEventManifestUnregister", OnWindowsNT).Section;
        foreach (var (name, function) in new[]
        {
            ("Wix4QueryOsInfo", "WixQueryOsInfo"),
            ("Wix4QueryOsDirs", "WixQueryOsDirs"),
            ("Wix4QueryOsWellKnownSID", "WixQueryOsWellKnownSID"),
            ("Wix4QueryOsDriverInfo", "WixQueryOsDriverInfo"),
            ("Wix4QueryNativeMachine", "WixQueryNativeMachine"),
        })
        {
            yield return Begin().Action(name, function, FirstSequence).AfterInBothSequences("AppSearch", name, OnWindowsNT4Sp4).Section;
        }

        foreach (var (name, function) in new[]
        {
            ("Wix4BroadcastSettingChange", "WixBroadcastSettingChange"),
            ("Wix4BroadcastEnvironmentChange", "WixBroadcastEnvironmentChange"),
        })
        {
            yield return Begin().Action(name, function, IgnoreResult).After("InstallFinalize", name).Section;
        }
    }

    private IEnumerable<Section> Programs()
    {
        yield return Begin()
            .Action("Wix4CloseApplications", "WixCloseApplications")
            .Action("Wix4CloseApplicationsDeferred", "WixCloseApplicationsDeferred", Execute)
            .RefersToAction("Wix4CheckRebootRequired")
            .Before("InstallFiles", "Wix4CloseApplications", OnWindowsNT).Section;
        yield return Begin()
            .Action("Wix4CheckRebootRequired", "WixCheckRebootRequired", IgnoreResult)
            .After("InstallFinalize", "Wix4CheckRebootRequired", UnlessUninstalled).Section;
        yield return Begin()
            .Action("Wix4RegisterRestartResources", "WixRegisterRestartResources")
            .Before("InstallValidate", "Wix4RegisterRestartResources").Section;
        yield return Begin()
            .Action("Wix4ExitEarlyWithSuccess", "WixExitEarlyWithSuccess")
            .After("FindRelatedProducts", "Wix4ExitEarlyWithSuccess", $"NEWERVERSIONDETECTED AND {OnWindowsNT}").Section;
        yield return Begin()
            .Action("Wix4FailWhenDeferred", "WixFailWhenDeferred", Deferred)
            .Before("InstallFinalize", "Wix4FailWhenDeferred", $"WIXFAILWHENDEFERRED=1 AND {OnWindowsNT}").Section;
        yield return Begin().Action("Wix4WaitForEvent", "WixWaitForEvent").Before("InstallFinalize", "Wix4WaitForEvent").Section;
        yield return Begin().Action("Wix4WaitForEventDeferred", "WixWaitForEvent", Deferred).After("InstallInitialize", "Wix4WaitForEventDeferred").Section;

        // These have no place of their own: the package schedules them and sets the property that each reads.
        foreach (var (name, function, property) in new[]
        {
            ("Wix4ShellExec", "WixShellExec", "WixShellExecTarget"),
            ("Wix4ShellExecBinary", "WixShellExecBinary", "WixShellExecBinaryId"),
            ("Wix4UnelevatedShellExec", "WixUnelevatedShellExec", "WixUnelevatedShellExecTarget"),
            ("Wix4QuietExec", "WixQuietExec", "WixQuietExecCmdLine"),
            ("Wix4QuietExec64", "WixQuietExec64", "WixQuietExec64CmdLine"),
            ("Wix4SilentExec", "WixSilentExec", "WixSilentExecCmdLine"),
            ("Wix4SilentExec64", "WixSilentExec64", "WixSilentExec64CmdLine"),
        })
        {
            yield return Begin().RefersTo("Property", property).Action(name, function).Section;
        }
    }

    private ExtensionFragment Begin() => new(extension, NameFor("Wix4UtilCA"), platform, tables);

    private string NameFor(string name) => ExtensionFragment.NameFor(name, platform);
}
