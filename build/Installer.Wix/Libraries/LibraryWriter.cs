using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Installer.Wix.Binding;
using Installer.Wix.Files;
using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Libraries;

/// <summary>Writes a library.</summary>
/// <param name="options">What is to be built.</param>
/// <param name="inputs">What was read.</param>
/// <param name="messaging">Where errors go.</param>
internal sealed partial class LibraryWriter(BuildOptions options, InputFiles inputs, Messaging messaging)
{
    private readonly Dictionary<string, string> boundFiles = new(StringComparer.Ordinal);
    private readonly FileResolver resolver = new(options.BindPaths, options.InputRead, messaging);

    /// <summary>Writes the library under another name first; after an error or a cancellation nothing is changed.</summary>
    public void Write(IEnumerable<Section> sections, CancellationToken cancellation)
    {
        var writer = new SymbolWriter(StorePath);
        var manifest = new JsonObject
        {
            ["format"] = LibraryFormat.Number,
            ["sections"] = new JsonArray([.. sections.Select(writer.Write)]),
        };
        if (messaging.HasErrors)
        {
            return;
        }

        var output = Path.GetFullPath(options.Output);
        var temporary = $"{output}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (!inputs.AllowOutputs([options.Output, .. options.OtherOutputs], messaging))
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                Write(stream, manifest, cancellation);
            }

            File.Move(temporary, output, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(PortableErrors.OutputFailed(options.Output, exception.Message));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private void Write(Stream stream, JsonObject manifest, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        using (var entry = Create(LibraryFormat.Manifest))
        using (var json = new Utf8JsonWriter(entry))
        {
            manifest.WriteTo(json, LibraryFormat.Json);
        }

        for (var i = 0; i < options.Localizations.Count; i++)
        {
            Copy(options.Localizations[i], $"{LibraryFormat.LocalizationFolder}{i}.wxl");
        }

        foreach (var (path, name) in boundFiles)
        {
            Copy(path, LibraryFormat.FileFolder + name);
        }

        Stream Create(string name)
        {
            cancellation.ThrowIfCancellationRequested();
            var entry = archive.CreateEntry(name);
            entry.LastWriteTime = options.Time;
            return entry.Open();
        }

        void Copy(string path, string name)
        {
            using var content = File.OpenRead(path);
            using var entry = Create(name);
            content.CopyTo(entry);
        }
    }

    private string StorePath(string path, SourceLine? source)
    {
        if (!options.BindFiles)
        {
            return path;
        }

        // A variable that the command line does not give has its value when a package is built, whose sources may give it another one.
        var resolved = Resolve(path, source, out var isKnown);
        if (isKnown)
        {
            return LibraryFormat.BoundFilePrefix + Bind(resolved, source);
        }

        // Its default is a file of the library all the same; where it is only a part of the path, the path stays as it is.
        return VariableWithDefault().Match(path) is { Success: true } variable && Resolve(variable.Groups["default"].Value, source, out isKnown) is var file && isKnown
            ? $"!(wix.{variable.Groups["name"].Value}={LibraryFormat.BoundFilePrefix}{Bind(file, source)})"
            : path;
    }

    private string Resolve(string path, SourceLine? source, out bool isKnown)
    {
        var unknown = new Messaging(_ => { });
        var variables = new VariableResolver(unknown, new LocalizationSelector([], [], unknown), options.BindVariables, []) { LeavesDefaults = true };
        var resolved = variables.Resolve(path, source);
        isKnown = !unknown.HasErrors && !resolved.Contains("!(wix.", StringComparison.Ordinal);
        return resolved;
    }

    /// <returns>The entry's name, without the folder of files.</returns>
    private string Bind(string path, SourceLine? source)
    {
        try
        {
            // The name is kept: it may be the name of the file in the package.
            var file = resolver.Resolve(path, source, "File");
            if (!boundFiles.TryGetValue(file, out var name))
            {
                boundFiles.Add(file, name = $"{boundFiles.Count}/{Path.GetFileName(file)}");
            }

            return name;
        }
        catch (WixException exception)
        {
            messaging.Write(exception.Error);
            return string.Empty;
        }
    }

    [GeneratedRegex(@"^!\(wix\.(?<name>[_A-Za-z][0-9A-Za-z_.]*)=(?<default>(?:[^()]|\([^()]*\))+)\)$")]
    private static partial Regex VariableWithDefault();
}
