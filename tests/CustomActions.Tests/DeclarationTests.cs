using System.Reflection;
using System.Xml.Linq;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace CustomActions.Tests;

/// <summary>The WiX declarations and the DLL say the same.</summary>
[TestClass]
public sealed class DeclarationTests
{
    private static readonly XNamespace Wix = "http://wixtoolset.org/schemas/v4/wxs";

    /// <summary>Every fragment of both packages and the package for all users, which has all of them.</summary>
    private static readonly XElement Source = new(
        "Sources", typeof(DeclarationTests).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".wxs", StringComparison.Ordinal) && name != "PerUser.Package.wxs").Select(name => Read(name).Root));

    /// <summary>The actions of the per-user package, which has the whole of each fragment that it refers to.</summary>
    private static readonly string[] PerUserActions =
    [
        .. Read("PerUser.Package.wxs").Descendants(Wix + "CustomActionRef").Select(reference => Attribute(reference, "Id")).Append("ForgetRollbackDataOnCommit")
            .SelectMany(name => Source.Descendants(Wix + "CustomAction").Single(action => Attribute(action, "Id") == name).Parent!.Elements(Wix + "CustomAction").Select(action => Attribute(action, "Id"))),
    ];

    private static readonly XElement[] Actions = [.. Source.Descendants(Wix + "CustomAction")];

    [TestMethod]
    public void Every_declared_entry_point_is_exported_and_every_export_declared()
    {
        var exported = typeof(PrepareInstall).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public)).Where(method => method.GetCustomAttribute<CustomActionAttribute>() is not null).Select(method => method.Name);
        Assert.AreEqual(string.Join('\n', exported.Order()), string.Join('\n', Actions.Select(action => Attribute(action, "DllEntry")).Distinct().Order()));
    }

    [TestMethod]
    public void Every_deferred_action_has_its_rollback_twin_just_before_it()
    {
        foreach (var action in Actions.Where(action => Attribute(action, "Execute") == "deferred"))
        {
            var name = Attribute(action, "Id");
            var twin = Actions.Single(other => Attribute(other, "Id") == $"Rollback{name}");
            Assert.AreEqual("rollback", Attribute(twin, "Execute"));
            Assert.AreEqual($"Rollback{name}", Attribute(Scheduled(name), "After"));
        }
    }

    [TestMethod]
    public void Actions_in_the_script_run_as_the_system_with_hidden_data_on_the_condition_of_their_data()
    {
        foreach (var action in Actions.Where(action => Attribute(action, "Execute") is "deferred" or "rollback" or "commit"))
        {
            var name = Attribute(action, "Id");
            Assert.AreEqual(name is "RemoveUserData" or "AnnounceEnvironment" ? "yes" : PerUserActions.Contains(name) ? "$(Impersonate)" : "no", Attribute(action, "Impersonate"), name);
            Assert.AreEqual("yes", Attribute(action, "HideTarget"), name);
            Assert.AreEqual(Attribute(action, "Execute") == "deferred" ? string.Empty : "ignore", Attribute(action, "Return"), name);
            Assert.EndsWith(name, Attribute(Scheduled(name), "Condition"));
        }
    }

    [TestMethod]
    public void No_condition_of_an_action_in_the_script_reads_what_a_command_line_sets()
    {
        // Public, but what Windows Installer itself makes of the command.
        string[] own = ["REMOVE", "UPGRADINGPRODUCTCODE"];
        string[] operators = ["NOT", "AND", "OR", "ALL"];
        foreach (var action in Actions.Where(action => Attribute(action, "Execute") is "deferred" or "rollback" or "commit"))
        {
            var name = Attribute(action, "Id");
            var words = Attribute(Scheduled(name), "Condition").Split([' ', '(', ')', '~', '=', '<', '>', '"'], StringSplitOptions.RemoveEmptyEntries);
            Assert.AreEqual(name, string.Join(' ', words.Except(own).Except(operators)), "the data that PrepareInstall hands out is the only other condition");
        }
    }

    [TestMethod]
    [DataRow("RemoveHelperService", "REMOVE~=\"ALL\" AND ")]
    [DataRow("RollbackRemoveHelperService", "REMOVE~=\"ALL\" AND ")]
    [DataRow("RemoveDockerUsersGroup", "REMOVE~=\"ALL\" AND NOT UPGRADINGPRODUCTCODE AND ")]
    [DataRow("CreateDockerUsersGroup", "NOT REMOVE~=\"ALL\" AND ")]
    [DataRow("AddInstallingUser", "NOT REMOVE~=\"ALL\" AND ")]
    [DataRow("RegisterHelperService", "NOT REMOVE~=\"ALL\" AND ")]
    [DataRow("RollbackRegisterHelperService", "NOT REMOVE~=\"ALL\" AND ")]
    [DataRow("StartHelperService", "NOT REMOVE~=\"ALL\" AND ")]
    public void Installing_and_uninstalling_actions_are_kept_apart(string name, string condition) => Assert.StartsWith(condition, Attribute(Scheduled(name), "Condition"));

    [TestMethod]
    public void The_service_is_started_at_commit_once_it_is_registered()
    {
        Assert.AreEqual("commit", Attribute(Actions.Single(action => Attribute(action, "Id") == "StartHelperService"), "Execute"));
        Assert.AreEqual("RegisterHelperService", Attribute(Scheduled("StartHelperService"), "After"));
    }

    [TestMethod]
    public void The_folder_is_looked_at_before_it_is_made_and_before_it_is_filled()
    {
        Assert.AreEqual("CreateFolders", Attribute(Scheduled("RollbackSecureInstallFolder"), "Before"));
        Assert.AreEqual("InstallFiles", Attribute(Scheduled("RollbackCheckInstallFolder"), "Before"));
        Assert.AreEqual("SecureInstallFolder", Attribute(Actions.Single(action => Attribute(action, "Id") == "CheckInstallFolder"), "DllEntry"));
    }

    [TestMethod]
    [DataRow("SecureInstallFolder")]
    [DataRow("CheckInstallFolder")]
    public void The_folder_is_told_by_Windows_Installer_right_before_it_is_looked_at(string action)
    {
        var set = Source.Descendants(Wix + "SetProperty").Single(set => Attribute(set, "Id") == action);
        Assert.AreEqual($"Folder=\"[$Client]\";[{action}]", Attribute(set, "Value"));
        Assert.AreEqual(action, Attribute(set, "Before"));
        Assert.AreEqual("NOT REMOVE~=\"ALL\"", Attribute(set, "Condition"));
        Assert.AreEqual("INSTALLFOLDER", Attribute(Source.Descendants(Wix + "Component").Single(component => Attribute(component, "Id") == "Client"), "Directory"));
    }

    [TestMethod]
    public void Everything_is_decided_before_anything_is_changed()
    {
        Assert.AreEqual("InstallValidate", Attribute(Scheduled("PrepareInstall"), "After"));
        Assert.AreEqual(string.Empty, Attribute(Scheduled("PrepareInstall"), "Condition"));
        Assert.AreEqual("LaunchConditions", Attribute(Scheduled("ReadInstallFlags"), "Before"));
        Assert.AreEqual("CostInitialize", Attribute(Scheduled("ReadSettings"), "Before"));
        Assert.AreEqual(string.Empty, Attribute(Scheduled("ReadSettings"), "Condition"));
    }

    [TestMethod]
    public void Every_public_property_is_secure_without_a_value_and_those_that_carry_secrets_are_hidden()
    {
        var properties = Read("CustomActions.wxs").Descendants(Wix + "Property").Where(property => !Attribute(property, "Id").Any(char.IsAsciiLetterLower)).ToArray();
        var expected = PublicProperties.All.Select(property => property.Name).Where(name => name != "ENABLEDESKTOPSHORTCUT").Append("INSTALLFLAGS").Append("INSTALLFOLDER").Order();
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', properties.Select(property => Attribute(property, "Id")).Order()));
        foreach (var property in properties)
        {
            var name = Attribute(property, "Id");
            Assert.AreEqual("yes", Attribute(property, "Secure"), name);
            Assert.AreEqual(string.Empty, Attribute(property, "Value"), name);
            var isSecret = name is "INSTALLFLAGS" or "ADMINSETTINGS" || name.StartsWith("OVERRIDEPROXY", StringComparison.Ordinal);
            Assert.AreEqual(isSecret && name != "INSTALLFLAGS", PublicProperties.All.Any(property => property.Name == name && property.IsSecret), name);
            Assert.AreEqual(isSecret ? "yes" : string.Empty, Attribute(property, "Hidden"), name);
        }
    }

    [TestMethod]
    public void Every_recorded_setting_of_one_user_is_written_from_the_property_that_is_set_for_it()
    {
        var values = Read("Settings.wxs").Descendants(Wix + "RegistryValue").ToDictionary(value => Attribute(value, "Name"));
        var expected = PublicProperties.All.Where(property => property is { ValueName: not null, IsSecret: false } && (property.PerUserRefusal is null || property.PerUserAllowed.Length > 0)).ToDictionary(property => property.ValueName!);
        Assert.AreEqual(string.Join(',', expected.Keys.Order()), string.Join(',', values.Keys.Order()));
        foreach (var (name, value) in values)
        {
            Assert.AreEqual($"[Recorded{name}]", Attribute(value, "Value"));
            var isSwitch = !expected.TryGetValue(name, out var property) || property.Allowed?[0] == "0";
            Assert.AreEqual(isSwitch ? "integer" : "string", Attribute(value, "Type"), name);

            // What is always recorded is in the one component without a condition; what may be absent goes with its own component.
            var component = value.Parent!;
            var isOptional = property is { IsOptional: true };
            Assert.AreEqual(isOptional ? $"Recorded{name}" : "RecordedSettings", Attribute(component, "Id"));
            Assert.AreEqual(isOptional ? $"Recorded{name}" : string.Empty, Attribute(component, "Condition"));
            Assert.AreEqual(isOptional ? "yes" : string.Empty, Attribute(component, "Transitive"));
        }
    }

    [TestMethod]
    public void Every_action_has_its_progress_text()
    {
        var shown = Source.Descendants(Wix + "ProgressText").ToDictionary(text => Attribute(text, "Action"), text => Attribute(text, "Message"));
        // Those of WiX's libraries are declared there; ExtensionTableTests looks at a whole package.
        Assert.AreEqual(string.Join('\n', Actions.Select(action => Attribute(action, "Id")).Order()), string.Join('\n', shown.Keys.Where(action => !action.StartsWith("Wix", StringComparison.Ordinal)).Order()));
        var strings = Read("CustomActions.wxl").Root!.Elements().Select(element => $"!(loc.{Attribute(element, "Id")})").Order();
        Assert.AreEqual(string.Join('\n', strings), string.Join('\n', shown.Values.Distinct().Order()));
    }

    [TestMethod]
    public void What_takes_long_is_declared_with_a_line_for_each_step()
    {
        foreach (var action in ProgressShare.Actions.Append("CreateDataRoots"))
        {
            Assert.AreEqual("[1]", Attribute(Source.Descendants(Wix + "ProgressText").Single(text => Attribute(text, "Action") == action), "Template"), action);
        }
    }

    private static XElement Scheduled(string action) => Source.Descendants(Wix + "InstallExecuteSequence").Elements().Single(custom => Attribute(custom, "Action") == action);

    private static string Attribute(XElement element, string name) => (string?)element.Attribute(name) ?? string.Empty;

    private static XDocument Read(string name)
    {
        using var stream = typeof(DeclarationTests).Assembly.GetManifestResourceStream(name)!;
        return XDocument.Load(stream);
    }
}
