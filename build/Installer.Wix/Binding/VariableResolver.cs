using System.Text.RegularExpressions;

using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Binding;

/// <summary>Replaces <c>!(loc.X)</c> and <c>!(wix.X)</c> in the symbols. <c>!(bind.X)</c> stays until more is known; <c>!!(</c> stands for <c>!(</c>.</summary>
internal sealed partial class VariableResolver
{
    private const int MaximumDepth = 16;
    private const int MaximumSteps = 10_000;

    private readonly Messaging messaging;
    private readonly LocalizationSelector localization;
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    /// <summary>Takes the variables of the command line and of the sources; the former win over overridable ones.</summary>
    public VariableResolver(Messaging messaging, LocalizationSelector localization, IReadOnlyDictionary<string, string> commandLine, IEnumerable<VariableSymbol> authored)
    {
        this.messaging = messaging;
        this.localization = localization;
        foreach (var (name, value) in commandLine)
        {
            variables[name] = value;
        }

        foreach (var variable in authored)
        {
            if (!variables.TryAdd(variable.Id, variable.Value) && !variable.IsOverridable)
            {
                messaging.Write(Errors.VariableCollision(variable.Source, variable.Id));
            }
        }
    }

    private int steps;

    /// <summary>Whether a variable that has no value but a default stays as it is, because a value may be given later.</summary>
    public bool LeavesDefaults { get; init; }

    /// <summary>What stands for an escaped <c>!(</c> until all variables are replaced.</summary>
    public const string EscapedOpen = "\uE000(";

    /// <summary>Replaces the variables in all symbols.</summary>
    public void Resolve(IEnumerable<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            symbol.Transform(text => Resolve(text, symbol.Source));
        }
    }

    /// <summary>Replaces the variables in a text.</summary>
    public string Resolve(string text, SourceLine? source)
    {
        steps = 0;
        return Resolve(text, source, 0);
    }

    private string Resolve(string text, SourceLine? source, int depth)
    {
        if (!text.Contains("!(", StringComparison.Ordinal))
        {
            return text;
        }

        return Pattern().Replace(text, match =>
        {
            if (match.Value == "!!(")
            {
                return EscapedOpen;
            }

            var name = match.Groups["name"].Value;
            switch (match.Groups["scope"].Value)
            {
                case "loc":
                    if (match.Groups["default"].Success)
                    {
                        messaging.Write(Errors.LocalizationVariableWithDefault(source, name, match.Groups["default"].Value));
                    }

                    if (localization.Find(name) is { } localized)
                    {
                        return Follow(localized);
                    }

                    messaging.Write(Errors.LocalizationVariableUnknown(source, name));
                    return string.Empty;
                case "wix":
                    if (variables.TryGetValue(name, out var value))
                    {
                        return Follow(value);
                    }

                    if (match.Groups["default"].Success)
                    {
                        return LeavesDefaults ? match.Value : match.Groups["default"].Value;
                    }

                    messaging.Write(Errors.BindVariableUnknown(source, name));
                    return string.Empty;
                default:
                    return match.Value;
            }
        });

        string Follow(string value)
        {
            if (depth < MaximumDepth && ++steps <= MaximumSteps)
            {
                return Resolve(value, source, depth + 1);
            }

            // Told once: what follows in the same text is left out.
            if (steps <= MaximumSteps)
            {
                steps = MaximumSteps + 1;
                messaging.Write(PortableErrors.VariableLoop(source, text));
            }

            return string.Empty;
        }
    }

    [GeneratedRegex(@"!!\(|!\((?<scope>loc|wix)\.(?<name>[_A-Za-z][0-9A-Za-z_.]*)(?:=(?<default>(?:[^()]|\([^()]*\))*))?\)")]
    private static partial Regex Pattern();
}
