namespace Installer.Artifacts.Signing;

/// <summary>A program that signs files for Windows (Authenticode) and looks at their signatures.</summary>
internal interface ICodeSigner
{
    /// <summary>Signs a file.</summary>
    /// <param name="input">An exe, a DLL or an MSI. It is not changed.</param>
    /// <param name="output">The signed copy; it does not exist yet.</param>
    /// <exception cref="ArtifactsException">The program failed; the text has what it said.</exception>
    void Sign(string input, string output);

    /// <summary>Makes sure that a file is as it was when somebody signed it whom this computer, or the authority given, trusts.</summary>
    /// <param name="file">An exe, a DLL or an MSI.</param>
    /// <exception cref="ArtifactsException">It is not; the text has what the program said.</exception>
    void Verify(string file);
}
