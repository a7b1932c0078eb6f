using System.Text;
using Installer.Artifacts.Packages;
using Installer.Artifacts.Signing;

namespace Installer.Artifacts.Tests;

/// <summary>Signing and the look at signatures, with the program that signs on Linux.</summary>
[TestClass]
[TestCategory("Linux")]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SigningTests
{
    private static readonly byte[] Unsigned = File.ReadAllBytes(typeof(SigningTests).Assembly.Location);

    [TestMethod]
    public void A_file_is_signed_in_place_and_says_by_whom()
    {
        using var folder = new TemporaryFolder();
        var certificate = new SigningCertificate(folder.Path, "Maker");
        var file = folder["a program.dll"];
        File.WriteAllBytes(file, Unsigned);
        Assert.IsNull(AuthenticodeSignature.ReadSigner(file));
        Assert.ThrowsExactly<ArtifactsException>(() => SignerOf(certificate).Verify(file));

        FileSigning.SignInPlace(SignerOf(certificate), file);

        SignerOf(certificate).Verify(file);
        using var signer = AuthenticodeSignature.ReadSigner(file);
        Assert.AreEqual(certificate.Subject, signer!.Subject);
        CollectionAssert.AreEquivalent(new[] { "Maker.pem", "Maker.key", "a program.dll" }, Directory.GetFiles(folder.Path).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void A_file_whose_signature_would_not_be_trusted_stays_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var certificate = new SigningCertificate(folder.Path, "Maker");
        var stranger = new SigningCertificate(folder.Path, "Stranger");
        var file = folder["program.dll"];
        File.WriteAllBytes(file, Unsigned);

        Assert.ThrowsExactly<ArtifactsException>(() => FileSigning.SignInPlace(SigningOptions.Parse("osslsigncode", stranger.SigningArguments, certificate.VerificationArguments).CreateSigner(), file));

        CollectionAssert.AreEqual(Unsigned, File.ReadAllBytes(file));
        Assert.IsFalse(File.Exists(folder["program.signing.dll"]));
    }

    [TestMethod]
    public void Errors_do_not_show_the_arguments()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["program.dll"], Unsigned);

        var error = Assert.ThrowsExactly<ArtifactsException>(
            () => FileSigning.SignInPlace(SigningOptions.Parse("osslsigncode", "-pkcs12 none.pfx -pass hunter2", null).CreateSigner(), folder["program.dll"]));

        StringAssert.Contains(error.Message, "program.dll was not signed");
        Assert.IsFalse(error.Message.Contains("hunter2", StringComparison.Ordinal), error.Message);
    }

    [TestMethod]
    public void A_program_that_is_not_installed_is_named()
    {
        var error = Assert.ThrowsExactly<ArtifactsException>(() => SigningOptions.Parse("no-such-program", null, null).CreateSigner().Verify("a.dll"));

        StringAssert.Contains(error.Message, "no-such-program cannot be started");
    }

    [TestMethod]
    public void A_signed_package_with_signed_programs_passes()
    {
        using var release = new SignedSample();

        Assert.AreEqual(2, release.Check(publishers: []));
        Assert.AreEqual(2, release.Check([release.Maker.Subject]));
    }

    [TestMethod]
    public void An_unsigned_program_in_the_package_is_refused_with_its_path()
    {
        using var release = new SignedSample { Extra = Unsigned };

        StringAssert.Contains(release.Refusal([]), "ProgramFiles64Folder/Docker/extra.dll is not signed");
    }

    [TestMethod]
    public void What_only_looks_like_a_program_is_refused()
    {
        using var release = new SignedSample { Extra = Encoding.ASCII.GetBytes("MZ but no program") };

        StringAssert.Contains(release.Refusal([]), "extra.dll is not signed");
    }

    [TestMethod]
    public void A_program_of_somebody_who_is_not_trusted_is_refused()
    {
        using var release = new SignedSample();
        release.Extra = release.Sign(release.Stranger);

        StringAssert.Contains(release.Refusal([]), "extra.dll has no signature that can be trusted");
    }

    [TestMethod]
    public void A_program_of_an_unknown_publisher_is_refused_even_if_trusted()
    {
        using var release = new SignedSample();

        StringAssert.Contains(release.Refusal(["CN=Somebody else"]), $"signed by '{release.Maker.Subject}', who is none of: 'CN=Somebody else'");
    }

    [TestMethod]
    public void A_program_that_was_changed_after_it_was_signed_is_refused()
    {
        using var release = new SignedSample();
        var changed = release.Sign(release.Maker);
        changed[Unsigned.Length / 2] ^= 1;
        release.Extra = changed;

        StringAssert.Contains(release.Refusal([]), "extra.dll has no signature that can be trusted");
    }

    [TestMethod]
    public void An_unsigned_package_is_refused()
    {
        using var release = new SignedSample { IsPackageSigned = false };

        StringAssert.Contains(release.Refusal([]), "sample.msi has no signature that can be trusted");
    }

    private static ICodeSigner SignerOf(SigningCertificate certificate) =>
        SigningOptions.Parse("osslsigncode", certificate.SigningArguments, certificate.VerificationArguments).CreateSigner();

    /// <summary>A package of a signed program and a signed library, and with something else if a test says so.</summary>
    private sealed class SignedSample : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public SignedSample()
        {
            Maker = new SigningCertificate(folder.Path, "Maker");
            Stranger = new SigningCertificate(folder.Path, "Stranger");
        }

        public SigningCertificate Maker { get; }

        public SigningCertificate Stranger { get; }

        public byte[]? Extra { get; set; }

        public bool IsPackageSigned { get; init; } = true;

        public byte[] Sign(SigningCertificate certificate)
        {
            var file = folder["to be signed.dll"];
            File.WriteAllBytes(file, Unsigned);
            FileSigning.SignInPlace(SignerOf(certificate), file);
            return File.ReadAllBytes(file);
        }

        public int Check(IReadOnlyCollection<string> publishers)
        {
            var signed = Sign(Maker);
            var files = new Dictionary<string, byte[]> { ["tool.dll"] = signed, ["data.txt"] = "data"u8.ToArray() };
            if (Extra is not null)
            {
                files.Add("extra.dll", Extra);
            }

            SamplePackage.Write(folder["sample.msi"], files, signed);
            if (IsPackageSigned)
            {
                FileSigning.SignInPlace(SignerOf(Maker), folder["sample.msi"]);
            }

            using var package = InstallerPackage.Open(folder["sample.msi"]);
            return new PackageSignatures(SignerOf(Maker), publishers).Check(package);
        }

        public string Refusal(IReadOnlyCollection<string> publishers) => Assert.ThrowsExactly<ArtifactsException>(() => Check(publishers)).Message;

        public void Dispose() => folder.Dispose();
    }
}
