using System.Text;

using Installer.Wix.Language;
using Installer.Wix.Tables;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc schema</c>: what the compiler knows of the language, for editors and readers.</summary>
internal sealed class SchemaCommand : ICommand
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc />
    public string Name => "schema";

    /// <inheritdoc />
    public string Usage => """
        wixc schema DIR
        wixc schema --reference FILE

        Writes an XML schema of each namespace into the folder DIR, by which editors complete and check sources; or the reference of all elements and attributes, as Markdown.

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        string? folder = null, reference = null;
        while (arguments.TryRead(out var argument, out var name))
        {
            switch (name)
            {
                case null when folder is null:
                    folder = argument;
                    break;
                case "reference":
                    reference = arguments.ReadValue(argument);
                    break;
                default:
                    arguments.Refuse(argument);
                    break;
            }
        }

        if (!context.Messaging.HasErrors && folder is null == reference is null)
        {
            context.Messaging.Write(CommandLineErrors.SchemaUsage());
        }

        if (context.Messaging.HasErrors)
        {
            return 0;
        }

        try
        {
            Write(WixLanguage.Load(), folder, reference, context.Output);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            context.Messaging.Write(CommandLineErrors.SchemaNotWritten(folder ?? reference!, problem.Message));
        }

        return 0;
    }

    private static void Write(WixLanguage language, string? folder, string? reference, TextWriter output)
    {
        if (reference is not null)
        {
            File.WriteAllText(reference, ReferenceWriter.Write(language), s_utf8);
            return;
        }

        Directory.CreateDirectory(folder!);
        foreach (var xmlNamespace in language.Elements.Select(element => element.Name.Namespace).Distinct())
        {
            var file = Path.Combine(folder!, xmlNamespace.NamespaceName.Split('/')[^1] + ".xsd");
            File.WriteAllText(file, SchemaWriter.Write(language, xmlNamespace, StandardActions.Names).ToString() + "\n", s_utf8);
            output.WriteLine(file);
        }
    }
}
