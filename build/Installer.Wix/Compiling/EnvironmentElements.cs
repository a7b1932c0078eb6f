using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Environment</c> and <c>IniFile</c>.</summary>
internal static class EnvironmentElements
{
    /// <summary>Parses an <c>Environment</c> element.</summary>
    public static void ParseEnvironment(CompileContext context, XElement element, string componentId)
    {
        var variable = EnvironmentElement.Read(context, element);
        context.NoChildren(element);
        const string Marker = "[~]";
        var value = variable.Part switch
        {
            "first" => $"{variable.Value}{variable.Separator}{Marker}",
            "last" => $"{Marker}{variable.Separator}{variable.Value}",
            _ => variable.Value,
        };
        var (sign, number) = variable.Action switch { "set" => ("=", "0"), "create" => ("+", "1"), "remove" => ("!", "2"), _ => (string.Empty, string.Empty) };
        var part = variable.Part switch { "all" => "0", "first" => "1", "last" => "2", _ => string.Empty };
        var id = variable.Id ?? Identifier.Generated(IdentifierGenerator.Generate("env", number, variable.Name, part, variable.System ? "True" : "False"));
        var encoded = $"{sign}{(variable.Permanent ? string.Empty : "-")}{(variable.System ? "*" : string.Empty)}{variable.Name}";
        context.AddRow("Environment", id, variable.SourceLine, id.Id, encoded, value, componentId);
    }

    /// <summary>Parses an <c>IniFile</c> element.</summary>
    public static void ParseIniFile(CompileContext context, XElement element, string componentId)
    {
        var ini = IniFileElement.Read(context, element);
        context.NoChildren(element);
        var id = ini.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ini", ini.Directory, ini.Name ?? ini.ShortName, ini.Section, ini.Key, ini.Name));
        var (table, number) = ini.Action switch
        {
            "createLine" => ("IniFile", 1),
            "removeLine" => ("RemoveIniFile", 2),
            "addTag" => ("IniFile", 3),
            "removeTag" => ("RemoveIniFile", 4),
            _ => ("IniFile", 0),
        };
        var fileName = new FileNameValue(ini.Name, ini.ShortName, true, "IniFile", componentId);
        context.AddRow(table, id, ini.SourceLine, id.Id, fileName, ini.Directory, ini.Section, ini.Key, ini.Value, number, componentId);
    }
}
