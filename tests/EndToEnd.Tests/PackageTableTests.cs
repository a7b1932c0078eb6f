using System.Globalization;
using System.Xml.Linq;

using Installer.Msi.Database;
using Installer.Msi.Validation;

namespace EndToEnd;

/// <summary>What Wine ignores or fakes, held by the packages' tables as msitools reads them.</summary>
[TestClass]
public sealed class PackageTableTests
{
    private const int TypeMask = 0x3F;
    private const int DllInBinary = 1;
    private const int ErrorMessage = 19;
    private const int SetProperty = 51;
    private const int InScript = 1024;
    private const int Rollback = 256;
    private const int Commit = 512;
    private const int NoImpersonate = 2048;

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers), "{E20AB69D-0F24-4901-A58C-F13DDFC6A313}", "1")]
    [DataRow(nameof(PackageScope.PerUser), "{BB57A06C-B812-4C7B-B47E-09F3C83FE611}", null)]
    public async Task Upgrade_code_and_scope_are_fixed(string scope, string upgradeCode, string? allUsers)
    {
        var properties = await Package.Built(Enum.Parse<PackageScope>(scope)).ReadPropertiesAsync();

        Assert.AreEqual(upgradeCode, properties["UpgradeCode"]);
        Assert.AreEqual(allUsers, properties.GetValueOrDefault("ALLUSERS"));
        Assert.IsFalse(properties.ContainsKey("MSIINSTALLPERUSER"), "the scope is not the command line's choice");
    }

    /// <summary>The build fails on any other finding; a suppression that nothing needs any more would hide the next one.</summary>
    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public void Suppressed_ICEs_are_those_that_the_package_has(string scope)
    {
        using var package = File.OpenRead(Package.Built(Enum.Parse<PackageScope>(scope)).Path);
        var found = PackageValidator.Validate(MsiDatabaseReader.Read(package)).Select(finding => finding.Ice).Distinct();
        var project = XDocument.Load(Path.Combine(Repository.Root, "installer", scope, $"DockerDesktop-{scope}.wixproj"));

        Assert.AreEqual(project.Descendants("SuppressIces").Single().Value, string.Join(';', found));
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers), "2")]
    [DataRow(nameof(PackageScope.PerUser), "10")]
    public async Task Only_the_per_user_package_says_that_it_needs_no_elevation(string scope, string wordCount)
    {
        var summary = await HostCommand.RunAsync("msiinfo", "suminfo", Package.Built(Enum.Parse<PackageScope>(scope)).Path);

        StringAssert.Contains(summary, $"Source: {wordCount} ");
        StringAssert.Contains(summary, "Template: x64;1033");
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers), "2")]
    [DataRow(nameof(PackageScope.PerUser), "1")]
    public async Task Registry_values_lie_in_the_scopes_own_hive(string scope, string root)
    {
        foreach (var row in await Package.Built(Enum.Parse<PackageScope>(scope)).ReadTableAsync("Registry"))
        {
            Assert.AreEqual(root, row["Root"], row["Registry"]);
        }
    }

    [TestMethod]
    public async Task The_per_user_package_has_no_helper_no_service_and_no_action_that_elevates()
    {
        var package = Package.Built(PackageScope.PerUser);
        var tables = await package.ReadTableNamesAsync();

        CollectionAssert.DoesNotContain(tables.ToArray(), "ServiceControl");
        CollectionAssert.DoesNotContain(tables.ToArray(), "ServiceInstall");
        Assert.IsFalse((await package.ReadTableAsync("File")).Any(row => row["FileName"].Contains("com.docker.service", StringComparison.OrdinalIgnoreCase)));
        foreach (var action in await package.ReadTableAsync("CustomAction"))
        {
            Assert.AreEqual(0, Type(action) & NoImpersonate, action["Action"]);
        }
    }

    [TestMethod]
    public async Task The_helper_is_stopped_by_the_native_table_and_registered_by_our_action()
    {
        var package = Package.Built(PackageScope.AllUsers);

        CollectionAssert.DoesNotContain((await package.ReadTableNamesAsync()).ToArray(), "ServiceInstall");
        var control = (await package.ReadTableAsync("ServiceControl")).Single();
        Assert.AreEqual("com.docker.service", control["Name"]);
        // Stop on install (2) and uninstall (32); no start, and no delete (8, 128): a deleted service that somebody has open is only marked for deletion.
        Assert.AreEqual("34", control["Event"]);
        Assert.AreEqual("1", control["Wait"]);
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task Custom_actions_come_from_the_Binary_table_alone(string scope)
    {
        foreach (var action in await Package.Built(Enum.Parse<PackageScope>(scope)).ReadTableAsync("CustomAction"))
        {
            CollectionAssert.Contains(new[] { DllInBinary, SetProperty, ErrorMessage }, Type(action) & TypeMask, $"{action["Action"]} is of a type that starts programs or scripts");
        }
    }

    [TestMethod]
    public async Task Every_deferred_action_runs_without_impersonation_and_after_its_rollback_twin()
    {
        // The data of whoever uninstalls is removed with his own rights: LocalSystem would follow where he leads it. Only the user's own session has a desktop on which anybody is told anything.
        string[] impersonating = ["AnnounceEnvironment", "RemoveUserData"];
        var package = Package.Built(PackageScope.AllUsers);
        var sequence = (await package.ReadTableAsync("InstallExecuteSequence")).ToDictionary(row => row["Action"], row => int.Parse(row["Sequence"], CultureInfo.InvariantCulture));
        var actions = (await package.ReadTableAsync("CustomAction")).Where(action => (Type(action) & InScript) != 0).ToList();
        Assert.IsNotEmpty(actions);
        foreach (var action in actions)
        {
            var name = action["Action"];
            Assert.AreEqual(impersonating.Contains(name), (Type(action) & NoImpersonate) == 0, name);
            Assert.IsTrue(sequence[name] > sequence["InstallInitialize"] && sequence[name] < sequence["InstallFinalize"], $"{name} is outside the transaction");
            if ((Type(action) & (Rollback | Commit)) == 0)
            {
                var twin = actions.Single(candidate => candidate["Action"] == $"Rollback{name}");
                Assert.AreNotEqual(0, Type(twin) & Rollback, twin["Action"]);
                Assert.IsLessThan(sequence[name], sequence[twin["Action"]], name);
            }
        }
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task The_older_version_is_removed_inside_the_transaction(string scope)
    {
        var sequence = (await Package.Built(Enum.Parse<PackageScope>(scope)).ReadTableAsync("InstallExecuteSequence"))
            .ToDictionary(row => row["Action"], row => int.Parse(row["Sequence"], CultureInfo.InvariantCulture));

        Assert.AreEqual(sequence["InstallInitialize"] + 1, sequence["RemoveExistingProducts"]);
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task A_downgrade_is_refused_with_the_way_out(string scope)
    {
        var conditions = await Package.Built(Enum.Parse<PackageScope>(scope)).ReadTableAsync("LaunchCondition");

        StringAssert.StartsWith(
            conditions.Single(row => row["Condition"] == "NOT WIX_DOWNGRADE_DETECTED")["Description"],
            "A newer version of [ProductName] is installed already. To go back to [ProductVersion], uninstall the newer version first");
    }

    [TestMethod]
    public async Task The_entry_in_Apps_and_Features_has_the_icon()
    {
        foreach (var scope in Enum.GetValues<PackageScope>())
        {
            var package = Package.Built(scope);
            Assert.AreEqual("DockerDesktop.ico", (await package.ReadPropertiesAsync())["ARPPRODUCTICON"]);
            Assert.AreEqual("DockerDesktop.ico", (await package.ReadTableAsync("Icon")).Single()["Name"]);
        }
    }

    [TestMethod]
    public async Task Properties_that_a_command_line_sets_survive_elevation_and_secrets_stay_out_of_the_log()
    {
        var properties = await Package.Built(PackageScope.AllUsers).ReadPropertiesAsync();
        var secure = properties["SecureCustomProperties"].Split(';');
        foreach (var name in new[] { "ENGINE", "DISABLEWINDOWSCONTAINERS", "ALWAYSRUNSERVICE", "MAINTAINHOSTS", "INSTALLFLAGS", "DOCKERUSERS", "REMOVEDOCKERUSERS", "ENABLEDESKTOPSHORTCUT", "INSTALLFOLDER" })
        {
            CollectionAssert.Contains(secure, name);
        }

        var hidden = properties["MsiHiddenProperties"].Split(';');
        foreach (var name in new[] { "INSTALLFLAGS", "ADMINSETTINGS", "OVERRIDEPROXYHTTP", "CreateDockerUsersGroup", "AddInstallingUser", "RegisterHelperService", "StartHelperService", "RemoveHelperService" })
        {
            CollectionAssert.Contains(hidden, name);
        }
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task Shortcuts_are_not_advertised_so_nothing_starts_a_repair(string scope)
    {
        var shortcuts = await Package.Built(Enum.Parse<PackageScope>(scope)).ReadTableAsync("Shortcut");

        Assert.HasCount(2, shortcuts);
        foreach (var shortcut in shortcuts)
        {
            StringAssert.StartsWith(shortcut["Target"], "[INSTALLFOLDER]");
        }
    }

    [TestMethod]
    public async Task The_program_that_runs_as_SYSTEM_stays_below_Program_Files()
    {
        var package = Package.Built(PackageScope.AllUsers);
        var file = (await package.ReadTableAsync("File")).Single(row => row["FileName"].EndsWith("com.docker.service.exe", StringComparison.Ordinal));
        var directories = (await package.ReadTableAsync("Directory")).ToDictionary(row => row["Directory"], row => row["Directory_Parent"]);
        var directory = (await package.ReadTableAsync("Component")).Single(row => row["Component"] == file["Component_"])["Directory_"];

        // A name with a small letter cannot be set on a command line.
        for (; directory != "ProgramFiles64Folder"; directory = directories[directory])
        {
            Assert.IsTrue(directory.Any(char.IsAsciiLetterLower), $"{directory} is a public property");
        }
    }

    /// <summary>The build refuses a payload that does not fit into it, and the installation one that is too long for the payload.</summary>
    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers), "ProgramFiles64Folder", @"C:\Program Files")]
    [DataRow(nameof(PackageScope.PerUser), "PerUserProgramFilesFolder", @"C:\Users\name-of-20-character.domain-of-15-ch.000\AppData\Local\Programs")]
    public async Task The_folder_that_a_payload_has_to_fit_into_is_the_packages_own(string scope, string root, string place)
    {
        var package = Package.Built(Enum.Parse<PackageScope>(scope));
        var directories = (await package.ReadTableAsync("Directory")).ToDictionary(row => row["Directory"]);
        var folder = string.Empty;
        for (var directory = "INSTALLFOLDER"; directory != root; directory = directories[directory]["Directory_Parent"])
        {
            folder = $@"\{directories[directory]["DefaultDir"].Split('|')[^1]}{folder}";
        }

        var arguments = await File.ReadAllTextAsync(Path.Combine(Repository.Artifacts, "obj", $"DockerDesktop-{scope}", Repository.Configuration, "Payload.rsp"));
        StringAssert.Contains(arguments.Replace('/', '\\'), $"-installfolder \"{place}{folder}\" -limit InstallFolderLimit");
        var properties = await package.ReadPropertiesAsync();
        Assert.AreEqual("236 com.docker.service.exe", $"{properties["InstallFolderLimit"]} {properties["InstallFolderLimitPath"]}", "of a package without a payload");
        CollectionAssert.DoesNotContain(properties.GetValueOrDefault("SecureCustomProperties", string.Empty).Split(';'), "InstallFolderLimit");
    }

    [TestMethod]
    [DataRow(nameof(PackageScope.AllUsers))]
    [DataRow(nameof(PackageScope.PerUser))]
    public async Task The_cabinet_is_sound_and_lists_the_files_in_sequence(string scope)
    {
        var package = Package.Built(Enum.Parse<PackageScope>(scope));
        var cabinet = Path.GetTempFileName();
        try
        {
            await HostCommand.RunAsync("sh", "-c", $"msiinfo extract '{package.Path}' cab1.cab > '{cabinet}'");
            await HostCommand.RunAsync("cabextract", "-q", "-t", cabinet);
            var listed = (await HostCommand.RunAsync("cabextract", "-q", "-l", cabinet)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('|')).Where(columns => columns.Length == 3).Select(columns => columns[2].Trim()).Where(name => name != "Name" && !name.StartsWith('-')).ToList();
            var expected = (await package.ReadTableAsync("File")).OrderBy(row => int.Parse(row["Sequence"], CultureInfo.InvariantCulture)).Select(row => row["File"]).ToList();
            CollectionAssert.AreEqual(expected, listed);
        }
        finally
        {
            File.Delete(cabinet);
        }
    }

    private static int Type(IReadOnlyDictionary<string, string> action) => int.Parse(action["Type"], CultureInfo.InvariantCulture);
}
