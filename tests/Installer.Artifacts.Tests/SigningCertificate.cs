using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Installer.Artifacts.Tests;

/// <summary>A certificate that signs programs, as files that osslsigncode reads.</summary>
internal sealed class SigningCertificate
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    private readonly string key;

    /// <summary>Makes one.</summary>
    /// <param name="folder">Where the files go.</param>
    /// <param name="name">Whom it is of.</param>
    public SigningCertificate(string folder, string name)
    {
        Subject = $"CN={name}";
        using var pair = RSA.Create(2048);
        var request = new CertificateRequest(Subject, pair, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CodeSigning)], critical: false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File = Path.Combine(folder, $"{name}.pem");
        System.IO.File.WriteAllText(File, certificate.ExportCertificatePem());
        key = Path.Combine(folder, $"{name}.key");
        System.IO.File.WriteAllText(key, pair.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The file with the certificate, which is its own authority: PEM.</summary>
    public string File { get; }

    /// <summary>The certificate's subject.</summary>
    public string Subject { get; }

    /// <summary>The arguments with which osslsigncode signs by it.</summary>
    public string SigningArguments => $"-certs \"{File}\" -key \"{key}\"";

    /// <summary>The arguments with which osslsigncode trusts it, and nobody else.</summary>
    public string VerificationArguments => $"-CAfile \"{File}\"";
}
