namespace DockerDesktop.Setup.Payload;

/// <summary>What a signature's state means for going on.</summary>
internal static class SignatureCheck
{
    /// <summary>CERT_E_EXPIRED, CERT_E_UNTRUSTEDROOT and CERT_E_CHAINING: the file is as it was signed, but this computer does not know by whom, as without a connection or with a certificate of one's own.</summary>
    private static readonly uint[] UnknownSigner = [0x800B0101, 0x800B0109, 0x800B010A];

    /// <summary>Refuses a program that was changed after it was signed.</summary>
    /// <param name="signature">The signature.</param>
    /// <exception cref="SetupException">577.</exception>
    public static void Require(IImageSignature signature)
    {
        var result = signature.Check();
        if (result != 0 && !Array.Exists(UnknownSigner, known => known == result))
        {
            throw new SetupException(SetupExitCode.InvalidImageHash, Texts.SignatureBroken(result));
        }
    }
}
