using Installer.Wix.Binding;
using Installer.Wix.Compiling;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc product-code</c>: the product code that a package without one of its own gets.</summary>
internal sealed class ProductCodeCommand : ICommand
{
    /// <inheritdoc />
    public string Name => "product-code";

    /// <inheritdoc />
    public string Usage => """
        wixc product-code UPGRADECODE VERSION ARCHITECTURE

        Prints the product code that a package without one of its own gets.

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        var messaging = context.Messaging;
        var values = new List<string>();
        while (arguments.TryRead(out var argument, out _))
        {
            values.Add(argument);
        }

        if (values is not [var upgradeCode, var version, var architecture])
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
        else if (BuildArgumentParser.PlatformOf(architecture) is not { } platform)
        {
            messaging.Write(CommandLineErrors.InvalidPlatform(architecture));
        }
        else
        {
            context.Output.WriteLine(ProductCode.Create(parsed.ToString("B").ToUpperInvariant(), normalized, platform));
        }

        return 0;
    }
}
