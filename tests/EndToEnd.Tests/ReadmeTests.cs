
namespace EndToEnd;

/// <summary>The README's command lines, as an administrator would paste them.</summary>
[TestClass]
public sealed class ReadmeTests
{
    private static readonly IReadOnlyList<string> Commands = [.. File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Where(line => line.StartsWith("msiexec ", StringComparison.Ordinal))];

    public static IEnumerable<object[]> Installations => Commands.Where(command => command.StartsWith("msiexec /i ", StringComparison.Ordinal)).Select(command => new object[] { command });

    private static readonly IReadOnlyList<string> SetupCommands = [.. File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Where(line => line.StartsWith("DockerDesktopInstaller.exe ", StringComparison.Ordinal))];

    public static IEnumerable<object[]> SetupInstallations => SetupCommands.Where(command => command.Contains(" install ", StringComparison.Ordinal)).Select(command => new object[] { command });

    [TestMethod]
    public void The_README_installs_both_packages_and_uninstalls_one()
    {
        Assert.IsTrue(Commands.Any(command => command.Contains("/i DockerDesktop-AllUsers.msi", StringComparison.Ordinal)));
        Assert.IsTrue(Commands.Any(command => command.Contains("/i DockerDesktop-PerUser.msi", StringComparison.Ordinal)));
        Assert.IsTrue(Commands.Any(command => command.Contains("/x ", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DynamicData(nameof(Installations))]
    public async Task An_installation_command_works_and_leaves_a_log(string command)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        const string folder = @"C:\deploy";
        Directory.CreateDirectory(windows.ToHostPath(folder));
        foreach (var scope in Enum.GetValues<PackageScope>())
        {
            File.Copy(Package.Built(scope).Path, windows.ToHostPath($@"{folder}\DockerDesktop-{scope}.msi"));
        }

        (await windows.RunCommandLineAsync(command, workingDirectory: folder)).EnsureExitCode(0);

        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{folder}\install.log"));
        var isAllUsers = command.Contains("AllUsers", StringComparison.Ordinal);
        var client = isAllUsers ? InstalledProduct.AllUsersFolder : InstalledProduct.PerUserFolder(windows);
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{client}\docker-desktop.exe"));

        if (isAllUsers)
        {
            foreach (var uninstall in Commands.Where(candidate => candidate.StartsWith("msiexec /x ", StringComparison.Ordinal)))
            {
                (await windows.RunCommandLineAsync(uninstall, workingDirectory: folder)).EnsureExitCode(0);
            }

            Assert.IsFalse(InstalledProduct.FileExists(windows, $@"{client}\docker-desktop.exe"));
        }
    }

    [TestMethod]
    [DynamicData(nameof(SetupInstallations))]
    public async Task A_command_of_the_setup_program_works_and_its_uninstall_undoes_it(string command)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        const string folder = @"C:\deploy";
        Directory.CreateDirectory(windows.ToHostPath(folder));
        File.Copy(Path.Combine(Repository.Artifacts, "installers", Repository.Configuration, "DockerDesktopInstaller.exe"), windows.ToHostPath($@"{folder}\DockerDesktopInstaller.exe"));
        var client = $@"{(command.Contains("--user", StringComparison.Ordinal) ? InstalledProduct.PerUserFolder(windows) : InstalledProduct.AllUsersFolder)}\docker-desktop.exe";

        var installed = (await windows.RunCommandLineAsync($@"{folder}\{command}", workingDirectory: folder)).EnsureExitCode(0);

        StringAssert.Contains(installed.StandardOutput, "Log: ");
        Assert.IsTrue(InstalledProduct.FileExists(windows, client), client);

        var uninstall = SetupCommands.Single(candidate => candidate.Contains(" uninstall ", StringComparison.Ordinal));
        (await windows.RunCommandLineAsync($@"{folder}\{uninstall}", workingDirectory: folder)).EnsureExitCode(0);
        Assert.IsFalse(InstalledProduct.FileExists(windows, client), client);
    }
}
