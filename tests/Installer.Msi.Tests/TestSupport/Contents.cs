using Installer.Msi.Streams;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>Bytes of several kinds to pack.</summary>
internal static class Contents
{
    /// <summary>Text of few words, which packs well and often refers far back.</summary>
    public static byte[] Text(int length, int seed)
    {
        var random = new Random(seed);
        string Word() => new([.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => (char)random.Next('a', 'z'))]);
        string[] words = [.. Enumerable.Range(0, 400).Select(_ => Word())];
        var text = new StringWriter();
        while (text.GetStringBuilder().Length < length)
        {
            text.Write(words[random.Next(words.Length)]);
            text.Write(' ');
        }

        return System.Text.Encoding.ASCII.GetBytes(text.ToString()[..length]);
    }

    /// <summary>Bytes that do not pack.</summary>
    public static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static byte[] All(StreamSource source)
    {
        var bytes = new byte[source.Length];
        using var stream = source.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
