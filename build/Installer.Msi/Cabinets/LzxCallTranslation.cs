using System.Buffers.Binary;

namespace Installer.Msi.Cabinets;

/// <summary>Turns the relative targets of x86 calls (0xE8 and four bytes) into absolute ones and back: calls of one function then look the same.</summary>
internal static class LzxCallTranslation
{
    /// <summary>The range of translated targets; any positive number will do, and this is what other writers state.</summary>
    public const int Range = 12_000_000;

    private const byte Call = 0xE8;

    /// <summary>Makes targets absolute.</summary>
    /// <param name="frame">A frame.</param>
    /// <param name="position">Where the frame starts in the folder.</param>
    public static void Encode(Span<byte> frame, int position)
    {
        for (var i = Next(frame, 0); i >= 0; i = Next(frame, i + 1 + sizeof(int)))
        {
            var target = frame[(i + 1)..];
            var here = position + i;
            var relative = BinaryPrimitives.ReadInt32LittleEndian(target);
            if (relative >= -here && relative < Range)
            {
                BinaryPrimitives.WriteInt32LittleEndian(target, relative < Range - here ? relative + here : relative - Range);
            }
        }
    }

    /// <summary>Makes targets relative again.</summary>
    /// <param name="frame">A frame.</param>
    /// <param name="position">Where the frame starts in the folder.</param>
    /// <param name="range">The range that the folder states.</param>
    public static void Decode(Span<byte> frame, int position, int range)
    {
        for (var i = Next(frame, 0); i >= 0; i = Next(frame, i + 1 + sizeof(int)))
        {
            var target = frame[(i + 1)..];
            var here = position + i;
            var absolute = BinaryPrimitives.ReadInt32LittleEndian(target);
            if (absolute >= -here && absolute < range)
            {
                BinaryPrimitives.WriteInt32LittleEndian(target, absolute >= 0 ? absolute - here : absolute + range);
            }
        }
    }

    /// <summary>The next call from an index on that is not in the frame's tail; -1 when there is none.</summary>
    private static int Next(Span<byte> frame, int start)
    {
        var end = frame.Length - LzxFormat.UntranslatedTail;
        if (start >= end)
        {
            return -1;
        }

        var index = frame[start..end].IndexOf(Call);
        return index < 0 ? -1 : start + index;
    }
}
