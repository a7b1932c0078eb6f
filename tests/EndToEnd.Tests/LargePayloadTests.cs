using System.Security.Cryptography;


namespace EndToEnd;

/// <summary>A real application folder: the .NET SDK that builds this repository, thousands of files and hundreds of megabytes.</summary>
[TestClass]
public sealed class LargePayloadTests
{
    private static readonly string Sdk = Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location)!)! is var shared
        ? Path.GetFullPath(Path.Combine(shared, "..", "..", "sdk"))
        : string.Empty;

    [TestMethod]
    public async Task Both_packages_hold_the_whole_SDK_and_one_is_installed_file_by_file()
    {
        var files = Directory.EnumerateFiles(Sdk, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Sdk, file)).Order(StringComparer.Ordinal).ToList();
        Assert.IsGreaterThan(1600, files.Count, "the folder must need more than one feature");

        using var allUsers = new PackageVariant(PackageScope.AllUsers) { PayloadFolder = Sdk };
        await AssertHoldsAsync(await allUsers.BuildAsync(), files.Count + 2);

        using var perUser = new PackageVariant(PackageScope.PerUser) { PayloadFolder = Sdk };
        var package = await perUser.BuildAsync();
        await AssertHoldsAsync(package, files.Count + 1);

        await using var windows = await WindowsMachine.CreateAsync();
        var before = await windows.TakeSnapshotAsync();
        (await windows.Msiexec.InstallAsync(package.Path)).EnsureExitCode(0);

        var folder = windows.ToHostPath(InstalledProduct.PerUserFolder(windows));
        var installed = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal).ToList();
        CollectionAssert.AreEqual(files.Append("docker-desktop.exe").Order(StringComparer.Ordinal).ToList(), installed);
        foreach (var file in files)
        {
            Assert.IsTrue(Hash(Path.Combine(Sdk, file)).SequenceEqual(Hash(Path.Combine(folder, file))), file);
        }

        (await windows.Msiexec.UninstallAsync(package.Path)).EnsureExitCode(0);
        await windows.AssertUnchangedAsync(before);
    }

    private static async Task AssertHoldsAsync(Package package, int count)
    {
        Assert.HasCount(count, await package.ReadTableAsync("File"));
        // Windows Installer takes at most 1,600 components in a feature.
        foreach (var feature in (await package.ReadTableAsync("FeatureComponents")).GroupBy(row => row["Feature_"]))
        {
            Assert.IsLessThanOrEqualTo(1600, feature.Count(), feature.Key);
        }

        // Others' readers: msitools lists the cabinets, cabextract tests every block of them.
        var streams = (await HostCommand.RunAsync("msiinfo", "streams", package.Path)).Split('\n').Where(name => name.EndsWith(".cab", StringComparison.Ordinal)).ToList();
        Assert.IsNotEmpty(streams);
        var cabinet = Path.ChangeExtension(package.Path, ".cab");
        foreach (var stream in streams)
        {
            await HostCommand.RunAsync("sh", "-c", $"msiinfo extract '{package.Path}' '{stream}' > '{cabinet}'");
            await HostCommand.RunAsync("cabextract", "-q", "-t", cabinet);
        }

        File.Delete(cabinet);
    }

    private static byte[] Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return SHA256.HashData(stream);
    }
}
