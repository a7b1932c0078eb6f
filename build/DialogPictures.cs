// Draws the pictures of dialogs, which are committed: those of the product in installer/Shared/UI, those that sources get with the extension of dialogs
// in build/Installer.Wix/Extensions/UI/Files. dotnet run build/DialogPictures.cs
#:property RestorePackagesWithLockFile=false
// Logo: the ship of DockerDesktop.ico. Flat colours are pictures of a few pixels, which Windows Installer stretches; the logos have twice the pixels that they take at 96 dpi.
using System.Text;

const int Samples = 6;
Color blue = new(29, 99, 237), white = new(255, 255, 255), amber = new(255, 185, 0), dark = new(64, 48, 0);
Color folderYellow = new(240, 190, 80), green = new(32, 140, 72);
int[] messageSizes = [32, 48, 64], buttonSizes = [16, 24, 32];
var build = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFilePath")!)!;
var folder = Path.Combine(build, "../installer/Shared/UI");

WriteBitmap("White.bmp", 8, 8, (_, _) => 1);
WriteBitmap("Blue.bmp", 8, 8, (_, _) => 0);
WriteBitmap("LogoOnWhite.bmp", 118, 118, (x, y) => IsIn(RoundedSquare, (x - 0.14) / 0.72, (y - 0.14) / 0.72) && !IsIn(Ship, (x - 0.14) / 0.72, (y - 0.14) / 0.72) ? 0 : 1);
WriteBitmap("LogoOnBlue.bmp", 292, 292, (x, y) => IsIn(Ship, (x - 0.02) / 0.96, (y - 0.06) / 0.96) ? 1 : 0);
WriteIcon("Information.ico", messageSizes, Information);
WriteIcon("Warning.ico", messageSizes, Warning);

folder = Path.Combine(build, "Installer.Wix/Extensions/UI/Files");
WriteBitmap("Banner.bmp", 493, 58, (x, y) => Symbol(((x * 493) - 437) / 42, ((y * 58) - 8) / 42, onBlue: false));
WriteBitmap("Cover.bmp", 493, 312, (x, y) => x * 493 >= 164 ? 1 : Symbol(((x * 493) - 47) / 70, ((y * 312) - 40) / 70, onBlue: true));
WriteIcon("Information.ico", messageSizes, Information);
WriteIcon("Exclamation.ico", messageSizes, Warning);
WriteIcon("Up.ico", buttonSizes, (x, y) => IsIn(ArrowUp, x, y) ? green : IsIn(Folder, x, y) ? folderYellow : null);
WriteIcon("NewFolder.ico", buttonSizes, (x, y) => IsIn(Plus, x, y) ? green : IsIn(Folder, x, y) ? folderYellow : null);

Color? Information(double x, double y) =>
    !IsIn(Disc, x, y) ? null : (Math.Abs(x - 0.5) < 0.07 && y is > 0.42 and < 0.78) || Distance(x - 0.5, y - 0.28) < 0.085 ? white : blue;

Color? Warning(double x, double y) =>
    !IsIn(Triangle, x, y) ? null : (Math.Abs(x - 0.5) < 0.055 && y is > 0.34 and < 0.66) || Distance(x - 0.5, y - 0.76) < 0.065 ? dark : amber;

// An arrow into a tray, 0 blue and 1 white; on white it stands on a blue square.
static double Symbol(double x, double y, bool onBlue)
{
    var isDrawn = IsIn(ArrowIntoTray, onBlue ? x : (x - 0.2) / 0.6, onBlue ? y : (y - 0.2) / 0.6);
    return onBlue ? (isDrawn ? 1 : 0) : IsIn(RoundedSquare, x, y) && !isDrawn ? 0 : 1;
}

static bool ArrowIntoTray(double x, double y)
{
    var isShaft = Math.Abs(x - 0.5) < 0.075 && y < 0.5;
    var isHead = y is >= 0.36 and < 0.66 && Math.Abs(x - 0.5) < (0.66 - y) * 0.9;
    var isTray = (y is >= 0.62 and < 0.92 && Math.Abs(x - 0.5) is > 0.32 and < 0.45) || (y is >= 0.8 and < 0.92 && Math.Abs(x - 0.5) < 0.45);
    return isShaft || isHead || isTray;
}

static bool Folder(double x, double y) => (x is > 0.03 and < 0.97 && y is > 0.26 and < 0.88) || (x is > 0.03 and < 0.45 && y is > 0.14 and < 0.3);

static bool ArrowUp(double x, double y) => (Math.Abs(x - 0.5) < 0.1 && y is > 0.5 and < 0.82) || (y is > 0.32 and < 0.58 && Math.Abs(x - 0.5) < (y - 0.32) * 1.05);

static bool Plus(double x, double y) => (Math.Abs(x - 0.68) < 0.09 && Math.Abs(y - 0.62) < 0.26) || (Math.Abs(x - 0.68) < 0.26 && Math.Abs(y - 0.62) < 0.09);

static bool IsIn(Func<double, double, bool> shape, double x, double y) => x is >= 0 and < 1 && y is >= 0 and < 1 && shape(x, y);

static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));

static bool Disc(double x, double y) => Distance(x - 0.5, y - 0.5) < 0.48;

static bool Triangle(double x, double y) => y is > 0.06 and < 0.94 && Math.Abs(x - 0.5) < (y - 0.02) * 0.54;

static bool RoundedSquare(double x, double y)
{
    const double Radius = 0.2;
    return Distance(Math.Max(Math.Abs(x - 0.5) - (0.5 - Radius), 0), Math.Max(Math.Abs(y - 0.5) - (0.5 - Radius), 0)) < Radius;
}

// Three stacks of boxes on a hull.
static bool Ship(double x, double y)
{
    const double Box = 0.13, Step = 0.15;
    for (var stack = 0; stack < 3; stack++)
    {
        for (var level = 0; level <= stack; level++)
        {
            if (x >= 0.22 + (stack * Step) && x < 0.22 + (stack * Step) + Box && y >= 0.44 - (level * Step) && y < 0.44 - (level * Step) + Box)
            {
                return true;
            }
        }
    }

    return y is >= 0.605 and < 0.82 && Math.Abs(x - 0.5) < 0.36 * Math.Pow(1 - Math.Pow((y - 0.605) / 0.215, 2.2), 0.45);
}

// Shares of white, 0 to 1, in sixteen steps from blue to white.
void WriteBitmap(string name, int width, int height, Func<double, double, double> shade)
{
    var stride = (((width + 1) / 2) + 3) / 4 * 4;
    using var writer = Create(name);
    writer.Write("BM"u8);
    writer.Write(54 + 64 + (stride * height));
    writer.Write(0);
    writer.Write(54 + 64);
    WriteHeader(writer, width, height, 4, stride * height);
    for (var i = 0; i < 16; i++)
    {
        var color = Mix(i / 15.0);
        writer.Write([color.Blue, color.Green, color.Red, 0]);
    }

    for (var y = height - 1; y >= 0; y--)
    {
        var row = new byte[stride];
        for (var x = 0; x < width; x++)
        {
            var index = (int)Math.Round(15 * Points(x, y, width, height).Average(point => shade(point.X, point.Y)));
            row[x / 2] |= (byte)(x % 2 == 0 ? index << 4 : index);
        }

        writer.Write(row);
    }
}

Color Mix(double share) => new(Between(blue.Red, white.Red, share), Between(blue.Green, white.Green, share), Between(blue.Blue, white.Blue, share));

static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

void WriteIcon(string name, int[] sizes, Func<double, double, Color?> paint)
{
    using var writer = Create(name);
    writer.Write((ushort)0);
    writer.Write((ushort)1);
    writer.Write((ushort)sizes.Length);
    var offset = 6 + (16 * sizes.Length);
    foreach (var size in sizes)
    {
        writer.Write([(byte)size, (byte)size, 0, 0, 1, 0, 32, 0]);
        writer.Write(Length(size));
        writer.Write(offset);
        offset += Length(size);
    }

    foreach (var size in sizes)
    {
        // The height counts the mask that follows, a bit a pixel.
        WriteHeader(writer, size, 2 * size, 32, Length(size) - 40);
        var mask = new List<byte>();
        for (var y = size - 1; y >= 0; y--)
        {
            var bits = new byte[(size + 31) / 32 * 4];
            for (var x = 0; x < size; x++)
            {
                var colors = Points(x, y, size, size).Select(point => paint(point.X, point.Y)).ToArray();
                var seen = colors.OfType<Color>().ToArray();
                byte Share(Func<Color, byte> part) => seen.Length == 0 ? (byte)0 : (byte)Math.Round(seen.Average(color => part(color)));
                writer.Write([Share(color => color.Blue), Share(color => color.Green), Share(color => color.Red), (byte)Math.Round(255.0 * seen.Length / colors.Length)]);
                bits[x / 8] |= (byte)(seen.Length == 0 ? 0x80 >> (x % 8) : 0);
            }

            mask.AddRange(bits);
        }

        writer.Write(mask.ToArray());
    }

    static int Length(int size) => 40 + (size * size * 4) + (size * ((size + 31) / 32 * 4));
}

static IEnumerable<(double X, double Y)> Points(int x, int y, int width, int height) =>
    from i in Enumerable.Range(0, Samples) from j in Enumerable.Range(0, Samples) select ((x + ((i + 0.5) / Samples)) / width, (y + ((j + 0.5) / Samples)) / height);

// BITMAPINFOHEADER.
static void WriteHeader(BinaryWriter writer, int width, int height, short bits, int length)
{
    writer.Write(40);
    writer.Write(width);
    writer.Write(height);
    writer.Write((short)1);
    writer.Write(bits);
    writer.Write(0);
    writer.Write(length);
    writer.Write(0);
    writer.Write(0);
    writer.Write(0);
    writer.Write(0);
}

BinaryWriter Create(string name) => new(File.Create(Path.Combine(folder, name)), Encoding.ASCII);

internal readonly record struct Color(byte Red, byte Green, byte Blue);
