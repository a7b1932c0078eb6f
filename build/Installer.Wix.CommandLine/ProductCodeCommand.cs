using Installer.Wix.Binding;
using Installer.Wix.Compiling;
using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc product-code</c>: the product code that a package without one of its own gets.</summary>
internal static class ProductCodeCommand
{
    /// <summary>Prints the code; errors are reported.</summary>
    /// <param name="arguments">Upgrade code, version, architecture.</param>
    /// <param name="output">Where the code goes.</param>
    /// <param name="messaging">Is told of errors.</param>
    public static void Run(IReadOnlyList<string> arguments, TextWriter output, Messaging messaging)
    {
        if (arguments is not [var upgradeCode, var version, var architecture])
        {
            messaging.Write(CommandLineErrors.ProductCodeUsage());
        }
        else if (!Guid.TryParse(upgradeCode, out var parsed))
        {
            messaging.Write(CommandLineErrors.InvalidUpgradeCode(upgradeCode));
        }
        else if (version.Split('.').Length != 3 || !PackageVersion.TryNormalize(version, out var normalized) || !PackageVersion.IsValidForPackage(normalized))
        {
            messaging.Write(CommandLineErrors.InvalidProductVersion(version));
        }
        else if (CommandLineParser.PlatformOf(architecture) is not { } platform)
        {
            messaging.Write(CommandLineErrors.InvalidPlatform(architecture));
        }
        else
        {
            output.WriteLine(ProductCode.Create(parsed.ToString("B").ToUpperInvariant(), normalized, platform));
        }
    }
}
