using WineBed;

namespace EndToEnd;

/// <summary>A payload with the programs that a package treats in a way of their own. Each is a program of the test bed with a window.</summary>
internal sealed class PayloadFolder : IDisposable
{
    public const string Application = "Docker Desktop.exe";
    public const string Backend = @"resources\com.docker.backend.exe";
    public const string EngineProgram = @"resources\dockerd.exe";

    /// <summary>What the build defines for a payload that has all of them.</summary>
    public static readonly string[] AllConstants = [$"ApplicationProgram={Application}", "PayloadHasBackend=yes", "PayloadHasEngine=yes"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("payload-");

    public PayloadFolder(params IEnumerable<string> programs)
    {
        foreach (var program in programs)
        {
            var file = System.IO.Path.Combine(folder.FullName, program.Replace('\\', '/'));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.Copy(WinePrograms.PathOf("WindowProbe.exe"), file);
        }
    }

    public static PayloadFolder Whole => new(Application, Backend, EngineProgram);

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
