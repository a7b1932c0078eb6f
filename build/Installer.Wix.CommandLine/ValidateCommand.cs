using System.Globalization;

using Installer.Msi;
using Installer.Msi.Validation;
using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc validate</c>: the internal consistency evaluators, as <c>wix msi validate</c> runs them.</summary>
internal sealed class ValidateCommand : ICommand
{
    // Microsoft's numbers end here.
    private const int LastIce = 105;

    private readonly HashSet<string> selected = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> suppressed = new(StringComparer.OrdinalIgnoreCase);
    private string? file;

    /// <inheritdoc />
    public string Name => "validate";

    /// <inheritdoc />
    public string Usage => """
        wixc validate FILE.msi [options]

        Validates a package by the rules of Microsoft's internal consistency evaluators (ICEs), without Windows. An error reads 'FILE.msi: error WIX0204: ICE38: ...',
        a warning 'FILE.msi: warning WIX1076: ICE61: ...', as WiX has them. build/Installer.Msi.Validation/README.md lists the ICEs.

          -ice ICE30               run this one only; can be given several times
          -sice ICE38              leave this one out; can be given several times; -suppress is the same
          -sw[N], -wx[N]           as for build: all warnings of ICEs have the number 1076
          -pdb F, -intermediatefolder F, -acceptEula ID, -nologo
                                   accepted

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        Parse(arguments, context.Messaging);
        if (file is null && !context.Messaging.HasErrors)
        {
            context.Messaging.Write(CommandLineErrors.PackageMissing(Name));
        }

        if (context.Messaging.HasErrors || PackageFile.Open(file!, context) is not { } package)
        {
            return 0;
        }

        using (package)
        {
            foreach (var name in selected.Where(name => !PackageValidator.Ices.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                context.Messaging.Write(CommandLineErrors.IceNotImplemented(file!, name));
            }

            Validate(package, context.Messaging);
        }

        return 0;
    }

    private void Validate(PackageFile package, Messaging messaging)
    {
        try
        {
            foreach (var finding in PackageValidator.Validate(package.Database, name => (selected.Count == 0 || selected.Contains(name)) && !suppressed.Contains(name)))
            {
                messaging.Write(finding.Severity == FindingSeverity.Error
                    ? Errors.ValidationError(package.Path, finding.Ice, finding.Text)
                    : Warnings.ValidationWarning(package.Path, finding.Ice, finding.Text));
            }
        }
        catch (MsiException exception)
        {
            messaging.Write(CommandLineErrors.PackageUnreadable(package.Path, exception.Message));
        }
    }

    private void Parse(ArgumentReader arguments, Messaging messaging)
    {
        while (arguments.TryRead(out var argument, out var name))
        {
            switch (name)
            {
                case "ice":
                    Add(selected, arguments.ReadValue(argument), argument, messaging);
                    break;
                case "sice" or "suppress":
                    Add(suppressed, arguments.ReadValue(argument), argument, messaging);
                    break;
                case "pdb" or "intermediatefolder" or "intermediateFolder" or "accepteula" or "acceptEula":
                    arguments.ReadValue(argument);
                    break;
                case "nologo":
                    break;
                case null when file is null:
                    file = argument;
                    break;
                case not null when WarningSwitch.TryApply(name, messaging):
                    break;
                default:
                    arguments.Refuse(argument);
                    break;
            }
        }
    }

    private static void Add(HashSet<string> names, string? value, string argument, Messaging messaging)
    {
        if (value is null)
        {
            return;
        }

        if (value.StartsWith("ICE", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(value.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= LastIce)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"ICE{number:00}"));
        }
        else
        {
            messaging.Write(CommandLineErrors.InvalidIce(argument, value));
        }
    }
}
