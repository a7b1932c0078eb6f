using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.SystemFiles;
using DockerDesktop.Windows.Installation;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.Storage;

/// <summary>Turns failures of files into problems that a caller can be told.</summary>
internal static class FileProblems
{
    /// <summary>The codes of what Windows itself refuses.</summary>
    public static IReadOnlyList<string> WindowsCodes => [ProblemCodes.FileInUse, ProblemCodes.DiskFull, ProblemCodes.WindowsError];

    /// <summary>Runs something on files.</summary>
    /// <exception cref="RequestRefusedException">It failed.</exception>
    public static T Translate<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (ToProblem(e) is { } problem)
        {
            throw new RequestRefusedException(problem);
        }
    }

    /// <summary>The problem of a failure; null for a failure of another kind.</summary>
    public static Problem? ToProblem(Exception failure) => failure switch
    {
        FileRefusedException refused => Problems.NotTrusted(refused.Message, "Mend what the cause names, then try again."),
        SystemFileException { Error: Win32FileError.DiskFull } full => Problem.Create(
            StatusCodes.Status507InsufficientStorage, ProblemCodes.DiskFull, "The volume is full", full.Message,
            "Free some room on the volume, or use another one."),
        SystemFileException file when Win32FileError.IsInUse(file.Error) => Problem.Create(
            StatusCodes.Status503ServiceUnavailable, ProblemCodes.FileInUse, "A file is in use", file.Message,
            "Close the program that has it open, then try again."),
        SystemFileException file => Problem.Create(
            StatusCodes.Status502BadGateway, ProblemCodes.WindowsError, "Windows refused", file.Message, "Mend what the cause names, then try again."),
        InstallationRegistryException registry => Problem.Create(
            StatusCodes.Status502BadGateway, ProblemCodes.WindowsError, "Windows refused", $"{registry.Message}.", "Repair the installation."),
        _ => null,
    };
}
