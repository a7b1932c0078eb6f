using System.Globalization;
using System.Text;

namespace Installer.Wix.Benchmarks;

/// <summary>A folder of files like those of an application with many: most of them short texts, some programs and pictures, the same on every machine.</summary>
/// <remarks>Lengths are log-logistic: half of the files have less than 3 KB, few have a megabyte, and these make the sum. Each thousand of files has the same lengths
/// in another order, so that payloads of different numbers of files differ in nothing else.</remarks>
internal sealed class GeneratedPayload
{
    private const int FilesPerCycle = 1_000;
    private const int FilesPerFolder = 25;
    private const double MedianLength = 3_000;
    private const double Scale = 0.8;
    private const int PoolLength = 4 << 20;

    private readonly string folder;
    private readonly byte[] text = new byte[PoolLength];
    private readonly byte[] code = new byte[PoolLength];
    private readonly byte[] noise = new byte[PoolLength];
    private readonly int[] lengths;
    private int count;

    /// <summary>Begins a payload without files.</summary>
    /// <param name="folder">Where to.</param>
    public GeneratedPayload(string folder)
    {
        this.folder = folder;
        FillPools(new Random(1));
        lengths = [.. Enumerable.Range(0, FilesPerCycle).Select(i => LengthAt((i + 0.5) / FilesPerCycle))];
    }

    /// <summary>The bytes of all files.</summary>
    public long Length { get; private set; }

    /// <summary>Adds files until there are that many.</summary>
    public void ExtendTo(int target)
    {
        int[] order = [];
        for (; count < target; count++)
        {
            if (order.Length == 0 || count % FilesPerCycle == 0)
            {
                order = [.. lengths];
                new Random(count / FilesPerCycle).Shuffle(order);
            }

            WriteFile(count, order[count % FilesPerCycle]);
        }
    }

    private static int LengthAt(double probability) => (int)(MedianLength * Math.Pow(probability / (1 - probability), Scale));

    private void WriteFile(int number, int length)
    {
        Random random = new(number);
        (string extension, byte[] pool, int fragment) = random.Next(20) switch
        {
            < 14 => (".js", text, 400),
            < 18 => (".dll", code, 2_000),
            _ => (".png", noise, 100_000),
        };
        int at = number / FilesPerFolder;
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"module{at / 10:D3}"), string.Create(CultureInfo.InvariantCulture, $"part{at % 10}"));
        Directory.CreateDirectory(path);
        byte[] content = new byte[length];
        for (int position = 0; position < length;)
        {
            int piece = Math.Min(length - position, random.Next(1, fragment));
            pool.AsSpan(random.Next(PoolLength - piece), piece).CopyTo(content.AsSpan(position));
            position += piece;
        }

        File.WriteAllBytes(Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"file{number:D5}{extension}")), content);
        Length += length;
    }

    /// <summary>Text of two thousand words, the first ones the most frequent; code of few frequent and many rare bytes; bytes that nothing makes shorter.</summary>
    private void FillPools(Random random)
    {
        string[] words = [.. Enumerable.Range(0, 2_000).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 11)).Select(_ => (char)('a' + random.Next(26)))]))];
        for (int position = 0; position < text.Length;)
        {
            string word = words[(int)(Math.Pow(random.NextDouble(), 3) * words.Length)] + (random.Next(8) == 0 ? ";\n" : " ");
            position += Encoding.ASCII.GetBytes(word.AsSpan(0, Math.Min(word.Length, text.Length - position)), text.AsSpan(position));
        }

        for (int position = 0; position < code.Length; position++)
        {
            code[position] = (byte)(Math.Pow(random.NextDouble(), 4) * 256);
        }

        random.NextBytes(noise);
    }
}
