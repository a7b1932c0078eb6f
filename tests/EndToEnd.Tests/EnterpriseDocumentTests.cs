using WineBed;

namespace EndToEnd;

/// <summary>Every command line of <c>docs/enterprise.md</c>: each block on a machine of its own, line by line, as an administrator would paste it.</summary>
[TestClass]
public sealed class EnterpriseDocumentTests
{
    private const string Share = @"\\files.example.com\deploy\";

    private const string Folder = @"C:\deploy";

    private static readonly string[] Document = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "enterprise.md"));

    public static IEnumerable<object[]> Blocks => ReadBlocks().Select(block => new object[] { block });

    [TestMethod]
    public void Every_command_line_stands_in_a_block_that_is_run()
    {
        var run = ReadBlocks().SelectMany(block => block.Split('\n')).ToHashSet();

        Assert.IsGreaterThan(10, run.Count);
        foreach (var line in Document.Where(line => line.StartsWith("msiexec ", StringComparison.Ordinal)))
        {
            Assert.Contains(line, run);
        }

        foreach (var word in new[] { "wixc transform", "TRANSFORMS=", "/x DockerDesktop-AllUsers.msi", "/i DockerDesktop-PerUser.msi", "REINSTALL=ALL", "INSTALLFLAGS=", "DOCKERUSERS=", Share })
        {
            Assert.IsTrue(run.Any(line => line.Contains(word, StringComparison.Ordinal)), word);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Blocks))]
    public async Task Every_line_of_a_block_succeeds(string block)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        Directory.CreateDirectory(windows.ToHostPath(Folder));
        Directory.CreateDirectory(windows.ToHostPath(@"C:\Windows\Logs"));
        foreach (var scope in Enum.GetValues<PackageScope>())
        {
            File.Copy(Package.Built(scope).Path, windows.ToHostPath($@"{Folder}\DockerDesktop-{scope}.msi"));
        }

        string[] transformed = [];
        foreach (var line in block.Split('\n'))
        {
            if (line.StartsWith("wixc ", StringComparison.Ordinal))
            {
                // The compiler runs where the test does; its files are those of the prefix.
                transformed = line.Split(' ')[1..];
                await HostCommand.RunAsync("dotnet", [Repository.Wixc, .. transformed.Select(word => word.Contains(".ms", StringComparison.Ordinal) ? windows.ToHostPath($@"{Folder}\{word}") : word)]);
                continue;
            }

            // A prefix reaches no other computer: the share is the folder.
            var command = line.Replace(Share, $@"{Folder}\", StringComparison.Ordinal);
            (await windows.RunCommandLineAsync(command, workingDirectory: Folder)).EnsureExitCode(0);
            if (!command.StartsWith("msiexec ", StringComparison.Ordinal))
            {
                continue;
            }

            var words = command.Split(' ');
            var log = words[Array.IndexOf(words, "/l*v") + 1];
            Assert.IsTrue(InstalledProduct.FileExists(windows, log), $"{line}\nwrites no log");
            await AssertStateAsync(windows, [.. words, .. transformed]);
        }
    }

    /// <summary>The product is there after an installation and gone after a removal, and the settings are those of the line.</summary>
    private static async Task AssertStateAsync(WinePrefix windows, string[] words)
    {
        var scope = words[2].Contains("AllUsers", StringComparison.Ordinal) ? PackageScope.AllUsers : PackageScope.PerUser;
        var settings = await InstalledProduct.ReadSettingsAsync(windows, scope);
        if (words[1] == "/x")
        {
            Assert.IsNull(settings);
            Assert.AreEqual(scope == PackageScope.AllUsers && !words.Contains("REMOVEDOCKERUSERS=1"), (await windows.LocalGroups.ListAsync()).ContainsKey(InstalledProduct.Group));
            return;
        }

        Assert.IsNotNull(settings);
        Assert.AreEqual(words.Contains("ENGINE=hyperv") || words.Contains("--backend=hyper-v") ? "hyperv" : "wsl", settings["Engine"].Text);
        if (words.Any(word => word.Contains("no-windows-containers", StringComparison.Ordinal) || word == "DISABLEWINDOWSCONTAINERS=1"))
        {
            Assert.AreEqual(1u, settings["DisableWindowsContainers"].ToUInt32());
        }

        if (words.FirstOrDefault(word => word.StartsWith("DOCKERUSERS=", StringComparison.Ordinal)) is { } users)
        {
            CollectionAssert.AreEqual(new[] { users["DOCKERUSERS=".Length..] }, (await windows.LocalGroups.ListAsync())[InstalledProduct.Group].Members.ToArray());
        }
    }

    private static List<string> ReadBlocks()
    {
        var blocks = new List<string>();
        for (var i = 0; i < Document.Length; i++)
        {
            if (Document[i] == "```bat")
            {
                blocks.Add(string.Join('\n', Document.Skip(i + 1).TakeWhile(line => line != "```")));
            }
        }

        return blocks;
    }
}
