using Installer.Wix.Files;
using Installer.Wix.Harvesting;
using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc harvest</c>: authors an application folder as source, in features of the size that Windows Installer takes.</summary>
internal sealed class HarvestCommand : ICommand
{
    private readonly List<string> reservedNames = [];
    private string? folder;
    private string? output;
    private string bindPath = "Payload";
    private string directory = "INSTALLFOLDER";
    private string feature = "Payload";
    private string? installFolder;
    private string? limitProperty;

    /// <inheritdoc />
    public string Name => "harvest";

    /// <inheritdoc />
    public string Usage => """
        wixc harvest [FOLDER] -o file.wxs [options]

        Writes source for an application folder: a feature group with hidden features of at most 1,600 components; an empty one without FOLDER.

          -bindpath NAME           the bind path that will point to FOLDER (Payload)
          -directory ID            the directory that it goes to (INSTALLFOLDER)
          -feature ID              the feature group (Payload)
          -reserve FILE            refuse a payload with this file, which the package itself brings
          -installfolder PATH      refuse a path that Windows Installer cannot make in this folder, as long as it becomes by default
          -limit PROPERTY          set this property to the most characters that the folder may have, and PROPERTYPath to the path that decides

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        Parse(arguments);
        if (!context.Messaging.HasErrors && output is null)
        {
            context.Messaging.Write(CommandLineErrors.ArgumentMissing("-o"));
        }

        if (!context.Messaging.HasErrors && AllowOutput(context.Messaging)
            && new PayloadSourceWriter(context.Messaging).Write(new PayloadSource(folder, bindPath, directory, feature, reservedNames, installFolder, limitProperty)) is { } source)
        {
            WriteIfDifferent(output!, source, context.Messaging);
        }

        return 0;
    }

    /// <summary>The source may not take the place of a file of the payload.</summary>
    private bool AllowOutput(Messaging messaging)
    {
        var inputs = new InputFiles();
        if (folder is not null && File.Exists(output) && RealPath.Resolve(output).StartsWith(RealPath.Resolve(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            inputs.Add(output);
        }

        return inputs.AllowOutputs([output!], messaging);
    }

    private void Parse(ArgumentReader arguments)
    {
        while (arguments.TryRead(out var argument, out var name))
        {
            switch (name)
            {
                case "o" or "out":
                    output = arguments.ReadValue(argument) ?? output;
                    break;
                case "bindpath":
                    bindPath = arguments.ReadValue(argument) ?? bindPath;
                    break;
                case "directory":
                    directory = arguments.ReadValue(argument) ?? directory;
                    break;
                case "feature":
                    feature = arguments.ReadValue(argument) ?? feature;
                    break;
                case "installfolder":
                    // MSBuild turns the backslashes of a path into slashes where those separate folders.
                    installFolder = arguments.ReadValue(argument)?.Replace('/', '\\') ?? installFolder;
                    break;
                case "limit":
                    limitProperty = arguments.ReadValue(argument) ?? limitProperty;
                    break;
                case "reserve":
                    if (arguments.ReadValue(argument) is { } reserved)
                    {
                        reservedNames.Add(reserved);
                    }

                    break;
                case null when folder is null:
                    folder = argument;
                    break;
                default:
                    arguments.Refuse(argument);
                    break;
            }
        }
    }

    /// <summary>A file with the same content keeps its time, so that what depends on it is not built again.</summary>
    private static void WriteIfDifferent(string path, byte[] content, Messaging messaging)
    {
        try
        {
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                File.WriteAllBytes(path, content);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            messaging.Write(PortableErrors.OutputFailed(path, exception.Message));
        }
    }
}
