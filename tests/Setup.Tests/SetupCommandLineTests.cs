using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup;
using DockerDesktop.Setup.CommandLine;

namespace Setup.Tests;

[TestClass]
public sealed class SetupCommandLineTests
{
    [TestMethod]
    [DataRow("\"C:\\a b\\DockerDesktopInstaller.exe\" install --quiet", " install --quiet")]
    [DataRow("DockerDesktopInstaller.exe install", " install")]
    [DataRow("DockerDesktopInstaller.exe", "")]
    [DataRow("\"C:\\a b\\DockerDesktopInstaller.exe\"", "")]
    [DataRow("C:\\\"a b\"\\DockerDesktopInstaller.exe\tinstall", "\tinstall")]
    [DataRow("\"C:\\a b\\\" install", " install")]
    [DataRow("", "")]
    public void The_program_is_taken_off_the_line(string line, string rest) => Assert.AreEqual(rest, SetupCommandLine.WithoutProgram(line));

    [TestMethod]
    [DataRow("", "Install ", false, false, "")]
    [DataRow("install", "Install ", false, false, "")]
    [DataRow("install --quiet", "Install ", true, false, "")]
    [DataRow("INSTALL --Quiet --accept-license --user", "Install PerUser", true, true, "")]
    [DataRow("--all-users --quiet", "Install PerMachine", true, false, "")]
    [DataRow("install \u2013\u2013quiet -\u2013user", "Install PerUser", true, false, "")]
    [DataRow("install --backend=hyper-v --no-windows-containers", "Install ", false, false, "ENGINE=\"hyperv\" DISABLEWINDOWSCONTAINERS=\"1\"")]
    [DataRow("install --installation-dir=\"D:\\Docker Desktop\\\"", "Install ", false, false, "INSTALLFOLDER=\"D:\\Docker Desktop\\\"")]
    [DataRow("uninstall --quiet --all-users --keep-data --remove-docker-users", "Uninstall PerMachine", true, false, "KEEPDATA=\"1\" REMOVEDOCKERUSERS=\"1\"")]
    [DataRow("--help", "Help ", false, false, "")]
    [DataRow("install /?", "Help ", false, false, "")]
    [DataRow("--version", "Version ", false, false, "")]
    public void A_line_is_understood(string line, string command, bool isQuiet, bool acceptsLicense, string properties)
    {
        var request = SetupCommandLine.Parse(line);

        Assert.AreEqual(command, $"{request.Command} {request.Scope}");
        Assert.AreEqual(isQuiet, request.IsQuiet);
        Assert.AreEqual(acceptsLicense, request.AcceptsLicense);
        Assert.AreEqual(properties, SetupCommandLine.FormatProperties(request));
    }

    [TestMethod]
    [DataRow("instal", "install or uninstall")]
    [DataRow("install --usr", "--usr is not known. Did you mean --user?")]
    [DataRow("install quiet", "belongs to no flag")]
    [DataRow("install --user --all-users", "--user and --all-users")]
    [DataRow("install --keep-data", "--keep-data belongs to uninstall")]
    [DataRow("uninstall --backend=wsl-2", "--backend belongs to install")]
    [DataRow("uninstall --accept-license", "--accept-license belongs to install")]
    [DataRow("install --backend=kvm", "--backend allows wsl-2, hyper-v, windows")]
    [DataRow("install --quiet=1", "--quiet takes no value")]
    [DataRow("install --engine-access=everybody", "group, pipeacl, tcp or none")]
    [DataRow("install --user --backend=hyper-v", "--backend: ENGINE is not for the per-user package")]
    [DataRow("install --user --always-run-service", "--always-run-service: ALWAYSRUNSERVICE is not for the per-user package")]
    [DataRow("uninstall --user --remove-docker-users", "--remove-docker-users: REMOVEDOCKERUSERS is not for the per-user package")]
    [DataRow("install --wsl-default-data-root=\\\\server\\share", "--wsl-default-data-root: ")]
    [DataRow("--elevated-copy 00 install --all-users --quiet", "--elevated-copy is not known")]
    public void What_cannot_be_is_named_and_ends_with_87(string line, string problem)
    {
        var exception = Assert.ThrowsExactly<SetupException>(() => SetupCommandLine.Parse(line));

        Assert.AreEqual(87, exception.ExitCode);
        Assert.Contains(problem, exception.Message);
        Assert.Contains("--help", exception.Message);
    }

    [TestMethod]
    public void Every_error_is_told_at_once()
    {
        var message = Assert.ThrowsExactly<SetupException>(() => SetupCommandLine.Parse("install --usr --backend=kvm --user --all-users")).Message;

        Assert.Contains("--usr", message);
        Assert.Contains("--backend", message);
        Assert.Contains("--all-users", message);
    }

    [TestMethod]
    public void No_error_shows_a_secret()
    {
        const string Secret = "http://user:hunter2@proxy";
        foreach (var line in (string[])[$"install --override-proxy-http={Secret} --usr", $"install {Secret}", $"install --all-users --override-proxy-http={Secret}", $"install --override-proxy-htp={Secret}"])
        {
            Assert.DoesNotContain("hunter2", Assert.ThrowsExactly<SetupException>(() => SetupCommandLine.Parse(line)).Message);
        }
    }

    [TestMethod]
    public void Every_flag_belongs_to_one_command_at_least_and_is_described()
    {
        foreach (var flag in InstallFlags.All)
        {
            Assert.IsTrue(SetupCommandLine.IsFor(flag, SetupCommand.Install) || SetupCommandLine.IsFor(flag, SetupCommand.Uninstall), flag.Name);
            Assert.IsTrue(HelpText.Flags.ContainsKey(flag.Name), flag.Name);
            Assert.Contains(flag.Name, HelpText.Text);
        }

        Assert.HasCount(InstallFlags.All.Count, HelpText.Flags);
        foreach (var code in (int[])[87, 112, 577, 740, 1459, 1602, 1603, 1605, 1618, 1638, 3010])
        {
            Assert.Contains($"  {code} ", HelpText.Text);
        }

        Assert.IsTrue(HelpText.Text.Split(Environment.NewLine).All(helpLine => helpLine.Length < 120), "a line that a console breaks");
    }

    [TestMethod]
    [DataRow("install --all-users --installation-dir=\"D:\\Docker Desktop\"")]
    [DataRow("install --all-users --backend=hyper-v --no-windows-containers --docker-users=\"PC\\a b;PC\\c\"")]
    [DataRow("install --all-users --allowed-org=a --admin-settings=\"{\"\"configurationFileVersion\"\": 2}\"")]
    [DataRow("install --all-users --allowed-org=a --admin-settings=\"{'configurationFileVersion': 2}\"")]
    [DataRow("uninstall --all-users --remove-docker-users")]
    public void What_the_elevated_copy_reads_is_what_was_given(string line)
    {
        var request = SetupCommandLine.Parse(line);

        var read = SetupCommandLine.Parse(SetupCommandLine.Format(request));

        Assert.AreEqual(SetupCommandLine.FormatProperties(request), SetupCommandLine.FormatProperties(read));
        Assert.AreEqual((request.Command, request.Scope), (read.Command, read.Scope));
        Assert.IsTrue(read.IsQuiet);
    }

    [TestMethod]
    public void A_value_that_no_command_line_can_hold_is_refused()
    {
        var request = SetupCommandLine.Parse("install --all-users --docker-users=\"a\0b\"");

        Assert.AreEqual(87, Assert.ThrowsExactly<SetupException>(() => SetupCommandLine.Format(request)).ExitCode);
    }

    [TestMethod]
    [DataRow("\"\"")]
    [DataRow("install \"\"")]
    [DataRow("\"\" install")]
    public void An_empty_word_belongs_to_nothing(string line)
    {
        var exception = Assert.ThrowsExactly<SetupException>(() => SetupCommandLine.Parse(line));

        Assert.AreEqual(87, exception.ExitCode);
        Assert.Contains("belongs to no flag", exception.Message);
    }

    [TestMethod]
    [DataRow("a\"\" ENGINE=\"\"windows")]
    [DataRow("a ALLUSERS=1 b")]
    [DataRow("a\"\"\"\" REBOOT=\"\"Force")]
    public void No_value_becomes_another_property(string value)
    {
        var request = SetupCommandLine.Parse($"install --all-users --docker-users=\"{value}\"");

        var line = SetupCommandLine.FormatProperties(request);

        // By Windows Installer's rule a quote ends the value unless another follows.
        var properties = ReadProperties(line);
        Assert.HasCount(1, properties, line);
        Assert.AreEqual(value.Replace("\"\"", "\"", StringComparison.Ordinal), properties["DOCKERUSERS"]);
    }

    private static Dictionary<string, string> ReadProperties(string line)
    {
        var properties = new Dictionary<string, string>();
        for (var i = 0; i < line.Length;)
        {
            var equals = line.IndexOf('=', i);
            var name = line[i..equals].Trim();
            var value = new System.Text.StringBuilder();
            for (i = equals + 2; line[i] != '"' || (i + 1 < line.Length && line[i + 1] == '"'); i++)
            {
                i += line[i] == '"' ? 1 : 0;
                value.Append(line[i]);
            }

            properties.Add(name, value.ToString());
            i++;
        }

        return properties;
    }
}
