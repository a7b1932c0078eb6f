using System.Globalization;
using System.Text;
using System.Xml;

using Installer.Wix.Messages;

namespace Installer.Wix.Harvesting;

/// <summary>
/// Authors a whole application folder: one component a file, in hidden features, because a feature holds at most 1,600 components (Windows Installer SDK, "Installer Limits")
/// and neither WiX nor this compiler splits what a <c>Files</c> element finds.
/// </summary>
internal sealed class PayloadSourceWriter(Messaging messaging)
{
    /// <summary>The most components that a feature may have.</summary>
    public const int ComponentsPerFeature = 1600;

    /// <summary>Writes the source.</summary>
    /// <param name="payload">What to author.</param>
    /// <returns>The source; <c>null</c> if the folder holds something that Windows could not, which has been reported.</returns>
    public byte[]? Write(PayloadSource payload)
    {
        var files = payload.Folder is null ? [] : Scan(payload.Folder);
        if (files.Count > 0)
        {
            new PayloadNameCheck(messaging).Check(files, source: null);
        }

        foreach (var file in files.Where(file => file.Folder.Length == 0 && payload.ReservedNames.Contains(file.Name, StringComparer.OrdinalIgnoreCase)))
        {
            messaging.Write(PortableErrors.PayloadNameReserved(file.Path));
        }

        var limit = PayloadPathLength.Of(files, payload.ReservedNames);
        if (limit is not null && payload.InstallFolder?.TrimEnd('\\') is { } folder && folder.Length > limit.FolderLength)
        {
            messaging.Write(PortableErrors.PayloadPathTooLong(
                limit.IsFolder ? "folder" : "file", limit.Path, limit.LengthIn(folder.Length), limit.IsFolder ? PayloadPathLength.LongestFolder : PayloadPathLength.LongestFile, folder, limit.FolderLength));
        }

        return !messaging.HasErrors ? Author(payload, files, limit) : null;
    }

    private IReadOnlyList<PayloadFile> Scan(string folder)
    {
        if (!Directory.Exists(folder))
        {
            messaging.Write(PortableErrors.PayloadFolderMissing(null, folder, null));
            return [];
        }

        var files = new PayloadScanner(messaging).Scan(folder, isRecursive: true, source: null);
        if (files.Count == 0)
        {
            messaging.Write(PortableErrors.PayloadFolderEmpty(folder));
        }

        return files;
    }

    private static byte[] Author(PayloadSource payload, IReadOnlyList<PayloadFile> files, PayloadPathLength? limit)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" }))
        {
            var groups = files.Chunk(ComponentsPerFeature).Select((group, index) => (Id: string.Create(CultureInfo.InvariantCulture, $"{payload.Feature}{index + 1}"), Files: group)).ToList();
            writer.WriteStartElement("Wix", Namespaces.Wxs.NamespaceName);
            WriteFeatures(writer, payload, groups.Select(group => group.Id), limit);
            foreach (var (id, group) in groups)
            {
                WriteGroup(writer, payload, id, group);
            }

            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteFeatures(XmlWriter writer, PayloadSource payload, IEnumerable<string> groups, PayloadPathLength? limit)
    {
        writer.WriteStartElement("Fragment");
        if (payload.LimitProperty is { } property && limit is not null)
        {
            WriteProperty(writer, property, limit.FolderLength.ToString(CultureInfo.InvariantCulture));
            WriteProperty(writer, $"{property}Path", Escape(limit.Path));
        }

        writer.WriteStartElement("FeatureGroup");
        writer.WriteAttributeString("Id", payload.Feature);
        foreach (var id in groups)
        {
            writer.WriteStartElement("Feature");
            writer.WriteAttributeString("Id", id);
            writer.WriteAttributeString("Display", "hidden");
            writer.WriteAttributeString("Level", "1");
            writer.WriteAttributeString("AllowAbsent", "no");
            writer.WriteAttributeString("AllowAdvertise", "no");
            writer.WriteStartElement("ComponentGroupRef");
            writer.WriteAttributeString("Id", id);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteProperty(XmlWriter writer, string id, string value)
    {
        writer.WriteStartElement("Property");
        writer.WriteAttributeString("Id", id);
        writer.WriteAttributeString("Value", value);
        writer.WriteEndElement();
    }

    private static void WriteGroup(XmlWriter writer, PayloadSource payload, string id, IEnumerable<PayloadFile> files)
    {
        writer.WriteStartElement("Fragment");
        writer.WriteStartElement("ComponentGroup");
        writer.WriteAttributeString("Id", id);
        writer.WriteAttributeString("Directory", payload.Directory);
        foreach (var file in files)
        {
            writer.WriteStartElement("File");
            if (file.Folder.Length > 0)
            {
                writer.WriteAttributeString("Subdirectory", Escape(file.Folder));
            }

            var relative = file.Folder.Length > 0 ? $"{file.Folder}\\{file.Name}" : file.Name;
            writer.WriteAttributeString("Source", $"!(bindpath.{payload.BindPath})\\{Escape(relative)}");
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>A name may look like a variable of the preprocessor or the binder.</summary>
    private static string Escape(string name) => name.Replace("$", "$$", StringComparison.Ordinal).Replace("!(", "!!(", StringComparison.Ordinal);
}
