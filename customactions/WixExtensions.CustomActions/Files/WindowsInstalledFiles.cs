using System.Runtime.Versioning;
using DockerDesktop.CustomActions;
using DockerDesktop.SystemFiles.Objects;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Files;

/// <summary>The file system, each change below held folders.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsInstalledFiles : IInstalledFiles
{
    private readonly WindowsFileSystem _files = new();

    public byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    public DateTime? GetTime(string path) => File.Exists(path) ? File.GetLastWriteTimeUtc(path) : null;

    public void Write(string path, byte[] content) => Change(path, "written", () => File.WriteAllBytes(path, content));

    public void SetTime(string path, DateTime time) => Change(path, "given a time", () => File.SetLastWriteTimeUtc(path, time));

    public void Delete(string path) => Change(path, "deleted", () =>
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    });

    public IDisposable Hold(string path) => HeldPath.Open(_files, path);

    private void Change(string path, string what, Action change)
    {
        using (Hold(path))
        {
            try
            {
                change();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new ActionFailedException($"{path} could not be {what}: {exception.Message}", exception);
            }
        }
    }
}
