using System.Text;
using System.Xml;

using Installer.Wix.Converting;
using Installer.Wix.Messages;
using Installer.Wix.Reading;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc convert</c>: rewrites WiX v3 sources to v4.</summary>
internal sealed class ConvertCommand : ICommand
{
    private readonly List<string> patterns = [];
    private readonly List<string> settings = [];
    private CustomTableTarget customTables;
    private bool isDryRun;
    private bool isRecursive;

    /// <inheritdoc />
    public string Name => "convert";

    /// <inheritdoc />
    public string Usage => """
        wixc convert [options] FILE ...

        Rewrites WiX v3 sources (.wxs, .wxi, .wxl) to v4, in place: names may have wildcards, such as *.wxs. Comments, order and formatting stay. Each change has the number
        and name that 'wix convert' gives it; what has to be changed by hand is an error, and the rest of the file is converted all the same.

          -n, --dry-run            only tell, write nothing
          -r, --recurse            look for the names in all folders below, too
          --custom-table msi|bundle   what a CustomTable is for that packages and bundles write differently now
          -set1FILE, -set2FILE     settings: changes that are not made (IgnoreErrors/Test), or are warnings (ErrorsAsWarnings/Test), and files left alone (ExemptFiles/File)
          -indent:N                has no effect: the file keeps its indentation

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        Parse(arguments, context.Messaging);
        if (!context.Messaging.HasErrors && patterns.Count == 0)
        {
            context.Messaging.Write(CommandLineErrors.ConvertUsage());
        }

        if (!context.Messaging.HasErrors && ConvertSettings.Read(settings, context.Messaging) is { } read)
        {
            foreach (var file in Find(context.Messaging).Where(file => !read.ExemptFiles.Contains(Path.GetFileName(file))))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                Convert(file, read, context.Messaging);
            }
        }

        return 0;
    }

    private void Parse(ArgumentReader arguments, Messaging messaging)
    {
        while (arguments.TryRead(out var argument, out var name))
        {
            switch (name)
            {
                case null:
                    patterns.Add(argument);
                    break;
                case "n" or "dry-run":
                    isDryRun = true;
                    break;
                case "r" or "s" or "recurse" or "recursive":
                    isRecursive = true;
                    break;
                case "custom-table":
                    if (arguments.ReadValue(argument) is { } target && !Enum.TryParse(target, ignoreCase: true, out customTables))
                    {
                        messaging.Write(CommandLineErrors.InvalidCustomTable(target));
                    }

                    break;
                case ['s', 'e', 't', '1' or '2', _, ..]:
                    settings.Add(name[4..]);
                    break;
                case ['i', 'n', 'd', 'e', 'n', 't', ':', ..]:
                    break;
                default:
                    arguments.Refuse(argument);
                    break;
            }
        }
    }

    private List<string> Find(Messaging messaging)
    {
        var found = new List<string>();
        foreach (var pattern in patterns)
        {
            var path = pattern.Replace('\\', '/');
            var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
            var options = new EnumerationOptions { RecurseSubdirectories = isRecursive, MatchType = MatchType.Simple, MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.ReparsePoint };
            string[] files = File.Exists(path) && !isRecursive ? [path] : Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Path.GetFileName(path), options)] : [];
            if (files.Length == 0)
            {
                messaging.Write(CommandLineErrors.ConvertFileNotFound(pattern));
            }

            found.AddRange(files.Select(file => file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file).Order(StringComparer.Ordinal));
        }

        return [.. found.Distinct()];
    }

    private void Convert(string path, ConvertSettings read, Messaging messaging)
    {
        try
        {
            var options = new ConversionOptions(customTables, read.IgnoredChanges, false);
            var hasChanges = false;
            var result = SourceFileConverter.Convert(
                File.ReadAllBytes(path),
                options,
                message =>
                {
                    hasChanges |= message.IsDone;
                    messaging.Write(Describe(message, path, read));
                });
            if (hasChanges && !isDryRun)
            {
                Write(path, result);
            }
        }
        catch (XmlException exception)
        {
            messaging.Write(CommandLineErrors.ConvertInvalid(path, exception.LineNumber, exception.Message));
        }
        catch (Exception exception) when (exception is DecoderFallbackException or ArgumentException)
        {
            messaging.Write(CommandLineErrors.ConvertInvalid(path, 1, exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(PortableErrors.OutputFailed(path, exception.Message));
        }
    }

    private static Message Describe(ConversionMessage message, string path, ConvertSettings read) => new(
        message.IsDone ? MessageLevel.Information : read.Warnings.Contains(message.Name) ? MessageLevel.Warning : MessageLevel.Error,
        message.Number,
        new SourceLine(path, message.Line),
        $"{(message.IsDone ? "[Converted] " : string.Empty)}{message.Text} ({message.Name})");

    /// <summary>The converted file comes last, and takes the place of the old one at once: whatever fails, one of the two is there.</summary>
    private static void Write(string path, (byte[] Content, IReadOnlyDictionary<string, string> Scripts) result)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (var (name, text) in result.Scripts)
        {
            using var script = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
            script.Write(Encoding.UTF8.GetBytes(text));
        }

        var temporary = path + ".tmp";
        try
        {
            // A copy, so that the file keeps who may read and write it.
            File.Copy(path, temporary, overwrite: true);
            File.WriteAllBytes(temporary, result.Content);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
