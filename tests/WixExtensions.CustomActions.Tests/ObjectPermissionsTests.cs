using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;
using WixExtensions.CustomActions.Security;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class ObjectPermissionsTests
{
    private readonly ScriptedInstaller _installer = new("Wix4SecureObject");
    private readonly FakeObjects _objects = new();
    private readonly FakeInstallation _installation = new();

    private ObjectPermissions Permissions => new(_objects, new FakeNames(), _installation.Authority);

    [TestMethod]
    [DataRow("File", @"File C:\app\a.txt")]
    [DataRow("CreateFolder", @"File C:\app\")]
    [DataRow("ServiceInstall", "Service svc")]
    [DataRow("Registry", @"RegistryKey MACHINE\2")]
    public void Objects_of_each_table_are_named_as_Windows_names_them(string table, string expected)
    {
        _installer.Msi.Properties["#Key"] = @"C:\app\a.txt";
        _installer.Msi.Properties["Key"] = @"C:\app\";
        _installer.Msi.Answers["Key"] = table == "Registry" ? "2" : "svc";
        Add("Key", table, "", "Everyone", 0, 0x1F01FF);
        _installer.Schedule(ObjectPermissions.Schedule).Run(Permissions.Execute, ObjectPermissions.ExecuteAction);
        Assert.AreEqual($"{expected} S-1-1-0 1F01FF this alone", _objects.Calls.Single());
    }

    [TestMethod]
    public void Keys_of_32_bits_are_those_that_programs_of_32_bits_see()
    {
        _installer.Msi.Answers["Main"] = "0";
        _installer.Msi.Answers["Key"] = "-1";
        Add("Key", "Registry", "", "Users", 1, 1);
        _installer.Schedule(ObjectPermissions.Schedule).Run(Permissions.Execute, ObjectPermissions.ExecuteAction);
        Assert.AreEqual(@"RegistryKey32 CURRENT_USER\-1 S-1-5-32-545 1 all below", _objects.Calls.Single());
    }

    [TestMethod]
    public void Accounts_are_found_by_name_and_domain_and_services_get_the_rights_that_are_always_needed()
    {
        _installer.Msi.Answers["Key"] = "svc";
        _installer.Msi.Properties["Domain"] = "CORP";
        Add("Key", "ServiceInstall", "[Domain]", "jo", 0, 0x10);
        _installer.Schedule(ObjectPermissions.Schedule).Run(Permissions.Execute, ObjectPermissions.ExecuteAction);
        Assert.AreEqual("Service svc S-1-5-21-1 9D this alone", _objects.Calls.Single());
        Assert.AreEqual("Wix4ExecSecureObjects", _installer.Scheduled);

        _installer.Msi.Rows[0][3] = "nobody";
        _installer.Schedule(ObjectPermissions.Schedule);
        Assert.Contains(@"CORP\nobody", Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Permissions.Execute, ObjectPermissions.ExecuteAction)).Message);
    }

    [TestMethod]
    public void The_rollback_puts_each_list_back_once_and_goes_on_after_a_failure()
    {
        _installer.Msi.Properties["A"] = @"C:\a\";
        _installer.Msi.Properties["B"] = @"C:\b\";
        _installer.Msi.Properties["New"] = @"C:\new\";
        _objects.Lists[@"C:\a\"] = "D:PAI(A;;FA;;;SY)";
        _objects.Lists[@"C:\b\"] = "D:(A;;FR;;;WD)";
        Add("A", "CreateFolder", "", "Users", 0, 1);
        Add("A", "CreateFolder", "", "Guests", 0, 1);
        Add("B", "CreateFolder", "", "Users", 0, 1);
        Add("New", "CreateFolder", "", "Users", 0, 1);
        _objects.FailingWrite = @"C:\a\";
        _installer.Schedule(Permissions.ScheduleRollback).Run(Permissions.Rollback, ObjectPermissions.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(@"write File C:\a\ D:PAI(A;;FA;;;SY)|write File C:\b\ D:(A;;FR;;;WD)", string.Join('|', _objects.Calls));
        Assert.Contains(@"Warning: the rights on C:\a\", _installer.Msi.Log);
    }

    [TestMethod]
    public void Nothing_is_scheduled_for_a_component_that_is_not_installed_nor_done_for_a_standard_user_who_repairs()
    {
        _installer.Msi.Properties["Key"] = @"C:\app\";
        _objects.Lists[@"C:\app\"] = "D:";
        Add("Key", "CreateFolder", "", "Users", 0, 1);
        _installer.Set(ComponentChange.Uninstall);
        _installer.Schedule(ObjectPermissions.Schedule).Schedule(Permissions.ScheduleRollback);
        Assert.AreEqual(string.Empty, _installer.Scheduled);

        _installer.Set(ComponentChange.Reinstall);
        (_installation.IsAdministrator, _installation.IsKnown, _installation.HasFeatures) = (false, true, true);
        _installer.Schedule(ObjectPermissions.Schedule).Run(Permissions.Execute, ObjectPermissions.ExecuteAction);
        Assert.IsEmpty(_objects.Calls);
    }

    private void Add(string key, string table, string domain, string user, int attributes, int rights)
    {
        _installer.Msi.Answers.TryAdd("Main", "256");
        _installer.Msi.Rows.Add([key, table, domain, user, attributes, rights, "Main"]);
    }

    internal sealed class FakeObjects : ISecuredObjects
    {
        public List<string> Calls { get; } = [];

        public Dictionary<string, string> Lists { get; } = [];

        public string? FailingWrite { get; set; }

        public uint Read(SecuredObjectKind kind, string name, out string sddl) => Lists.TryGetValue(name, out sddl!) ? 0u : 2u;

        public uint Grant(SecuredObjectKind kind, string name, string sid, uint rights, bool isInheritable)
        {
            Calls.Add(FormattableString.Invariant($"{kind} {name} {sid} {rights:X} {(isInheritable ? "all below" : "this alone")}"));
            return 0;
        }

        public uint Write(SecuredObjectKind kind, string name, string sddl)
        {
            Calls.Add($"write {kind} {name} {sddl}");
            return name == FailingWrite ? 5u : 0u;
        }
    }

    internal sealed class FakeNames : IAccounts
    {
        public string ComputerName => "PC";

        public uint LookUpName(string name, out Account? account)
        {
            account = name == @"CORP\jo" ? new Account("S-1-5-21-1", "CORP", "jo", AccountKind.User) : null;
            return account is null ? Win32Error.NoneMapped : Win32Error.Success;
        }

        public uint LookUpSid(string sid, out Account? account) => throw new NotSupportedException();
    }
}
