namespace Installer.Artifacts.Signing;

/// <summary>osslsigncode, which signs on every system. Its arguments are described in its manual page.</summary>
/// <param name="options">Program and arguments.</param>
internal sealed class Osslsigncode(SigningOptions options) : ICodeSigner
{
    /// <inheritdoc/>
    public void Sign(string input, string output) =>
        ExternalProgram.Run(options.Program, ["sign", .. options.Arguments, "-h", "sha256", "-n", "Docker Desktop", "-in", input, "-out", output], $"{Path.GetFileName(input)} was not signed");

    /// <inheritdoc/>
    public void Verify(string file) =>
        ExternalProgram.Run(options.Program, ["verify", .. options.VerificationArguments, "-in", file], $"{Path.GetFileName(file)} has no signature that can be trusted");
}
