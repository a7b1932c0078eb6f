using CustomActions.Tests.Simulation;
using DockerDesktop.CustomActions.Settings;

namespace CustomActions.Tests;

/// <summary>The tables of the built package for all users: what binds the machine is in none of them, and what runs with the rights of the user does so everywhere.</summary>
[TestClass]
public sealed class PackageSettingsTests
{
    private const int DllInBinary = 1;
    private const int TypeMask = 0x3F;
    private const int InScript = 0x400;
    private const int NoImpersonate = 0x800;
    private const int TerminalServerAware = 0x4000;

    private static readonly string[] Binding = [.. PublicProperties.All.Where(property => property.Name != "ENABLEDESKTOPSHORTCUT").Select(property => property.Name).Append("INSTALLFOLDER")];

    private static readonly string[] ValueNames = [.. PublicProperties.All.Where(property => property.ValueName is not null).Select(property => property.ValueName!).Append(RecordedSettings.InstallFolderName)];

    [TestMethod]
    public void Every_property_but_that_of_the_desktop_shortcut_binds_the_machine() =>
        Assert.AreEqual("ENABLEDESKTOPSHORTCUT", string.Join(' ', PublicProperties.All.Where(property => !property.IsMachineWide).Select(property => property.Name)));

    [TestMethod]
    [DataRow("Registry", "Value")]
    [DataRow("Environment", "Value")]
    [DataRow("IniFile", "Value")]
    public void No_row_writes_the_value_of_a_property_that_binds_the_machine(string table, string column)
    {
        foreach (var row in InstallerPackage.AllUsers.Rows(table))
        {
            foreach (var property in Binding.Concat(ValueNames.Select(name => $"Recorded{name}")))
            {
                Assert.DoesNotContain($"[{property}]", row[column], $"{table} {row[table]}");
                Assert.DoesNotContain($"[{property}]", row.GetValueOrDefault("Key", string.Empty), $"{table} {row[table]}");
            }

            Assert.IsFalse(row.ContainsKey("Name") && row.GetValueOrDefault("Key") == RecordedSettings.Key && ValueNames.Contains(row["Name"], StringComparer.OrdinalIgnoreCase), $"{table} {row[table]}");
        }
    }

    [TestMethod]
    public void No_component_that_writes_anything_for_all_is_there_or_not_by_such_a_property()
    {
        foreach (var row in InstallerPackage.AllUsers.Rows("Component"))
        {
            foreach (var property in Binding.Concat(ValueNames.Select(name => $"Recorded{name}")))
            {
                Assert.DoesNotContain(property, row["Condition"], row["Component"]);
            }
        }
    }

    [TestMethod]
    public void What_runs_as_the_user_in_the_script_does_so_on_a_Remote_Desktop_Session_Host_too()
    {
        List<string> asTheUser = [];
        foreach (var row in InstallerPackage.AllUsers.Rows("CustomAction"))
        {
            var type = InstallerPackage.Number(row["Type"]);
            if ((type & TypeMask) != DllInBinary || (type & InScript) == 0)
            {
                Assert.AreEqual(0, type & TerminalServerAware, row["Action"]);
                continue;
            }

            Assert.AreEqual((type & NoImpersonate) == 0, (type & TerminalServerAware) != 0, row["Action"]);
            if ((type & NoImpersonate) == 0)
            {
                asTheUser.Add(row["Action"]);
            }
        }

        Assert.AreEqual("AnnounceEnvironment RemoveUserData", string.Join(' ', asTheUser.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Settings_are_recorded_after_all_that_decides_by_whether_there_are_any_and_before_the_services()
    {
        List<string> sequence = [.. InstallerPackage.AllUsers.Sequence.Select(row => row.Action)];
        foreach (var action in new[] { "WriteRegistryValues", "SetPredecessorAside", "WriteSignInPolicy", "CreateDataRoots", "WriteAdminSettings", "RemoveHostsBlock", "ChangeEngineConfiguration", "CreateDockerUsersGroup", "AddInstallingUser" })
        {
            Assert.IsLessThan(sequence.IndexOf("WriteSettings"), sequence.IndexOf(action), action);
        }

        foreach (var action in new[] { "RegisterHelperService", "RegisterEngineService", "StartHelperService", "RegisterProduct", "PublishProduct" })
        {
            Assert.IsGreaterThan(sequence.IndexOf("WriteSettings"), sequence.IndexOf(action), action);
        }

        // Of a product that is being removed the features are gone then, which tells it from one that somebody only says is.
        foreach (var action in new[] { "RemoveSettings", "RemoveSignInPolicy", "WriteAdminSettings", "RemoveHostsBlock", "ChangeEngineConfiguration" })
        {
            Assert.IsGreaterThan(sequence.IndexOf("UnpublishFeatures"), sequence.IndexOf(action), action);
        }
    }
}
