using System.CommandLine.Parsing;

namespace Installer.Artifacts.Signing;

/// <summary>How files are signed: by which program, and with its own arguments for certificate, token and time stamp.</summary>
/// <param name="Program">The program: <c>osslsigncode</c>, <c>signtool</c>, or the path of either.</param>
/// <param name="Arguments">Arguments that name the certificate and the time-stamp server, in the program's own language.</param>
/// <param name="VerificationArguments">Arguments with which signatures are verified, such as the certificate authority's file.</param>
internal sealed record SigningOptions(string Program, IReadOnlyList<string> Arguments, IReadOnlyList<string> VerificationArguments)
{
    /// <summary>The program that is used where none is named: Microsoft's on Windows, osslsigncode elsewhere.</summary>
    public static string DefaultProgram => OperatingSystem.IsWindows() ? "signtool" : "osslsigncode";

    /// <summary>Reads options that are each one text, as a build property holds them.</summary>
    /// <param name="program">The program; null for the default one.</param>
    /// <param name="arguments">Arguments with spaces between, quoted as on a command line.</param>
    /// <param name="verificationArguments">Likewise; null for none.</param>
    /// <returns>The options.</returns>
    public static SigningOptions Parse(string? program, string? arguments, string? verificationArguments) => new(
        string.IsNullOrEmpty(program) ? DefaultProgram : program,
        [.. CommandLineParser.SplitCommandLine(arguments ?? "")],
        [.. CommandLineParser.SplitCommandLine(verificationArguments ?? "")]);

    /// <summary>The program with these options.</summary>
    /// <returns>Microsoft's if its name says so, else osslsigncode.</returns>
    public ICodeSigner CreateSigner() =>
        Path.GetFileNameWithoutExtension(Program).Equals("signtool", StringComparison.OrdinalIgnoreCase) ? new SignTool(this) : new Osslsigncode(this);
}
