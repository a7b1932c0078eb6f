using DockerDesktop.SystemFiles;

namespace DockerDesktop.CustomActions.Files;

/// <summary>What the actions that change files have in common: their failures become texts for whoever installs.</summary>
internal static class FileActions
{
    /// <summary>Does something with files.</summary>
    /// <param name="action">What.</param>
    /// <exception cref="ActionFailedException">A file is refused, or Windows refuses.</exception>
    public static void Run(Action action)
    {
        if (Try(action) is { } failure)
        {
            throw new ActionFailedException($"{failure} Then run the installation again.");
        }
    }

    /// <summary>Does something with files.</summary>
    /// <returns>Null, or why it could not be done.</returns>
    public static string? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (FileRefusedException e)
        {
            return e.Message;
        }
        catch (SystemFileException e)
        {
            return $"{e.Message} Close programs that use it, and see that there is room on the disk.";
        }
    }
}
