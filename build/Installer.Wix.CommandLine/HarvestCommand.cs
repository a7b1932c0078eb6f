using Installer.Wix.Harvesting;
using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc harvest</c>: authors an application folder as source, in features of the size that Windows Installer takes.</summary>
internal sealed class HarvestCommand(Messaging messaging)
{
    private readonly List<string> reservedNames = [];
    private string? folder;
    private string? output;
    private string bindPath = "Payload";
    private string directory = "INSTALLFOLDER";
    private string feature = "Payload";

    /// <summary>Runs the command; errors are reported.</summary>
    /// <param name="arguments">What follows the command's name.</param>
    public void Run(IEnumerable<string> arguments)
    {
        Parse(new Queue<string>(arguments));
        if (!messaging.HasErrors && output is null)
        {
            messaging.Write(CommandLineErrors.ArgumentMissing("-o"));
        }

        if (!messaging.HasErrors
            && new PayloadSourceWriter(messaging).Write(new PayloadSource(folder, bindPath, directory, feature, reservedNames)) is { } source)
        {
            WriteIfDifferent(output!, source);
        }
    }

    private void Parse(Queue<string> arguments)
    {
        while (arguments.TryDequeue(out var argument))
        {
            switch (argument.Length > 1 && argument[0] == '-' ? argument.TrimStart('-') : string.Empty)
            {
                case "o" or "out":
                    output = Next(argument) ?? output;
                    break;
                case "bindpath":
                    bindPath = Next(argument) ?? bindPath;
                    break;
                case "directory":
                    directory = Next(argument) ?? directory;
                    break;
                case "feature":
                    feature = Next(argument) ?? feature;
                    break;
                case "reserve":
                    if (Next(argument) is { } name)
                    {
                        reservedNames.Add(name);
                    }

                    break;
                case "" when folder is null:
                    folder = argument;
                    break;
                default:
                    messaging.Write(CommandLineErrors.UnknownSwitch(argument));
                    break;
            }
        }

        string? Next(string argument)
        {
            if (arguments.TryDequeue(out var value))
            {
                return value;
            }

            messaging.Write(CommandLineErrors.ArgumentMissing(argument));
            return null;
        }
    }

    /// <summary>A file with the same content keeps its time, so that what depends on it is not built again.</summary>
    private void WriteIfDifferent(string path, byte[] content)
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
