using WineBed;

namespace EndToEnd;

/// <summary>Values with everything that command lines make trouble with, through the real process: started as programs start it, and from a batch file.</summary>
[TestClass]
public sealed class SetupQuotingTests
{
    /// <summary>A script as Docker's documentation has it, with both kinds of quotes, backslashes and letters that are no ASCII.</summary>
    internal const string Pac = """function FindProxyForURL(url, host) { if (host == "a\\b" || host == 'ä"€') return "DIRECT"; return "PROXY p:3128"; }""";

    /// <summary>In the single quotes that were published.</summary>
    internal const string PublishedSettings = "\"{'configurationFileVersion': 2, 'enhancedContainerIsolation': {'value': true, 'locked': true}}\"";

    private const string Flags = "install --quiet --user --proxy-http-mode=manual";

    [TestMethod]
    public async Task Each_quoting_brings_a_script_into_the_recorded_settings_as_it_was_written()
    {
        await using var windows = await SetupMachine.CreateAsync();
        foreach (var (quoting, written) in new[]
        {
            ("backslashes", Pac.Replace("\"", "\\\"", StringComparison.Ordinal)),
            ("doubled", Pac.Replace("\"", "\"\"", StringComparison.Ordinal)),
        })
        {
            // As a program starts it, with and without administrator's rights: CreateProcess and this line.
            (await SetupMachine.RunLimitedAsync(windows, $"{Flags} --override-proxy-embedded-pac=\"{written}\"")).EnsureExitCode(0);
            await AssertRecordedAsync(windows, Pac, quoting);
            (await SetupMachine.RunAsync(windows, $"{Flags} \"--override-proxy-embedded-pac={written}//\"")).EnsureExitCode(0);
            await AssertRecordedAsync(windows, Pac + "//", $"{quoting}, around the whole word");
        }
    }

    [TestMethod]
    public async Task From_a_batch_file_it_arrives_too()
    {
        const string InBatch = """function FindProxyForURL(url, host) { return \"DIRECT\"; }""";
        await using var windows = await SetupMachine.CreateAsync();
        await windows.WriteFileAsync(
            $@"{SetupMachine.Folder}\setup.bat",
            $"@\"{SetupMachine.Setup}\" {Flags} --override-proxy-embedded-pac=\"{InBatch}\" "
            + $"--installation-dir=\"{windows.UserProfile}\\AppData\\Local\\Dk One\\\"\r\n");

        (await windows.RunCommandLineAsync($@"cmd.exe /c {SetupMachine.Folder}\setup.bat")).EnsureExitCode(0);

        await AssertRecordedAsync(windows, InBatch.Replace("\\\"", "\"", StringComparison.Ordinal), "batch");
        Assert.IsTrue(InstalledProduct.FileExists(windows, $@"{windows.UserProfile}\AppData\Local\Dk One\docker-desktop.exe"));
    }

    private static async Task AssertRecordedAsync(WinePrefix windows, string expected, string quoting) =>
        Assert.AreEqual(expected, (await InstalledProduct.ReadSettingsAsync(windows, PackageScope.PerUser))!["OverrideProxyEmbeddedPac"].Text, quoting);
}
