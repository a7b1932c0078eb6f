using System.Text;
using DockerDesktop.CustomActions;
using WixExtensions.CustomActions.Files;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>Files in memory. A path with <c>link</c> in it is one that has a junction on it.</summary>
internal sealed class FakeInstalledFiles : IInstalledFiles
{
    public static readonly DateTime Before = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    /// <summary>What a file gets as its time when it is written.</summary>
    public static readonly DateTime Now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<string, (byte[] Content, DateTime Time)> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All files with their content and year, for comparison.</summary>
    public string All => string.Join('|', _files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => FormattableString.Invariant($"{file.Key} {Encoding.Latin1.GetString(file.Value.Content)} {file.Value.Time.Year}")));

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(_files[path].Content);
        set => _files[path] = (Encoding.UTF8.GetBytes(value), Before);
    }

    public void Put(string path, byte[] content) => _files[path] = (content, Before);

    public byte[]? Read(string path) => _files.TryGetValue(path, out var file) ? file.Content : null;

    public DateTime? GetTime(string path) => _files.TryGetValue(path, out var file) ? file.Time : null;

    public void Write(string path, byte[] content)
    {
        using (Hold(path))
        {
            _files[path] = (content, Now);
        }
    }

    public void SetTime(string path, DateTime time)
    {
        using (Hold(path))
        {
            _files[path] = _files.TryGetValue(path, out var file) ? (file.Content, time) : throw new ActionFailedException($"{path} is not there.");
        }
    }

    public void Delete(string path)
    {
        using (Hold(path))
        {
            _files.Remove(path);
        }
    }

    public IDisposable Hold(string path) =>
        path.Contains("link", StringComparison.Ordinal) ? throw new ActionFailedException($"{path} lies behind a link.") : new MemoryStream();
}
