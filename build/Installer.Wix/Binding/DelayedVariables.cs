using System.Text.RegularExpressions;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Binding;

/// <summary>Replaces <c>!(bind.property.X)</c>, <c>!(bind.fileVersion.X)</c>, <c>!(bind.assemblyName.X)</c> and the like once files and properties are known.</summary>
internal sealed partial class DelayedVariables(Messaging messaging)
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Replaces the variables in all symbols.</summary>
    public void Resolve(IReadOnlyList<Symbol> symbols, IReadOnlyDictionary<string, FileFacade> files, IReadOnlyDictionary<string, string> assemblies)
    {
        foreach (var (name, value) in assemblies)
        {
            values[name] = value;
        }

        foreach (var (id, file) in files)
        {
            values[$"fileVersion.{id}"] = file.Facts.Version ?? string.Empty;
            values[$"fileLanguage.{id}"] = file.Facts.Language ?? string.Empty;
        }

        ResolveProperties([.. symbols.OfType<RowSymbol>().Where(r => r.Kind == "Property")]);
        if (values.TryGetValue("property.ProductVersion", out var version))
        {
            var parts = version.Split('.');
            var names = new[] { "Major", "Minor", "Build", "Revision" };
            for (var i = 0; i < names.Length; i++)
            {
                values[$"property.ProductVersion.{names[i]}"] = i < parts.Length ? parts[i] : "0";
            }
        }

        foreach (var symbol in symbols)
        {
            symbol.Transform(text => Finish(Replace(text), symbol.Source));
        }
    }

    private void ResolveProperties(List<RowSymbol> properties)
    {
        // A property may take the value of another one, which may take that of a third.
        foreach (var property in properties)
        {
            if (property.Text("Value") is { } value && !value.Contains("!(bind.", StringComparison.OrdinalIgnoreCase))
            {
                values[$"property.{property.Id}"] = value;
            }
        }

        for (var progress = true; progress;)
        {
            progress = false;
            foreach (var property in properties)
            {
                if (property.Text("Value") is { } value && value.Contains("!(bind.", StringComparison.OrdinalIgnoreCase))
                {
                    var replaced = Replace(value);
                    if (!replaced.Contains("!(bind.", StringComparison.OrdinalIgnoreCase))
                    {
                        property["Value"] = replaced;
                        values[$"property.{property.Id}"] = replaced;
                        progress = true;
                    }
                }
            }
        }

        foreach (var property in properties)
        {
            if (property.Text("Value") is { } value && value.Contains("!(bind.", StringComparison.OrdinalIgnoreCase))
            {
                messaging.Write(Errors.UnresolvedBindReference(property.Source, value));
                property["Value"] = null;
            }
        }
    }

    private string Replace(string text) =>
        !text.Contains("!(bind.", StringComparison.OrdinalIgnoreCase)
            ? text
            : Pattern().Replace(text, match => values.GetValueOrDefault(match.Groups["name"].Value)
                ?? (match.Groups["default"].Success ? match.Groups["default"].Value : match.Value));

    private string Finish(string text, SourceLine? source)
    {
        if (text.Contains("!(bind.", StringComparison.OrdinalIgnoreCase))
        {
            messaging.Write(Errors.UnresolvedBindReference(source, text));
            return text;
        }

        return text.Contains('\uE000', StringComparison.Ordinal) ? text.Replace(VariableResolver.EscapedOpen, "!(", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"!\(bind\.(?<name>[_A-Za-z][0-9A-Za-z_.]*)(?:=(?<default>[^()]*))?\)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
