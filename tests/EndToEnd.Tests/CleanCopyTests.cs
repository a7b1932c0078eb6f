using System.Security.Cryptography;
using Installer.Artifacts.Tests;

namespace EndToEnd;

/// <summary>The README's build commands, run in a copy of the sources that has never been built.</summary>
[TestClass]
public sealed class CleanCopyTests
{
    private static readonly string[] PayloadNames = ["Docker Desktop.exe", "data.txt"];

    private static readonly string[] Scopes = [nameof(PackageScope.AllUsers), nameof(PackageScope.PerUser)];

    [TestMethod]
    public async Task A_build_in_another_folder_gives_the_same_bytes_signs_them_and_takes_a_payload()
    {
        var copy = Directory.CreateTempSubdirectory("clean copy-");
        try
        {
            var root = copy.FullName;
            await HostCommand.RunAsync(
                "bash", "-c", $"cd '{Repository.Root}' && git ls-files --cached --others --exclude-standard -z | tar --null -T - -c | tar -x -C '{root}'");

            await HostCommand.RunAsync("bash", Path.Combine(root, "build", "build.sh"));
            var plain = Scopes.ToDictionary(scope => scope, scope => Hash(PackageIn(root, scope)));
            foreach (var scope in Scopes)
            {
                Assert.AreEqual(Hash(Package.Built(Enum.Parse<PackageScope>(scope)).Path), plain[scope], $"{scope}: not the same bytes");
            }

            Assert.AreEqual(Hash(SetupIn(Repository.Root)), Hash(SetupIn(root)), "the setup program: not the same bytes");

            // An unchanged build writes nothing.
            var setupWritten = File.GetLastWriteTimeUtc(SetupIn(root));
            var written = Scopes.ToDictionary(scope => scope, scope => File.GetLastWriteTimeUtc(PackageIn(root, scope)));
            await HostCommand.RunAsync("bash", Path.Combine(root, "build", "build.sh"));
            foreach (var scope in Scopes)
            {
                Assert.AreEqual(written[scope], File.GetLastWriteTimeUtc(PackageIn(root, scope)), $"{scope}: written again without need");
            }

            Assert.AreEqual(setupWritten, File.GetLastWriteTimeUtc(SetupIn(root)), "the setup program: written again without need");

            await AssertArtifactsAsync(root);

            var payload = Path.Combine(root, "my application");
            Directory.CreateDirectory(Path.Combine(payload, "resources"));
            await File.WriteAllTextAsync(Path.Combine(payload, "Docker Desktop.exe"), "program");
            await File.WriteAllTextAsync(Path.Combine(payload, "resources", "data.txt"), "data");
            await HostCommand.RunAsync("bash", Path.Combine(root, "build", "build.sh"), "--payload", payload, "--version", "4.38.0");
            foreach (var scope in Scopes)
            {
                var package = new Package(PackageIn(root, scope));
                Assert.AreEqual("4.38.0", (await package.ReadPropertiesAsync())["ProductVersion"]);
                var names = (await package.ReadTableAsync("File")).Select(row => row["FileName"].Split('|')[^1]).ToList();
                CollectionAssert.IsSubsetOf(PayloadNames, names);
                foreach (var shortcut in await package.ReadTableAsync("Shortcut"))
                {
                    Assert.AreEqual("[INSTALLFOLDER]Docker Desktop.exe", shortcut["Target"]);
                }
            }

            // A payload that Windows cannot hold is refused with one error, and the packages that were there stay.
            await File.WriteAllTextAsync(Path.Combine(payload, "resources", "DATA.TXT"), "the same name but for case");
            var before = Scopes.ToDictionary(scope => scope, scope => Hash(PackageIn(root, scope)));
            var (exitCode, output) = await HostCommand.TryRunAsync("bash", Path.Combine(root, "build", "build.sh"), "--payload", payload, "--version", "4.38.0");
            Assert.AreNotEqual(0, exitCode);
            StringAssert.Contains(output, "DATA.TXT");
            foreach (var scope in Scopes)
            {
                Assert.AreEqual(before[scope], Hash(PackageIn(root, scope)));
            }
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <summary>What a release is published from is the same from both folders; signed, it says so of everything, and an unsigned program in the payload ends the build.</summary>
    private static async Task AssertArtifactsAsync(string root)
    {
        var (here, there, signed) = (Path.Combine(root, "artifacts", "here"), Path.Combine(root, "artifacts", "there"), Path.Combine(root, "artifacts", "signed release"));
        await HostCommand.RunAsync("bash", Path.Combine(Repository.Root, "build", "build.sh"), "--artifacts", here, "--download-url", "https://downloads.example.com/");
        await HostCommand.RunAsync("bash", Path.Combine(root, "build", "build.sh"), "--artifacts", there, "--download-url", "https://downloads.example.com/");
        CollectionAssert.AreEqual(Artifacts(here), Artifacts(there));

        var certificate = new SigningCertificate(Path.Combine(root, "artifacts"), "Test");
        string[] signing = ["--artifacts", signed, "--sign", certificate.SigningArguments, "--verify", certificate.VerificationArguments, "--publisher", certificate.Subject];
        var (exitCode, output) = await HostCommand.TryRunAsync("bash", [Path.Combine(root, "build", "build.sh"), .. signing]);
        Assert.AreEqual(0, exitCode, output);
        StringAssert.Contains(output, "DockerDesktop-AllUsers.msi: signed, and so are the 3 programs and libraries in it.");
        foreach (var file in Directory.GetFiles(signed).Where(file => Path.GetExtension(file) is ".msi" or ".exe"))
        {
            await HostCommand.RunAsync("osslsigncode", "verify", "-CAfile", certificate.File, "-in", file);
        }

        var payload = Directory.CreateDirectory(Path.Combine(root, "artifacts", "unsigned payload")).FullName;
        File.Copy(typeof(CleanCopyTests).Assembly.Location, Path.Combine(payload, "unsigned.dll"));
        (exitCode, output) = await HostCommand.TryRunAsync("bash", [Path.Combine(root, "build", "build.sh"), "--payload", payload, .. signing]);
        Assert.AreNotEqual(0, exitCode, output);
        StringAssert.Contains(output, "unsigned.dll is not signed");
    }

    /// <summary>
    /// The files with their hashes. Of the description, which names the commit that the copy does not know, and of the list of hashes, which has the description's, all other lines.
    /// </summary>
    private static string[] Artifacts(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), file => file);
        foreach (var name in new[] { "build.json", "SHA256SUMS", "sbom.cdx.json", "DockerDesktopInstaller.exe", "DockerDesktop-AllUsers.msi", "symbols/DockerDesktopInstaller.pdb", "policies/DockerDesktop.admx" })
        {
            Assert.IsTrue(files.ContainsKey(name), name);
        }

        return
        [
            .. files.Where(file => file.Key is not ("build.json" or "SHA256SUMS")).Select(file => $"{file.Key} {Hash(file.Value)}").Order(StringComparer.Ordinal),
            .. File.ReadAllLines(files["build.json"]).Where(line => !line.Contains("\"commit\"", StringComparison.Ordinal) && !line.Contains("\"uncommittedChanges\"", StringComparison.Ordinal)),
            .. File.ReadAllLines(files["SHA256SUMS"]).Where(line => !line.EndsWith("  build.json", StringComparison.Ordinal)),
        ];
    }

    private static string PackageIn(string root, string scope) => Path.Combine(root, "artifacts", "installers", "release", $"DockerDesktop-{scope}.msi");

    private static string SetupIn(string root) => Path.Combine(root, "artifacts", "installers", "release", "DockerDesktopInstaller.exe");

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
