using System.Xml;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Reading;

namespace Installer.Wix.CommandLine;

/// <summary>The settings files of <c>wix convert</c>, <c>wix.convert.settings.xml</c> in the current folder without any.</summary>
/// <param name="IgnoredChanges">Changes that are not made, by name.</param>
/// <param name="Warnings">Errors that are warnings, by name.</param>
/// <param name="ExemptFiles">Names of files that are left alone.</param>
internal sealed record ConvertSettings(IReadOnlySet<string> IgnoredChanges, IReadOnlySet<string> Warnings, IReadOnlySet<string> ExemptFiles)
{
    private const string DefaultFile = "wix.convert.settings.xml";

    /// <summary>Reads settings.</summary>
    /// <param name="paths">The files that the command line names.</param>
    /// <param name="messaging">Is told of one that cannot be read.</param>
    /// <returns>The settings of all, or <c>null</c> after an error.</returns>
    public static ConvertSettings? Read(IReadOnlyList<string> paths, Messaging messaging)
    {
        var roots = new List<XElement>();
        foreach (var path in paths.Count > 0 ? paths : File.Exists(DefaultFile) ? [DefaultFile] : [])
        {
            try
            {
                using var reader = XmlReader.Create(path, XmlSettings.WithoutDocumentType);
                roots.Add(XDocument.Load(reader).Root!);
            }
            catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
            {
                messaging.Write(CommandLineErrors.ConvertSettingsUnreadable(path, exception.Message));
                return null;
            }
        }

        return new(Names("IgnoreErrors", "Id", StringComparer.Ordinal), Names("ErrorsAsWarnings", "Id", StringComparer.Ordinal), Names("ExemptFiles", "Name", StringComparer.OrdinalIgnoreCase));

        HashSet<string> Names(string list, string attribute, StringComparer comparer) =>
            roots.Where(root => root.Name.LocalName == "Settings").SelectMany(root => root.Elements(list)).Elements().Attributes(attribute).Select(name => name.Value).ToHashSet(comparer);
    }
}
