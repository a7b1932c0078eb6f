using System.Net.Sockets;

namespace Installer.Wix.Tests.Files;

/// <summary>Makes what is neither a file nor a folder.</summary>
internal static class SpecialFiles
{
    /// <summary>Makes a socket at a path, which stays when it is closed.</summary>
    public static string Socket(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        File.Move(path, path + ".moved");
        return path + ".moved";
    }

    /// <summary>Makes a pipe, which whoever opens it waits at.</summary>
    public static string Pipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var process = System.Diagnostics.Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
        return path;
    }
}
