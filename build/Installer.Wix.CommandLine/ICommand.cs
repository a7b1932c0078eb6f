namespace Installer.Wix.CommandLine;

/// <summary>A command of <c>wixc</c>: one class each, listed in <see cref="WixcCommand"/>.</summary>
internal interface ICommand
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>How it is used, for <c>wixc --help</c>. Ends with a line feed.</summary>
    string Usage { get; }

    /// <summary>Runs the command; errors are reported.</summary>
    /// <param name="arguments">What follows the command's name.</param>
    /// <param name="context">What it works with.</param>
    /// <returns>The exit code when no error was reported.</returns>
    int Run(ArgumentReader arguments, CommandContext context);

    /// <summary>The exit code after an error, which is never 0.</summary>
    /// <param name="number">The number of the last error that was reported.</param>
    int ExitCodeAfter(int number) => number % 256 is not 0 and var code ? code : 1;
}
