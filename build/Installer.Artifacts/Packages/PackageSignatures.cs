using Installer.Artifacts.Signing;

namespace Installer.Artifacts.Packages;

/// <summary>Looks at the signatures of a package and of every program and library in it, as it is published.</summary>
/// <param name="signer">The program that verifies.</param>
/// <param name="publishers">Whom signatures may be of: the subjects of their certificates; empty for everybody who is trusted.</param>
internal sealed class PackageSignatures(ICodeSigner signer, IReadOnlyCollection<string> publishers)
{
    /// <summary>Makes sure that nothing unsigned, changed or unknown is in a package.</summary>
    /// <param name="package">The package.</param>
    /// <returns>How many programs and libraries were looked at.</returns>
    /// <exception cref="ArtifactsException">Something is; the text names each.</exception>
    public int Check(InstallerPackage package)
    {
        var problems = new List<string>();
        if (WhyNot(package.Path) is { } reason)
        {
            problems.Add(reason);
        }

        var folder = Directory.CreateTempSubdirectory("installer-artifacts-");
        try
        {
            var executables = package.ReadFiles(folder.FullName).Where(file => file.Executable is not null).ToList();
            problems.AddRange(executables.Select(WhyNot).OfType<string>());
            return problems.Count == 0
                ? executables.Count
                : throw new ArtifactsException(
                    $"{Path.GetFileName(package.Path)} cannot be published as signed:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}{Environment.NewLine}" +
                    "Sign these files before the package is built, or take them out of the payload.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string? WhyNot(PackageFile file)
    {
        using var certificate = AuthenticodeSignature.ReadSigner(file.Executable!);
        if (certificate is null)
        {
            return $"  {file.Name} is not signed.";
        }

        if (publishers.Count > 0 && !publishers.Contains(certificate.Subject))
        {
            return $"  {file.Name} is signed by '{certificate.Subject}', who is none of: {string.Join(", ", publishers.Select(publisher => $"'{publisher}'"))}.";
        }

        return WhyNot(file.Executable!) is { } reason ? reason.Replace(Path.GetFileName(file.Executable!), file.Name, StringComparison.Ordinal) : null;
    }

    private string? WhyNot(string file)
    {
        try
        {
            signer.Verify(file);
            return null;
        }
        catch (ArtifactsException exception)
        {
            return "  " + exception.Message.ReplaceLineEndings(Environment.NewLine + "    ");
        }
    }
}
