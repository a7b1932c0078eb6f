using System.Text.RegularExpressions;

using Installer.Msi.Database;
using Installer.Wix.Compiling;
using Installer.Wix.Tables;

namespace Installer.Wix.Merging;

/// <summary>Puts the GUID of a merge module at the end of every identifier in its tables (Windows Installer SDK, "Naming Primary Keys in Merge Module Databases").</summary>
/// <param name="tables">The tables that are known.</param>
/// <param name="moduleGuid">The module's GUID, in braces.</param>
/// <param name="kept">The names that stay as they are.</param>
internal sealed partial class Modularizer(TableDefinitions tables, string moduleGuid, IReadOnlySet<string> kept)
{
    /// <summary>The events whose argument is an identifier.</summary>
    private static readonly HashSet<string> s_identifierEvents = new(StringComparer.Ordinal)
    {
        "CheckExistingTargetPath", "CheckTargetPath", "DoAction", "NewDialog", "SelectionBrowse", "SetTargetPath", "SpawnDialog", "SpawnWaitDialog",
    };

    private readonly string suffix = $".{moduleGuid.Trim('{', '}').Replace('-', '_')}";

    /// <summary>Changes all tables.</summary>
    public void Modularize(MsiDatabase database)
    {
        if (database.Tables.TryGetValue("Property", out var properties))
        {
            foreach (var row in properties.Rows.Where(row => ModuleMerger.IsPropertyList((string)row[0]!)))
            {
                row[1] = string.Join(';', ((string)row[1]!).Split(';').Select(NameOf));
            }
        }

        foreach (var table in database.Tables.Values)
        {
            if (tables.Find(table.Name) is not { } definition)
            {
                continue;
            }

            for (var i = 0; i < definition.Columns.Count; i++)
            {
                if (definition.Columns[i].Modularization is not Modularization.None and var kind)
                {
                    foreach (var row in table.Rows)
                    {
                        row[i] = row[i] is string text ? Change(table, row, kind, text) : row[i];
                    }
                }
            }
        }
    }

    /// <summary>The name that an identifier has in the module.</summary>
    public string NameOf(string identifier) => IsKept(identifier) ? identifier : identifier + suffix;

    private bool IsKept(string name) => StandardActions.Contains(name) || InstallerProperties.Contains(name) || kept.Contains(name);

    private string Change(MsiTable table, object?[] row, Modularization kind, string text) => kind switch
    {
        Modularization.Column => AttributeReader.IsIdentifier(text) ? NameOf(text) : text,
        Modularization.CompanionFile => char.IsAsciiDigit(text[0]) ? text : NameOf(text),
        Modularization.Condition => ConditionName().Replace(text, match => match.Groups["name"].Success ? NameOf(match.Value) : match.Value),
        Modularization.ControlEventArgument => Change(table, row, Of(text, s_identifierEvents.Contains((string)row[table.IndexOf("Event")]!)), text),
        Modularization.ControlText => Change(table, row, Of(text, row[table.IndexOf("Type")] is "Bitmap" or "Icon"), text),
        Modularization.Icon => ChangeIcon(text),
        Modularization.Property => PropertyName().Replace(text, match => $"[{NameOf(match.Groups["name"].Value)}]"),
        Modularization.SemicolonDelimited => string.Join(';', text.Split(';').Select(key => key.Length == 0 ? key : key + suffix)),
        _ => text,
    };

    private static Modularization Of(string text, bool isIdentifier) => isIdentifier && AttributeReader.IsIdentifier(text) ? Modularization.Column : Modularization.Property;

    private string ChangeIcon(string text)
    {
        var extension = text.LastIndexOf('.');
        return IsKept(text) ? text : extension < 0 ? text + suffix : text[..extension] + suffix + text[extension..];
    }

    [GeneratedRegex(@"\[(?<name>[#$!]?[A-Za-z_][A-Za-z0-9_.]*)\]")]
    private static partial Regex PropertyName();

    /// <summary>A name in a condition; operators, texts and environment variables are matched so that they are passed over.</summary>
    [GeneratedRegex(@"NOT\s|EQV\s|XOR\s|OR\s|AND\s|IMP\s|"".*?""|%[A-Z_][A-Z0-9_.]*|(?<name>[!$?&]?[A-Z_][A-Z0-9_.]*)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ConditionName();
}
