using System.Diagnostics.CodeAnalysis;

using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>Reads the arguments of a command one by one.</summary>
/// <param name="arguments">What follows the command's name; response files are read.</param>
/// <param name="messaging">Is told of what is missing or not known.</param>
internal sealed class ArgumentReader(IEnumerable<string> arguments, Messaging messaging)
{
    // Blank arguments are passed over, as in WiX.
    private readonly Queue<string> rest = new(arguments.Where(argument => !string.IsNullOrWhiteSpace(argument)));

    /// <summary>Takes the next argument.</summary>
    /// <param name="argument">The argument as it was given.</param>
    /// <param name="name">A switch's name, without hyphens; <c>null</c> if the argument is none.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead([NotNullWhen(true)] out string? argument, out string? name)
    {
        var isThere = rest.TryDequeue(out argument);
        name = argument is ['-', _, ..] ? argument.TrimStart('-') : null;
        return isThere;
    }

    /// <summary>Takes the value of a switch. A missing one is reported, and another switch is none.</summary>
    /// <param name="argument">The switch as it was given.</param>
    public string? ReadValue(string argument)
    {
        if (rest.TryPeek(out var value) && value is not ['-', _, ..])
        {
            return rest.Dequeue();
        }

        messaging.Write(CommandLineErrors.ArgumentMissing(argument));
        return null;
    }

    /// <summary>Reports an argument that means nothing to the command.</summary>
    /// <param name="argument">The argument as it was given.</param>
    public void Refuse(string argument) => messaging.Write(CommandLineErrors.UnknownSwitch(argument));
}
