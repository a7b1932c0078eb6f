using System.Globalization;
using System.Text.RegularExpressions;

using Installer.Msi.Database;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Merging;

/// <summary>What a module lets one configure (Windows Installer SDK, "Configurable Merge Modules"): its items, and the values in its tables that are made of them.</summary>
internal sealed partial class ModuleConfiguration
{
    private const int Bitfield = 3;

    private readonly Messaging messaging;
    private readonly MergeSymbol merge;
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Row, string Column), string> substitutions = [];
    private readonly HashSet<string> bitfields = new(StringComparer.Ordinal);

    /// <summary>Takes the items of a module with the values that are authored, or else the module's own.</summary>
    public ModuleConfiguration(Messaging messaging, MergeModule module, MergeSymbol merge)
    {
        (this.messaging, this.merge) = (messaging, merge);
        foreach (var item in module.Rows("ModuleConfiguration"))
        {
            var name = item.Text("Name")!;
            values[name] = item.Text("DefaultValue");
            if (item.Number("Format") == Bitfield)
            {
                bitfields.Add(name);
            }
        }

        foreach (var (name, value) in merge.Configuration)
        {
            if (!values.ContainsKey(name))
            {
                messaging.Write(PortableErrors.ModuleItemUnknown(merge.Source, merge.Id, name, values.Keys));
            }

            values[name] = value;
        }

        foreach (var row in module.Rows("ModuleSubstitution"))
        {
            substitutions[(row.Text("Table")!, row.Text("Row")!, row.Text("Column")!)] = row.Text("Value") ?? string.Empty;
        }
    }

    /// <summary>Puts the values into a row.</summary>
    /// <returns>The row's values.</returns>
    public object?[] Apply(MergeRow row)
    {
        if (substitutions.Count == 0)
        {
            return row.Values;
        }

        var result = row.Values.ToArray();
        var table = row.Table;
        var key = string.Join(';', table.Columns.TakeWhile(column => column.IsPrimaryKey)
            .Select((_, i) => Convert.ToString(row.Values[i], CultureInfo.InvariantCulture)?.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)));
        for (var i = 0; i < result.Length; i++)
        {
            if (substitutions.TryGetValue((table.Name, key, table.Columns[i].Name), out var template))
            {
                result[i] = Substitute(template, table.Columns[i], result[i]);
            }
        }

        return result;
    }

    private object? Substitute(string template, MsiColumn column, object? before)
    {
        if (bitfields.FirstOrDefault(name => template == $"[={name}]") is { } bitfield && before is int bits && values[bitfield]?.Split(';') is [var maskText, var valueText]
            && int.TryParse(maskText, CultureInfo.InvariantCulture, out var mask) && int.TryParse(valueText, CultureInfo.InvariantCulture, out var value))
        {
            return (bits & ~mask) | (value & mask);
        }

        var text = Item().Replace(template, match =>
        {
            if (!values.TryGetValue(match.Groups["name"].Value, out var item))
            {
                messaging.Write(PortableErrors.ModuleItemUnknown(merge.Source, merge.Id, match.Groups["name"].Value, values.Keys));
            }

            var part = match.Groups["part"];
            return part.Success ? item?.Split(';').ElementAtOrDefault(int.Parse(part.Value, CultureInfo.InvariantCulture) - 1) ?? string.Empty : item ?? string.Empty;
        });
        if (column.Type is not (MsiColumnType.Integer2 or MsiColumnType.Integer4))
        {
            return text.Length == 0 ? null : text;
        }

        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        messaging.Write(PortableErrors.ModuleItemNoNumber(merge.Source, merge.Id, column.Name, text));
        return before;
    }

    [GeneratedRegex(@"\[=(?<name>[^\];]+)(?:;(?<part>[0-9]+))?\]")]
    private static partial Regex Item();
}
