namespace Installer.Artifacts.Signing;

/// <summary>SignTool of the Windows SDK. Its arguments are described on its page of Microsoft's documentation.</summary>
/// <param name="options">Program and arguments.</param>
internal sealed class SignTool(SigningOptions options) : ICodeSigner
{
    /// <inheritdoc/>
    public void Sign(string input, string output)
    {
        // SignTool signs in place.
        File.Copy(input, output);
        ExternalProgram.Run(options.Program, ["sign", "/fd", "SHA256", "/d", "Docker Desktop", .. options.Arguments, output], $"{Path.GetFileName(input)} was not signed");
    }

    /// <inheritdoc/>
    public void Verify(string file) =>
        ExternalProgram.Run(options.Program, ["verify", "/pa", "/q", .. options.VerificationArguments, file], $"{Path.GetFileName(file)} has no signature that can be trusted");
}
