using DockerDesktop.Service.Logging;
using DockerDesktop.SystemFiles;

namespace Helper.Tests.Fakes;

/// <summary>A folder for logs that goes away with the test, or a refusal.</summary>
internal sealed class TemporaryLogFolder : ILogFolder, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("helper-tests-log-");

    public string Path => _folder.FullName;

    /// <summary>Why the folder is refused.</summary>
    public string? Refusal { get; set; }

    /// <summary>The log files, oldest first.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Path).Order(StringComparer.Ordinal)];

    public IDisposable Hold() => Refusal is null ? this : throw new FileRefusedException(Refusal);

    /// <summary>The held folder is let go; the files stay for the test to read.</summary>
    public void Dispose()
    {
    }

    public void Delete() => _folder.Delete(recursive: true);

    public string ReadAll() => string.Concat(Files.Select(file =>
    {
        using StreamReader reader = new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));
}
