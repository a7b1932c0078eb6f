using Installer.Msi;
using Installer.Msi.Transforms;
using Installer.Wix.Files;
using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc transform</c>: properties for a package, for deployment tools that have no command line.</summary>
internal sealed class TransformCommand : ICommand
{
    private const string Property = "Property";

    /// <summary>Public properties of Windows Installer itself that no package lists as its own.</summary>
    private static readonly string[] OwnPrefixes = ["ARP", "MSI", "REBOOT", "REINSTALL", "ADD", "REMOVE", "ADVERTISE", "INSTALLLEVEL", "TARGETDIR", "TRANSFORMS", "LIMITUI", "PROMPTROLLBACKCOST"];

    private readonly List<(string Name, string Value)> properties = [];
    private string? package;
    private string? output;

    /// <inheritdoc />
    public string Name => "transform";

    /// <inheritdoc />
    public string Usage => """
        wixc transform FILE.msi -o FILE.mst NAME=value ...

        Writes a transform that gives public properties of a package a value; without one (NAME=) the package's own is taken out. It fits every version of the product.
        A hidden property is refused: whoever can read a transform reads what is in it.

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        Parse(arguments, context.Messaging);
        if (!context.Messaging.HasErrors && (package is null || output is null || properties.Count == 0))
        {
            context.Messaging.Write(CommandLineErrors.TransformUsage());
        }

        if (!context.Messaging.HasErrors && PackageFile.Open(package!, context) is { } file)
        {
            using (file)
            {
                Write(file, context.Messaging);
            }
        }

        return 0;
    }

    private void Parse(ArgumentReader arguments, Messaging messaging)
    {
        while (arguments.TryRead(out var argument, out var name))
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            switch (name)
            {
                case "o" or "out":
                    output = arguments.ReadValue(argument) ?? output;
                    break;
                case null when package is null:
                    package = argument;
                    break;
                case null when equals > 0:
                    Add(argument[..equals], argument[(equals + 1)..], messaging);
                    break;
                default:
                    arguments.Refuse(argument);
                    break;
            }
        }
    }

    private void Add(string name, string value, Messaging messaging)
    {
        if (char.IsAsciiDigit(name[0]) || !name.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character is '_' or '.'))
        {
            messaging.Write(CommandLineErrors.NotAPublicProperty(name));
        }
        else if (properties.Find(property => property.Name == name) is { Name: not null } first)
        {
            messaging.Write(CommandLineErrors.DefinedTwice(name, first.Value, value));
        }
        else
        {
            properties.Add((name, value));
        }
    }

    private void Write(PackageFile file, Messaging messaging)
    {
        try
        {
            var transform = new MsiTransform(file.Database);
            var values = file.Database.Tables[Property].Rows.ToDictionary(row => (string)row[0]!, row => row[1] as string ?? string.Empty);
            var hidden = values.GetValueOrDefault("MsiHiddenProperties", string.Empty).Split(';');
            var secure = values.GetValueOrDefault("SecureCustomProperties", string.Empty).Split(';');
            foreach (var (name, value) in properties)
            {
                if (hidden.Contains(name))
                {
                    messaging.Write(CommandLineErrors.HiddenProperty(name));
                }
                else if (value.Length > 0)
                {
                    transform.SetRow(Property, name, value);
                    if (!values.ContainsKey(name) && !secure.Contains(name) && !Array.Exists(OwnPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                    {
                        messaging.Write(CommandLineErrors.PropertyNotKnown(file.Path, name));
                    }
                }
                else if (!transform.RemoveRow(Property, name))
                {
                    messaging.Write(CommandLineErrors.PropertyNotThere(file.Path, name));
                }
            }

            var inputs = new InputFiles();
            inputs.Add(file.Path);
            if (!messaging.HasErrors && inputs.AllowOutputs([output!], messaging))
            {
                using var content = new MemoryStream();
                MsiTransformWriter.Write(transform, content);
                File.WriteAllBytes(output!, content.ToArray());
            }
        }
        catch (MsiException exception)
        {
            messaging.Write(CommandLineErrors.TransformInvalid(file.Path, exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(PortableErrors.OutputFailed(output!, exception.Message));
        }
    }
}
