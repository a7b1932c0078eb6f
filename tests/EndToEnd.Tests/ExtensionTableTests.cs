using System.Globalization;

namespace EndToEnd;

/// <summary>What the payload's programs make of the packages: a firewall rule, and an application that is asked to close.</summary>
[TestClass]
public sealed class ExtensionTableTests
{
    private const int CloseMessage = 1;
    private const int EndSessionMessage = 8;

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task Without_such_a_payload_there_is_none_of_it(string scope)
    {
        var package = Package.Built(Enum.Parse<PackageScope>(scope));
        var tables = (await package.ReadTableNamesAsync()).ToArray();

        CollectionAssert.DoesNotContain(tables, "Wix5FirewallException");
        CollectionAssert.DoesNotContain(tables, "Wix4CloseApplication");
        var binaries = (await package.ReadTableAsync("Binary")).Select(row => row["Name"]).ToList();
        CollectionAssert.Contains(binaries, "CustomActions");
        Assert.IsFalse(binaries.Exists(name => name.StartsWith("Wix", StringComparison.Ordinal)), string.Join(',', binaries));
    }

    [TestMethod]
    public async Task The_backend_gets_one_inbound_rule_for_domain_and_private_networks_in_the_package_for_all_users()
    {
        using var payload = PayloadFolder.Whole;
        using var variant = new PackageVariant(PackageScope.AllUsers) { PayloadFolder = payload.Path, Constants = PayloadFolder.AllConstants };
        var package = await variant.BuildAsync();

        var rule = (await package.ReadTableAsync("Wix5FirewallException")).Single();
        Assert.AreEqual("Docker Desktop Backend", rule["Name"]);
        Assert.AreEqual(@"[INSTALLFOLDER]resources\com.docker.backend.exe", rule["Program"]);
        Assert.AreEqual("1", rule["Direction"], "inbound");
        Assert.AreEqual("1", rule["Action"], "allow");
        Assert.AreEqual("[FirewallProfiles]", rule["Profile"]);
        Assert.AreEqual("3", (await package.ReadPropertiesAsync())["FirewallProfiles"], "domain and private");
        Assert.AreEqual(string.Empty, rule["Port"] + rule["RemotePort"], "no port is named, 2375 least of all");

        var component = (await package.ReadTableAsync("Component")).Single(row => row["Component"] == rule["Component_"]);
        Assert.AreEqual("INSTALLFOLDER", component["Directory_"]);
        var sequence = await SequenceAsync(package);
        Assert.IsLessThan(sequence["Wix5SchedFirewallExceptionsInstall_X64"], sequence["InstallFiles"]);
        Assert.IsLessThan(sequence["RemoveFiles"], sequence["Wix5SchedFirewallExceptionsUninstall_X64"]);
        AssertIsOurLibrary(await package.ReadTableAsync("Binary"), "Wix5FWCA_X64");
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task Taking_the_place_of_an_earlier_version_or_installation_writes_every_file_whatever_versions_costing_finds(string scope)
    {
        var package = Package.Built(Enum.Parse<PackageScope>(scope));

        var action = (await package.ReadTableAsync("CustomAction")).Single(row => row["Action"] == "ReplaceAllFiles");
        Assert.AreEqual("REINSTALLMODE amus", $"{action["Source"]} {action["Target"]}");
        var row = (await package.ReadTableAsync("InstallExecuteSequence")).Single(row => row["Action"] == "ReplaceAllFiles");
        Assert.AreEqual("NOT Installed", row["Condition"]);
        var sequence = await SequenceAsync(package);
        Assert.IsLessThan(sequence["ReplaceAllFiles"], sequence["AppSearch"]);
        Assert.IsLessThan(sequence["CostInitialize"], sequence["ReplaceAllFiles"]);
        Assert.IsLessThan(sequence["SetPredecessorAside"], sequence["InstallInitialize"]);
        Assert.IsLessThan(sequence["InstallFiles"], sequence["SetPredecessorAside"]);
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task Installing_the_same_package_again_is_a_repair_when_nothing_says_what_to_do(string scope)
    {
        var package = Package.Built(Enum.Parse<PackageScope>(scope));

        var action = (await package.ReadTableAsync("CustomAction")).Single(row => row["Action"] == "RepairWhenInstalledAgain");
        Assert.AreEqual("REINSTALL ALL", $"{action["Source"]} {action["Target"]}");
        var row = (await package.ReadTableAsync("InstallExecuteSequence")).Single(row => row["Action"] == "RepairWhenInstalledAgain");
        foreach (var word in new[] { "Installed AND", "NOT REINSTALL", "NOT REMOVE", "NOT ADDLOCAL", "NOT ADVERTISE", "NOT UPGRADINGPRODUCTCODE" })
        {
            StringAssert.Contains(row["Condition"], word);
        }

        Assert.IsEmpty((await package.ReadTableAsync("InstallUISequence")).Where(row => row["Action"] == "RepairWhenInstalledAgain").ToList(), "the dialogs say what to do");
        var sequence = await SequenceAsync(package);
        Assert.IsLessThan(sequence["CostInitialize"], sequence["RepairWhenInstalledAgain"]);
    }

    [TestMethod]
    public async Task The_package_for_one_user_has_no_firewall_rule()
    {
        using var payload = PayloadFolder.Whole;
        using var variant = new PackageVariant(PackageScope.PerUser) { PayloadFolder = payload.Path, Constants = PayloadFolder.AllConstants };

        CollectionAssert.DoesNotContain((await (await variant.BuildAsync()).ReadTableNamesAsync()).ToArray(), "Wix5FirewallException");
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task The_application_is_asked_as_the_user_before_anything_is_changed_and_never_ended(string scope)
    {
        using var payload = PayloadFolder.Whole;
        using var variant = new PackageVariant(Enum.Parse<PackageScope>(scope)) { PayloadFolder = payload.Path, Constants = PayloadFolder.AllConstants };
        var package = await variant.BuildAsync();

        var application = (await package.ReadTableAsync("Wix4CloseApplication")).Single();
        Assert.AreEqual("Docker Desktop.exe", application["Target"]);
        Assert.AreEqual($"{CloseMessage | EndSessionMessage}", application["Attributes"], "nothing that a deferred action does, no prompt, no end by force");
        Assert.AreEqual("WIX_UPGRADE_DETECTED OR (REMOVE~=\"ALL\" AND NOT UPGRADINGPRODUCTCODE) OR (EXISTINGINSTALL AND REMOVEEXISTINGINSTALL=1 AND NOT Installed)", application["Condition"]);
        Assert.AreEqual("10000", application["Timeout"]);
        var sequence = await SequenceAsync(package);
        Assert.IsLessThan(sequence["Wix4CloseApplications_X64"], sequence["PrepareInstall"], "what is refused closes nothing");
        Assert.IsLessThan(sequence["InstallInitialize"], sequence["Wix4CloseApplications_X64"]);
        Assert.IsFalse(sequence.ContainsKey("Wix4CloseApplicationsDeferred_X64"));
        AssertIsOurLibrary(await package.ReadTableAsync("Binary"), "Wix4UtilCA_X64");
    }

    /// <summary>The actions in the script are scheduled by the library itself, under the names that end in its own architecture.</summary>
    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task A_package_for_Arm64_names_libraries_and_actions_of_Arm64_alone_and_has_each(string scopeName)
    {
        var scope = Enum.Parse<PackageScope>(scopeName);
        using var payload = PayloadFolder.Whole;
        using var variant = new PackageVariant(scope) { PayloadFolder = payload.Path, Constants = PayloadFolder.AllConstants, IsForArm64 = true };
        var package = await variant.BuildAsync();

        var libraries = (await package.ReadTableAsync("Binary")).Select(row => row["Name"]).Where(name => name.StartsWith("Wix", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.AreEqual(scope == PackageScope.AllUsers ? "Wix4UtilCA_A64 Wix5FWCA_A64" : "Wix4UtilCA_A64", string.Join(' ', libraries));
        var actions = await package.ReadTableAsync("CustomAction");
        var binaries = (await package.ReadTableAsync("Binary")).Select(row => row["Name"]).ToHashSet();
        Assert.AreEqual(string.Empty, string.Join(' ', actions.Where(row => (int.Parse(row["Type"], CultureInfo.InvariantCulture) & 0x3F) == 1 && !binaries.Contains(row["Source"])).Select(row => row["Action"])));
        var names = actions.Select(row => row["Action"]).ToHashSet();
        Assert.IsFalse(names.Any(name => name.EndsWith("_X64", StringComparison.Ordinal) || name.EndsWith("_X86", StringComparison.Ordinal)));
        CollectionAssert.Contains(names.ToArray(), "Wix4CloseApplicationsDeferred_A64");
        foreach (var what in scope == PackageScope.AllUsers ? new[] { "Install", "Uninstall" } : [])
        {
            CollectionAssert.Contains(names.ToArray(), $"Wix5ExecFirewallExceptions{what}_A64");
            CollectionAssert.Contains(names.ToArray(), $"Wix5RollbackFirewallExceptions{what}_A64");
        }

        foreach (var table in new[] { "InstallExecuteSequence", "ActionText" })
        {
            Assert.AreEqual(string.Empty, string.Join(' ', (await package.ReadTableAsync(table)).Select(row => row["Action"]).Where(name => name.StartsWith("Wix", StringComparison.Ordinal) && !names.Contains(name))));
        }

        StringAssert.Contains(await HostCommand.RunAsync("msiinfo", "suminfo", package.Path), "Template: Arm64;1033");
    }

    /// <summary>The progress dialog shows it, and the log. One that is missing shows the text of the action before, for as long as this one takes.</summary>
    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task Every_action_of_a_library_that_an_installation_runs_has_a_text(string scope)
    {
        using var payload = PayloadFolder.Whole;
        using var variant = new PackageVariant(Enum.Parse<PackageScope>(scope)) { PayloadFolder = payload.Path, Constants = PayloadFolder.AllConstants };
        var package = await variant.BuildAsync();
        var sequence = await SequenceAsync(package);
        var libraries = (await package.ReadTableAsync("Binary")).Select(row => row["Name"]).ToHashSet();

        var actions = (await package.ReadTableAsync("CustomAction")).Where(row => libraries.Contains(row["Source"])).Select(row => row["Action"]).Where(sequence.ContainsKey).Order().ToList();
        var texts = (await package.ReadTableAsync("ActionText")).Where(row => row["Description"].Length > 0).Select(row => row["Action"]).ToHashSet();

        CollectionAssert.Contains(actions, "PrepareInstall");
        CollectionAssert.Contains(actions, "Wix4CloseApplications_X64");
        Assert.AreEqual(string.Empty, string.Join(", ", actions.Where(action => !texts.Contains(action))));
    }

    private static async Task<Dictionary<string, int>> SequenceAsync(Package package) =>
        (await package.ReadTableAsync("InstallExecuteSequence")).ToDictionary(row => row["Action"], row => int.Parse(row["Sequence"], CultureInfo.InvariantCulture));

    private static void AssertIsOurLibrary(IReadOnlyList<IReadOnlyDictionary<string, string>> binaries, string name) => Assert.IsTrue(binaries.Any(row => row["Name"] == name), name);
}
