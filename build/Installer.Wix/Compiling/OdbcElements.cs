using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ODBCDriver</c>, <c>ODBCTranslator</c> and <c>ODBCDataSource</c>.</summary>
internal static class OdbcElements
{
    /// <summary>Parses an <c>ODBCDriver</c> or <c>ODBCTranslator</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element; its name is that of its table.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="file">The file around it: driver and setup library, unless the element names others.</param>
    public static void ParseDriver(CompileContext context, XElement element, string componentId, string? file)
    {
        if (element.Name.LocalName == "ODBCTranslator")
        {
            var translator = ODBCTranslatorElement.Read(context, element);
            context.NoChildren(element);
            var translatorId = translator.Id ?? GenerateId(translator.Name, translator.SetupFile);
            AddRow(translatorId, translator.Name, translator.File, translator.SetupFile);
            return;
        }

        var driver = ODBCDriverElement.Read(context, element);
        var id = driver.Id ?? GenerateId(driver.Name, driver.SetupFile);
        driver.ParseChildren(new()
        {
            ODBCDataSource = child => ParseDataSource(context, child, componentId, driver.Name),
            Property = child => ParseProperty(context, child, "ODBCAttribute", id.Id),
        });
        AddRow(id, driver.Name, driver.File, driver.SetupFile);

        Identifier GenerateId(string? name, string? setup) => Identifier.Generated(IdentifierGenerator.Generate("odb", name, file, setup ?? file));

        void AddRow(Identifier row, string? name, string? library, string? setup) =>
            context.AddRow(element.Name.LocalName, row, element.Source(), row.Id, componentId, name, library ?? file, setup ?? file);
    }

    /// <summary>Parses an <c>ODBCDataSource</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="driver">The name of the driver around it.</param>
    public static ComponentElements.KeyPathCandidate ParseDataSource(CompileContext context, XElement element, string componentId, string? driver)
    {
        var data = ODBCDataSourceElement.Read(context, element);
        driver = data.DriverName ?? driver;
        var registration = data.Registration?.ToString(CultureInfo.InvariantCulture);
        var id = data.Id ?? Identifier.Generated(IdentifierGenerator.Generate("odc", data.Name, driver, registration));
        data.ParseChildren(new() { Property = child => ParseProperty(context, child, "ODBCSourceAttribute", id.Id) });
        context.AddRow("ODBCDataSource", id, data.SourceLine, id.Id, componentId, data.Name, driver, data.Registration);
        return new(id, KeyPathKind.OdbcDataSource, data.KeyPath);
    }

    private static void ParseProperty(CompileContext context, XElement element, string table, string owner)
    {
        var property = OdbcPropertyElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow(table, Identifier.Generated($"{owner}/{property.Id}"), property.SourceLine, owner, property.Id, property.Value);
    }
}
