using System.Globalization;

namespace Installer.Wix.Building;

/// <summary>The files of an output while they are written: beside it, under its name with <c>.tmp</c> behind, until all are complete and are put in place.</summary>
/// <remarks>The names are the same in each build, so that what a killed build left is found and deleted by the next one. The package's own file is open from
/// the beginning, which keeps a second build of the same output away.</remarks>
internal sealed class StagedFiles : IDisposable
{
    private const string Extension = ".tmp";

    private readonly string output;
    private readonly List<(string Temporary, string Target)> staged = [];
    private readonly List<string> written = [];

    /// <summary>Begins an output.</summary>
    /// <param name="output">The package's full path.</param>
    /// <exception cref="IOException">The folder cannot be written, or another build of the package is under way.</exception>
    public StagedFiles(string output)
    {
        this.output = output;
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        Package = new FileStream(output + Extension, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        written.Add(output + Extension);
        DeleteLeftovers();
    }

    /// <summary>The package itself, which is put in place last.</summary>
    public FileStream Package { get; }

    /// <summary>Names a file that will be put in place.</summary>
    public string Stage(string target)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{output}.{written.Count}{Extension}");
        written.Add(temporary);
        staged.Add((temporary, target));
        return temporary;
    }

    /// <summary>Puts everything in place. Each file is the old one or the new one at any moment.</summary>
    public void Commit()
    {
        Package.Dispose();
        foreach (var (temporary, target) in staged.Append((output + Extension, output)))
        {
            File.Move(temporary, target, overwrite: true);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Package.Dispose();
        foreach (var path in written)
        {
            DeleteQuietly(path);
        }
    }

    private void DeleteLeftovers()
    {
        var prefix = Path.GetFileName(output) + ".";
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(output)!, prefix + "*" + Extension))
        {
            var name = Path.GetFileName(path);
            if (name.Length > prefix.Length + Extension.Length && name.AsSpan()[prefix.Length..^Extension.Length].IndexOfAnyExceptInRange('0', '9') < 0)
            {
                DeleteQuietly(path);
            }
        }
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A leftover with a temporary name is no package, and the next build tries again.
        }
    }
}
