using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Installer.Artifacts.Tests;

/// <summary>The detection script for Intune, run by PowerShell on a computer that the test describes.</summary>
[TestClass]
public sealed class DetectionScriptTests
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Repository.Root, "installer", "Intune", "Detect-DockerDesktop.ps1"));

    [TestMethod]
    [DataRow("4.38.0.0", DisplayName = "this version")]
    [DataRow("4.38.1.0", DisplayName = "a newer one")]
    [DataRow("10.0.0.0", DisplayName = "a newer one whose text sorts before")]
    public void An_installed_version_is_detected(string installed)
    {
        var (exitCode, output) = Run(@"C:\Program Files\Docker\Docker\", installed);

        Assert.AreEqual(0, exitCode);
        Assert.AreEqual($"Docker Desktop {installed} is installed.", output);
    }

    [TestMethod]
    [DataRow(null, null, DisplayName = "nothing is installed")]
    [DataRow(null, "4.38.0.0", DisplayName = "the helper is there and nothing is recorded")]
    [DataRow(@"C:\Program Files\Docker\Docker\", null, DisplayName = "it is recorded and the helper is missing")]
    [DataRow(@"C:\Program Files\Docker\Docker\", "4.37.9.0", DisplayName = "an older version")]
    public void Anything_else_is_not(string? recordedFolder, string? helperVersion)
    {
        var (exitCode, output) = Run(recordedFolder, helperVersion);

        Assert.AreEqual(1, exitCode);
        Assert.AreEqual("", output);
    }

    [TestMethod]
    public void The_script_has_no_mistake_of_syntax()
    {
        Parser.ParseInput(Script, out _, out var errors);

        Assert.IsEmpty(errors);
    }

    private static (int ExitCode, string Output) Run(string? recordedFolder, string? helperVersion)
    {
        // The commands that look at the computer, and no others: what the script does not find here it does not find on Windows.
        const string computer = """
            param($recordedFolder, $helperVersion, $script)
            function Join-Path($Path, $ChildPath) { "$Path\$ChildPath" }
            function Get-ItemProperty($Path, $Name, $ErrorAction) {
                if ($Path -ne 'HKLM:\SOFTWARE\Docker Inc.\Docker Desktop\Install' -or $Name -ne 'InstallFolder') { throw "asked for $Path $Name" }
                if ($recordedFolder) { [pscustomobject]@{ InstallFolder = $recordedFolder } }
            }
            function Get-Item($LiteralPath, $ErrorAction) {
                if ($LiteralPath -ne 'C:\Program Files\Docker\Docker\com.docker.service.exe') { throw "asked for $LiteralPath" }
                if ($helperVersion) { [pscustomobject]@{ VersionInfo = [pscustomobject]@{ FileVersion = $helperVersion } } }
            }
            function Write-Output($text) { $text }
            $env:ProgramFiles = 'C:\Program Files'
            & ([scriptblock]::Create($script))
            "exit $LASTEXITCODE"
            """;
        var state = InitialSessionState.Create();
        state.LanguageMode = PSLanguageMode.FullLanguage;
        state.Providers.Add(new SessionStateProviderEntry("Environment", typeof(Microsoft.PowerShell.Commands.EnvironmentProvider), null));
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        // A script's exit ends the caller too: it becomes what the caller can look at.
        var script = Script.Replace("@VERSION@", "4.38.0", StringComparison.Ordinal).Replace("exit 1", "return 'exit 1'", StringComparison.Ordinal).Replace("exit 0", "return 'exit 0'", StringComparison.Ordinal);
        shell.AddScript(computer).AddArgument(recordedFolder).AddArgument(helperVersion).AddArgument(script);
        var lines = shell.Invoke().Select(line => line.ToString()).Where(line => line.Length > 0).ToList();
        Assert.IsFalse(shell.HadErrors, string.Join(Environment.NewLine, shell.Streams.Error));
        var exit = lines.First(line => line is "exit 0" or "exit 1");
        return (exit[^1] - '0', string.Join(Environment.NewLine, lines.TakeWhile(line => line != exit)));
    }
}
