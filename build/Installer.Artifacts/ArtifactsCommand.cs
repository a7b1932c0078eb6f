using System.CommandLine;
using Installer.Artifacts.Signing;

namespace Installer.Artifacts;

/// <summary>The command line: <c>sign</c>, which the packages' builds call for each file, and <c>publish</c>, which makes the folder of a release.</summary>
internal static class ArtifactsCommand
{
    private static readonly Option<string?> SigningProgram = FromEnvironment(
        "--signing-program", "INSTALLER_SIGNING_PROGRAM", "signtool or osslsigncode, or a path of either (default: signtool on Windows, osslsigncode elsewhere)");

    private static readonly Option<string?> VerificationArguments = FromEnvironment(
        "--verification-arguments", "INSTALLER_VERIFICATION_ARGUMENTS", "what the program needs to verify signatures, such as '-CAfile root.pem'");

    /// <summary>Makes the command.</summary>
    /// <param name="output">Where it tells what it did.</param>
    /// <returns>The command.</returns>
    public static RootCommand Create(TextWriter output) => new("Signs what is built, and makes the folder that a release is published from.")
    {
        CreateSign(),
        CreatePublish(output),
    };

    private static Command CreateSign()
    {
        var files = new Argument<string[]>("FILE") { Description = "exe, DLL or MSI; signed in place", Arity = ArgumentArity.OneOrMore };
        var arguments = FromEnvironment("--signing-arguments", "INSTALLER_SIGNING_ARGUMENTS", "what the program needs to sign: certificate, key, time stamp");
        var command = new Command("sign", "Signs files in place and verifies the signatures.") { files, SigningProgram, arguments, VerificationArguments };
        command.SetAction(result => Run(() =>
        {
            var signer = SigningOptions.Parse(result.GetValue(SigningProgram), result.GetValue(arguments), result.GetValue(VerificationArguments)).CreateSigner();
            foreach (var file in result.GetValue(files)!)
            {
                FileSigning.SignInPlace(signer, file);
            }
        }));
        return command;
    }

    private static Command CreatePublish(TextWriter output)
    {
        var folder = new Option<string>("--output") { Description = "the folder to make", Required = true };
        var packages = new Option<string[]>("--package") { Description = "a package; may be repeated", Required = true };
        var setup = new Option<string?>("--setup") { Description = "the setup program" };
        var programs = new Option<string[]>("--programs") { Description = "a list of programs that a package's build wrote; may be repeated", Required = true };
        var sources = new Option<string>("--sources") { Description = "the repository's folder 'installer'", Required = true };
        var commit = new Option<string>("--commit") { Description = "the commit that was built", Required = true };
        var changed = new Option<bool>("--uncommitted-changes") { Description = "what was built is not what was committed" };
        var address = new Option<string>("--download-url") { Description = "where users download the packages: the address of the folder", Required = true };
        var signed = new Option<bool>("--signed") { Description = "everything has to be signed" };
        var publishers = new Option<string[]>("--publisher") { Description = "whom programs in the packages may be signed by, as 'CN=Docker Inc., C=US'; may be repeated (default: everybody whom the computer trusts)" };
        var command = new Command("publish", "Makes the folder that a release is published from.")
        {
            folder, packages, setup, programs, sources, commit, changed, address, signed, publishers, SigningProgram, VerificationArguments,
        };
        command.SetAction(result => Run(() =>
        {
            var text = result.GetValue(address)!;
            if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var parsed) || parsed.Scheme is not ("https" or "http"))
            {
                throw new ArtifactsException($"The download address is '{text}'. It must start with https:// or http://.");
            }

            new Release(new ReleaseOptions(
                Path.TrimEndingDirectorySeparator(Path.GetFullPath(result.GetValue(folder)!)),
                result.GetValue(packages)!,
                result.GetValue(setup),
                result.GetValue(programs)!,
                result.GetValue(sources)!,
                result.GetValue(commit)!,
                result.GetValue(changed),
                parsed,
                result.GetValue(signed) ? SigningOptions.Parse(result.GetValue(SigningProgram), "", result.GetValue(VerificationArguments)) : null,
                result.GetValue(publishers) ?? [])).Publish(output);
        }));
        return command;
    }

    private static Option<string?> FromEnvironment(string name, string variable, string description) => new(name)
    {
        Description = $"{description}; the environment variable {variable} where it is not given",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable),
    };

    /// <summary>What went wrong is told as MSBuild's errors are, so that a build shows it as its own.</summary>
    private static int Run(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception exception) when (exception is ArtifactsException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"installer-artifacts : error DD0010: {exception.Message}");
            return 1;
        }
    }
}
