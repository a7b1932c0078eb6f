using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Firewall;
using WixExtensions.CustomActions.Platform;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class FirewallExceptionsTests
{
    private const string NotSet = "-2147483648";
    private const string Program = @"C:\Program Files\Docker\Docker\resources\com.docker.backend.exe";
    private const string InstallCondition = "$C=3 OR $C=4";
    private const string UninstallCondition = "$C=2 AND (?C=3 OR ?C=4)";

    /// <summary>What Windows makes when its user lets a program through: one rule for each protocol, of the same name.</summary>
    private static readonly FirewallRule OfTheUser = new() { Name = "Docker Desktop Backend", Program = Program, Protocol = 6, Profiles = 4, Action = 0, Enabled = 1 };

    private static readonly FirewallRule OfAnother = new() { Name = "Docker Desktop Backend", Program = @"C:\Other\other.exe", Protocol = 256, Enabled = 1 };

    private static readonly FirewallRule Expected = new() { Name = "Docker Desktop Backend", Program = Program, Profiles = 3, Direction = 1 };

    private static readonly FirewallRule Older = Expected with { Description = "old; text", Protocol = 256, Profiles = 7, Action = 0, EdgeTraversal = 1, RemoteAddresses = "10.0.0.1,LocalSubnet", Interfaces = "Ethernet|Wi-Fi", Enabled = 0 };

    private readonly FakeInstaller _installer = new();
    private readonly FakeFirewall _firewall = new();
    private readonly FakeInstallation _installation = new();

    public FirewallExceptionsTests()
    {
        _installer.Properties["INSTALLFOLDER"] = @"C:\Program Files\Docker\Docker\";
        _installer.Properties["FirewallProfiles"] = "3";
        _firewall.Rules.AddRange([OfTheUser, OfAnother]);
    }

    [TestMethod]
    public void Installing_adds_the_authored_rule_and_touches_no_other()
    {
        Row();
        Install();
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother, Expected }, _firewall.Rules);
    }

    [TestMethod]
    public void Scheduling_changes_nothing_and_puts_the_rollback_first()
    {
        Row();
        Schedule(InstallCondition);
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother }, _firewall.Rules);
        Assert.AreEqual("Wix5RollbackFirewallExceptionsInstall_X64|Wix5ExecFirewallExceptionsInstall_X64", string.Join('|', _installer.DoneActions));
    }

    [TestMethod]
    public void A_component_that_is_left_alone_schedules_nothing()
    {
        Row();
        Schedule(condition: null);
        Assert.IsEmpty(_installer.DoneActions);
        Schedule(condition: null, isUninstall: true);
        Assert.IsEmpty(_installer.DoneActions);
    }

    [TestMethod]
    public void The_rollback_of_a_new_rule_removes_it_and_no_other()
    {
        Row();
        Install();
        Run(ActionName.Of(FirewallExceptions.RollbackInstallAction), InstallRunMode.Rollback);
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother }, _firewall.Rules);
    }

    [TestMethod]
    public void The_rollback_of_a_rule_that_was_not_reached_does_nothing()
    {
        Row();
        Schedule(InstallCondition);
        Run(ActionName.Of(FirewallExceptions.RollbackInstallAction), InstallRunMode.Rollback);
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother }, _firewall.Rules);
    }

    [TestMethod]
    public void A_rule_that_is_there_is_set_right_and_comes_back_exactly()
    {
        _firewall.Rules.Add(Older);
        Row();
        Install();
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother, Expected }, _firewall.Rules);
        Run(ActionName.Of(FirewallExceptions.RollbackInstallAction), InstallRunMode.Rollback);
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother, Older }, _firewall.Rules);
    }

    [TestMethod]
    [DataRow(2, 0)]
    [DataRow(4, 1)]
    public void A_rule_that_is_there_is_left_or_only_switched_on_when_authored_so(int attributes, int enabled)
    {
        _firewall.Rules.Add(Older);
        Row(attributes: attributes);
        Install();
        Assert.AreEqual(Older with { Enabled = enabled }, _firewall.Rules[2]);
    }

    [TestMethod]
    public void Uninstalling_removes_exactly_the_rule_and_its_rollback_brings_it_back()
    {
        _firewall.Rules.Add(Older);
        Row();
        Uninstall();
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother }, _firewall.Rules);
        Assert.AreEqual("Wix5RollbackFirewallExceptionsUninstall_X64|Wix5ExecFirewallExceptionsUninstall_X64", string.Join('|', _installer.DoneActions));
        Run(ActionName.Of(FirewallExceptions.RollbackUninstallAction), InstallRunMode.Rollback);
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother, Older }, _firewall.Rules);
    }

    [TestMethod]
    public void Uninstalling_leaves_rules_of_the_same_name_for_others()
    {
        Row();
        Uninstall();
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother }, _firewall.Rules);
        Assert.Contains("for other programs and stay", _installer.Log);
    }

    [TestMethod]
    public void A_failure_on_the_way_is_rolled_back_to_what_was()
    {
        Row("One");
        Row("Two");
        _firewall.ChangesLeft = 1;
        Assert.ThrowsExactly<FirewallException>(Install);
        Assert.HasCount(3, _firewall.Rules);
        _firewall.ChangesLeft = int.MaxValue;
        Run(ActionName.Of(FirewallExceptions.RollbackInstallAction), InstallRunMode.Rollback);
        CollectionAssert.AreEqual(new[] { OfTheUser, OfAnother }, _firewall.Rules);
    }

    [TestMethod]
    public void A_firewall_that_is_not_there_stops_the_installation_before_anything_is_changed()
    {
        _firewall.IsUnreachable = true;
        Row();
        Assert.ThrowsExactly<FirewallException>(() => Schedule(InstallCondition));
        Assert.IsEmpty(_installer.DoneActions);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_rule_that_may_fail_is_left_alone_then(bool isUninstall)
    {
        _firewall.IsUnreachable = true;
        Row(attributes: 1);
        Schedule(isUninstall ? UninstallCondition : InstallCondition, isUninstall);
        Assert.IsEmpty(_installer.DoneActions);
        Assert.Contains("Warning: The Windows Firewall could not read the rules", _installer.Log);
    }

    [TestMethod]
    public void A_rule_that_may_fail_does_not_keep_the_next_from_being_made()
    {
        Row("One", attributes: 1);
        Row("Two");
        Schedule(InstallCondition);
        var failing = new FakeFirewall();
        failing.Rules.Add(Expected with { Name = "Two" });
        failing.ChangesLeft = 0;
        _installer.Properties[CustomActionData.PropertyName] = _installer.Properties[ActionName.Of(FirewallExceptions.InstallAction)];
        _installer.ActionMode = InstallRunMode.Scheduled;
        using var session = _installer.OpenSession();
        Assert.ThrowsExactly<FirewallException>(() => new FirewallExceptions(failing, _installation.Authority).Execute(session), "the second rule may not fail");
        Assert.Contains("The rule \"One\" may fail", _installer.Log);
    }

    [TestMethod]
    public void Every_column_reaches_the_rule()
    {
        _installer.Rows.Add(
        [
            "id", "C", 0, "Name", "10.0.0.1", "80,443", "17", "[INSTALLFOLDER]a.exe", "4", "Text", 2, "0", "2", "0", "Group", "8:*", "Ethernet", "Lan", "LocalSubnet", "1000-2000", "Spooler",
            "S-1-15-2-1", "O:LSD:(A;;CC;;;BA)", "S-1-5-18", "O:LSD:(A;;CC;;;S-1-1-0)", "O:LSD:(A;;CC;;;AU)", "1",
        ]);
        Install();
        var rule = new FirewallRule
        {
            Name = "Name", RemoteAddresses = "10.0.0.1", LocalPorts = "80,443", Protocol = 17, Program = @"C:\Program Files\Docker\Docker\a.exe", Profiles = 4, Description = "Text", Direction = 2,
            Action = 0, EdgeTraversal = 2, Enabled = 0, Grouping = "Group", IcmpTypesAndCodes = "8:*", Interfaces = "Ethernet", InterfaceTypes = "Lan", LocalAddresses = "LocalSubnet",
            RemotePorts = "1000-2000", Service = "Spooler", LocalAppPackageId = "S-1-15-2-1", LocalUserAuthorizedList = "O:LSD:(A;;CC;;;BA)", LocalUserOwner = "S-1-5-18",
            RemoteMachineAuthorizedList = "O:LSD:(A;;CC;;;S-1-1-0)", RemoteUserAuthorizedList = "O:LSD:(A;;CC;;;AU)", SecureFlags = 1,
        };
        Assert.AreEqual(rule, _firewall.Rules[2]);
        Assert.AreEqual(rule, FirewallRule.Parse(rule.ToString()));
    }

    [TestMethod]
    public void A_property_that_is_no_number_is_refused()
    {
        _installer.Properties["FirewallProfiles"] = "domain";
        Row();
        var exception = Assert.ThrowsExactly<FirewallException>(() => Schedule(InstallCondition));
        Assert.Contains("\"domain\" where a number is needed", exception.Message);
    }

    [TestMethod]
    [DataRow("resources\\COM.DOCKER.BACKEND.EXE", 256, 1, true)]
    [DataRow("resources\\com.docker.backend.exe", 6, 1, false)]
    [DataRow("resources\\com.docker.backend.exe", 256, 2, false)]
    [DataRow("resources\\other.exe", 256, 1, false)]
    public void A_rule_is_recognised_by_name_program_protocol_and_direction(string program, int protocol, int direction, bool isSame)
    {
        var other = new FirewallRule { Name = "DOCKER desktop backend", Program = $@"C:\Program Files\Docker\Docker\{program}", Protocol = protocol, Direction = direction };
        Assert.AreEqual(isSame, Expected.IsSameAs(other));
    }

    private void Row(string name = "Docker Desktop Backend", int attributes = 0) => _installer.Rows.Add(
        ["id", "C", attributes, name, null, null, NotSet, @"[INSTALLFOLDER]resources\com.docker.backend.exe", "[FirewallProfiles]", null, 1, NotSet, NotSet, NotSet, null, null, null, null, null, null, null, null, null, null, null, null, NotSet]);

    private void Install()
    {
        Schedule(InstallCondition);
        Run(ActionName.Of(FirewallExceptions.InstallAction), InstallRunMode.Scheduled);
    }

    private void Uninstall()
    {
        Schedule(UninstallCondition, isUninstall: true);
        Run(ActionName.Of(FirewallExceptions.UninstallAction), InstallRunMode.Scheduled);
    }

    /// <summary>The data of the actions in the script comes from a process of whoever started the installation.</summary>
    [TestMethod]
    [DataRow(false, false, false, true)]
    [DataRow(false, true, true, false)]
    [DataRow(false, true, false, false)]
    [DataRow(true, true, true, true)]
    public void A_standard_user_makes_rules_at_a_first_installation_only(bool isAdministrator, bool isKnown, bool hasFeatures, bool isMade)
    {
        Row();
        Schedule(InstallCondition);
        (_installation.IsAdministrator, _installation.IsKnown, _installation.HasFeatures) = (isAdministrator, isKnown, hasFeatures);
        Run(ActionName.Of(FirewallExceptions.InstallAction), InstallRunMode.Scheduled);
        Assert.AreEqual(isMade, _firewall.Rules.Contains(Expected));
        Assert.AreEqual(!isMade, _installer.Log.Contains("Nothing is changed: the product is installed or advertised already", StringComparison.Ordinal));
        Run(ActionName.Of(FirewallExceptions.RollbackInstallAction), InstallRunMode.Rollback);
        Assert.HasCount(2, _firewall.Rules);
    }

    [TestMethod]
    [DataRow(false, true, true, true)]
    [DataRow(false, false, false, true)]
    [DataRow(false, true, false, false)]
    [DataRow(true, true, true, false)]
    public void A_standard_user_removes_rules_with_the_product_only(bool isAdministrator, bool isKnown, bool hasFeatures, bool stays)
    {
        Row();
        Install();
        Schedule(UninstallCondition, isUninstall: true);
        (_installation.IsAdministrator, _installation.IsKnown, _installation.HasFeatures) = (isAdministrator, isKnown, hasFeatures);
        Run(ActionName.Of(FirewallExceptions.UninstallAction), InstallRunMode.Scheduled);
        Assert.AreEqual(stays, _firewall.Rules.Contains(Expected));
    }

    private void Schedule(string? condition, bool isUninstall = false)
    {
        _installer.ActionMode = null;
        if (condition is not null)
        {
            _installer.Properties[condition] = "1";
        }

        using var session = _installer.OpenSession();
        var actions = new FirewallExceptions(_firewall, _installation.Authority);
        Assert.AreEqual(ActionResult.Success, isUninstall ? actions.ScheduleUninstall(session) : actions.ScheduleInstall(session));
    }

    private void Run(string action, InstallRunMode mode)
    {
        _installer.ActionMode = null;
        _installer.Properties[CustomActionData.PropertyName] = _installer.Properties[action];
        _installer.ActionMode = mode;
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, new FirewallExceptions(_firewall, _installation.Authority).Execute(session));
    }
}
