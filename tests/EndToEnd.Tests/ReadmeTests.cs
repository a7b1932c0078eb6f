
namespace EndToEnd;

/// <summary>The README's command lines, as an administrator would paste them.</summary>
[TestClass]
public sealed class ReadmeTests
{
    private static readonly IReadOnlyList<string> Commands = [.. File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Where(line => line.StartsWith("msiexec ", StringComparison.Ordinal))];

    public static IEnumerable<object[]> Installations => Commands.Where(command => command.StartsWith("msiexec /i ", StringComparison.Ordinal)).Select(command => new object[] { command });

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
}
