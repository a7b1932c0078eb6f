using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Accounts;
using WixExtensions.CustomActions.Closing;
using WixExtensions.CustomActions.Files;
using WixExtensions.CustomActions.Firewall;
using WixExtensions.CustomActions.Security;
using WixExtensions.CustomActions.Services;
using WixExtensions.CustomActions.Shortcuts;
using WixExtensions.CustomActions.Tests.Fakes;
using WixExtensions.CustomActions.Xml;

namespace WixExtensions.CustomActions.Tests;

/// <summary>The actions in the script believe nothing that a standard user hands them.</summary>
[TestClass]
public sealed class HostileDataTests
{
    private const string User = "S-1-5-21-1-2-3-1001";

    private readonly FakePrograms _programs = new();
    private readonly FakeRestartMark _restart = new();
    private readonly FakeFirewall _firewall = new();
    private readonly FakeInstallation _installation = new() { IsAdministrator = false };
    private readonly FakeInstalledFiles _files = new();
    private readonly FakeRecovery _services = new();
    private readonly ObjectPermissionsTests.FakeObjects _objects = new();
    private readonly AccountsTests.FakeAccountsOfComputer _accounts = new();

    /// <summary>What takes no data of this library's: what runs the command line that the package's author sets, as it does with WiX, and what reads none.</summary>
    private static readonly string[] s_withoutData = ["WixQuietExec", "WixFailWhenDeferred", "WixWaitForEvent"];

    public HostileDataTests()
    {
        _files[HostileExtensionData.ExistingFile] = "<r/>";
        _services.Actions[HostileExtensionData.ExistingService] = new ServiceFailureActions(1, "0:0");
        _accounts.Members[HostileExtensionData.ExistingGroup] = ["S-1-5-18"];
    }

    public static IEnumerable<object[]> Actions => HostileExtensionData.Cases.Keys.Select(action => new object[] { action });

    /// <summary>As the real WiX declares them, as it was recorded.</summary>
    [TestMethod]
    [DataRow("util.x64")]
    [DataRow("firewall.x64")]
    public void Every_entry_point_that_runs_in_the_script_has_hostile_data(string table)
    {
        const int InScript = 0x400;
        using var reader = new StreamReader(typeof(HostileDataTests).Assembly.GetManifestResourceStream(table)!);
        var exported = typeof(CloseApplications).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(CustomActionAttribute), false)).Select(method => method.Name).ToHashSet();
        var inScript = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(3).Select(line => line.TrimEnd('\r').Split('\t'))
            .Where(row => (int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture) & InScript) != 0 && exported.Contains(row[3])).Select(row => row[3]).Except(s_withoutData).ToHashSet();
        Assert.IsNotEmpty(inScript);
        CollectionAssert.IsSubsetOf(inScript.ToList(), HostileExtensionData.Cases.Keys.ToList());
    }

    [TestMethod]
    [DynamicData(nameof(Actions))]
    public void A_standard_user_who_repairs_or_installs_what_is_advertised_changes_nothing(string action)
    {
        _programs.Start("antivirus.exe");
        _programs.Start("lsass.exe");
        (_installation.IsKnown, _installation.HasFeatures) = (true, true);
        var (files, accounts) = (_files.All, _accounts.All);
        foreach (var data in HostileExtensionData.Cases[action])
        {
            Run(action, data);
            Assert.IsEmpty(_programs.Calls, data);
            Assert.IsFalse(_restart.IsSet, data);
            Assert.IsEmpty(_firewall.Rules, data);
            Assert.AreEqual(files, _files.All, data);
            Assert.AreEqual(accounts, _accounts.All, data);
            Assert.AreEqual("0:0", _services.Actions[HostileExtensionData.ExistingService].Actions, data);
            Assert.IsEmpty(_objects.Calls, data);
            Assert.AreEqual(TimeSpan.Zero, _programs.Now, data);
        }
    }

    /// <summary>An administrator has consented to an installation, not to the end of whatever program the data names.</summary>
    [TestMethod]
    public void At_a_first_installation_a_standard_user_has_no_programs_of_others_closed_or_ended()
    {
        _programs.Start("antivirus.exe");
        _programs.Start("antivirus.exe").Owner = "S-1-5-21-1-2-3-1002";
        _programs.Start("lsass.exe").Owner = null;
        foreach (var data in HostileExtensionData.Cases["WixCloseApplicationsDeferred"])
        {
            Run("WixCloseApplicationsDeferred", data);
            Assert.IsEmpty(_programs.Calls, data);
            Assert.IsFalse(_restart.IsSet, data);
        }

        Assert.AreEqual(TimeSpan.Zero, _programs.Now);
    }

    [TestMethod]
    public void Their_own_are_closed_and_LocalSystem_does_not_wait_for_ever()
    {
        var own = _programs.Start("app.exe");
        own.Owner = User;
        var other = _programs.Start("app.exe");
        Run("WixCloseApplicationsDeferred", $"1=FileName=app.exe;;Options={4 | 0x20};;Timeout={int.MaxValue};;ExitCode=1");
        Assert.AreEqual($"Close {own.Id} {CloseApplications.LongestWait.TotalSeconds}|Terminate {own.Id} 1", string.Join('|', _programs.Calls));
        Assert.AreEqual(CloseApplications.LongestWait, _programs.Now);
        CollectionAssert.AreEqual(new[] { other.Id }, _programs.Find("app.exe"));
    }

    private XmlFileChanges Changes => new(new FakeXmlDocuments(_files), _files, _programs, _installation.Authority);

    private ObjectPermissions Permissions => new(_objects, new ObjectPermissionsTests.FakeNames(), _installation.Authority);

    private Users Users => new(_accounts, _accounts, _accounts, _accounts, _installation.Authority);

    private Groups Groups => new(_accounts, _accounts, _installation.Authority);

    private void Run(string action, string data)
    {
        var installer = new FakeInstaller { ActionMode = InstallRunMode.Scheduled, Properties = { [CustomActionData.PropertyName] = data, ["UserSID"] = User, ["ProductCode"] = "{5}" } };
        _ = CustomActionEntryPoint.Run(installer, action, FakeInstaller.SessionHandle, session => action switch
        {
            "WixCloseApplicationsDeferred" => new CloseApplications(_programs, _programs, _restart, _installation.Authority).Execute(session),
            "ExecFirewallExceptions" => new FirewallExceptions(_firewall, _installation.Authority).Execute(session),
            "ExecXmlFile" or "ExecXmlConfig" => Changes.Execute(session),
            "ExecXmlFileRollback" or "ExecXmlConfigRollback" => Changes.Rollback(session),
            "WixCreateInternetShortcuts" => new InternetShortcuts(_files, new WindowsShortcutWriter(), _installation.Authority).Create(session),
            "WixRollbackInternetShortcuts" => new InternetShortcuts(_files, new WindowsShortcutWriter(), _installation.Authority).Rollback(session),
            "WixExecuteTouchFile" => new TouchFiles(_files, TimeProvider.System, _installation.Authority).Execute(session),
            "WixExecFormatFiles" => new FormatFiles(_files, _installation.Authority).Execute(session),
            "ExecServiceConfig" => new ServiceRecovery(_services, new ShutdownPrivilege(), _installation.Authority).Execute(session),
            "RollbackServiceConfig" => new ServiceRecovery(_services, new ShutdownPrivilege(), _installation.Authority).Rollback(session),
            "ExecSecureObjects" => Permissions.Execute(session),
            "ExecSecureObjectsRollback" => Permissions.Rollback(session),
            "CreateUser" => Users.Create(session),
            "CreateUserRollback" => Users.Rollback(session),
            "RemoveUser" => Users.Remove(session),
            "CreateGroup" => Groups.Create(session),
            "CreateGroupRollback" => Groups.RemoveGroups(session, isRollback: true),
            "RemoveGroup" => Groups.RemoveGroups(session, isRollback: false),
            "AddGroupMembership" => Groups.AddMemberships(session, isRollback: false),
            "AddGroupMembershipRollback" => Groups.RemoveMemberships(session, isRollback: true),
            "RemoveGroupMembership" => Groups.RemoveMemberships(session, isRollback: false),
            "RemoveGroupMembershipRollback" => Groups.AddMemberships(session, isRollback: true),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Nobody has thought about it."),
        });
    }
}
