using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;

namespace WineBed;

/// <summary>A screen that nobody sees: an X server (Xvfb) with its picture in a file. Disposing it ends the server.</summary>
public sealed class VirtualDisplay : IAsyncDisposable
{
    // Dialogs at 200 % have room.
    private const int Width = 1600;
    private const int Height = 1200;
    private const string ImageFile = "Xvfb_screen0";

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(1);

    private readonly Process _server;
    private readonly DirectoryInfo _folder;

    private VirtualDisplay(Process server, DirectoryInfo folder, string name)
    {
        _server = server;
        _folder = folder;
        Name = name;
    }

    /// <summary>The display's name, such as <c>:99</c>.</summary>
    public string Name { get; }

    /// <summary>Starts a server on a display that is free.</summary>
    /// <exception cref="WineException">Xvfb is not installed or did not start.</exception>
    public static async Task<VirtualDisplay> StartAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("display-");
        // The server says on its output which number it has taken; it keeps its picture in a file that is mapped into its memory, so nothing has to ask for it.
        ProcessStartInfo start = new("Xvfb", ["-displayfd", "1", "-screen", "0", $"{Width}x{Height}x24", "-fbdir", folder.FullName, "-nocursor", "-nolisten", "tcp", "-noreset"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process? server = null;
        try
        {
            server = Process.Start(start)!;
            server.ErrorDataReceived += (_, _) => { };
            server.BeginErrorReadLine();
            string? number = await server.StandardOutput.ReadLineAsync().WaitAsync(s_timeLimit);
            return number is { Length: > 0 }
                ? new VirtualDisplay(server, folder, ":" + number)
                : throw new WineException("Xvfb ended before it had a display. Run it by hand to see why: Xvfb -displayfd 1");
        }
        catch (Exception e)
        {
            server?.Kill();
            folder.Delete(recursive: true);
            throw e is Win32Exception ? new WineException("Xvfb is not installed. On Debian or Ubuntu: apt-get install xvfb", e) : e;
        }
    }

    /// <summary>Writes a part of the screen into a PNG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="x">The left edge, in pixels.</param>
    /// <param name="y">The upper edge.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    public async Task CaptureAsync(string path, int x, int y, int width, int height)
    {
        // X Window Dump (X11/XWDFile.h): the size of the header, its colours, then lines of 32-bit pixels, blue first.
        byte[] dump = await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, ImageFile));
        int Field(int index) => BinaryPrimitives.ReadInt32BigEndian(dump.AsSpan(4 * index));
        int pixels = Field(0) + (12 * Field(19));
        int lineLength = Field(12);
        (int left, int top) = (Math.Clamp(x, 0, Width - 1), Math.Clamp(y, 0, Height - 1));
        (width, height) = (Math.Min(width, Width - left), Math.Min(height, Height - top));
        byte[] image = new byte[3 * width * height];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                ReadOnlySpan<byte> pixel = dump.AsSpan(pixels + ((top + row) * lineLength) + (4 * (left + column)), 3);
                int target = 3 * ((row * width) + column);
                (image[target], image[target + 1], image[target + 2]) = (pixel[2], pixel[1], pixel[0]);
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, PngImage.Encode(image, width, height));
    }

    public async ValueTask DisposeAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }
}
