namespace Installer.Artifacts.Signing;

/// <summary>Signs files in place: signed, verified, and only then put in the place of the unsigned ones.</summary>
internal static class FileSigning
{
    /// <summary>Signs a file in place.</summary>
    /// <param name="signer">The program that signs.</param>
    /// <param name="file">An exe, a DLL or an MSI; unchanged when this fails.</param>
    /// <exception cref="ArtifactsException">The file is missing, was not signed, or its signature is not trusted.</exception>
    public static void SignInPlace(ICodeSigner signer, string file)
    {
        if (!File.Exists(file))
        {
            throw new ArtifactsException($"{file} is to be signed, but there is no such file.");
        }

        // SignTool tells by the extension what a file is.
        var signed = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $"{Path.GetFileNameWithoutExtension(file)}.signing{Path.GetExtension(file)}");
        File.Delete(signed);
        try
        {
            signer.Sign(file, signed);
            signer.Verify(signed);
            File.Move(signed, file, overwrite: true);
        }
        finally
        {
            File.Delete(signed);
        }
    }
}
