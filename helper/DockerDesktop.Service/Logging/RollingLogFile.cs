using System.Globalization;
using System.Text;
using DockerDesktop.SystemFiles;

namespace DockerDesktop.Service.Logging;

/// <summary>
/// A log in files of limited size and number. Every file is new: none is ever opened that was there before, so nobody can lead the log elsewhere.
/// </summary>
/// <param name="time">What the files are named by.</param>
/// <param name="prefix">What their names begin with.</param>
/// <param name="startsWhenWritten">
/// Whether the first file is made for the first entry only, so that a start that writes nothing takes no older file's place.
/// </param>
internal sealed class RollingLogFile(TimeProvider time, string prefix = ServiceLogFiles.RestPrefix, bool startsWhenWritten = false) : IDisposable
{
    /// <summary>A file that has this many bytes is followed by a new one.</summary>
    public const long MaximumFileBytes = 1024 * 1024;

    /// <summary>Files that are kept, the one in use included.</summary>
    public const int MaximumFiles = 8;

    private const string NameSuffix = ".log";

    private readonly Lock _lock = new();
    private string? _folder;
    private IDisposable? _held;
    private FileStream? _file;

    /// <summary>Why nothing is written; null while all is well.</summary>
    public string? Fault { get; private set; } = "the log file has not been opened yet";

    /// <summary>Starts to write into a folder.</summary>
    /// <returns>Null, or why nothing can be written.</returns>
    public string? Open(ILogFolder folder)
    {
        lock (_lock)
        {
            try
            {
                _held = folder.Hold();
                _folder = folder.Path;
                if (!startsWhenWritten)
                {
                    StartFile(_folder);
                }

                Fault = null;
            }
            catch (Exception e) when (e is FileRefusedException or SystemFileException or IOException or UnauthorizedAccessException)
            {
                Fault = e.Message;
            }

            return Fault;
        }
    }

    /// <summary>Writes one entry, if a file is open.</summary>
    /// <param name="entry">One line or more, without the last line end.</param>
    public void Write(string entry)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(entry + "\r\n");
        lock (_lock)
        {
            if (_folder is null)
            {
                return;
            }

            try
            {
                if (_file is null || _file.Length + bytes.Length > MaximumFileBytes)
                {
                    StartFile(_folder);
                }

                _file!.Write(bytes);
                Fault = null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A full disk must not stop the helper; health says that the log has a gap.
                Fault = e.Message;
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
            _folder = null;
            _held?.Dispose();
            _held = null;
        }
    }

    private void StartFile(string folder)
    {
        // The old ones first, so that there is room when they fill the disk.
        foreach (string old in Directory.EnumerateFiles(folder, prefix + "*" + NameSuffix).Order(StringComparer.Ordinal).SkipLast(MaximumFiles - 1).ToList())
        {
            if (old != _file?.Name)
            {
                File.Delete(old);
            }
        }

        string stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        FileStream next;
        for (int attempt = 0; ; attempt++)
        {
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{prefix}{stamp}-{attempt:000}{NameSuffix}"));
            try
            {
                // No buffer: an entry is in the file when the call returns, and a failed one leaves nothing behind to fail again.
                next = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
                break;
            }
            catch (IOException) when (attempt < 999 && Path.Exists(path))
            {
            }
        }

        _file?.Dispose();
        _file = next;
    }
}
