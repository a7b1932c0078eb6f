using System.Runtime.InteropServices;
using System.Text;

namespace NetApi32;

/// <summary>
/// Builds the buffer that an enumerating function hands out: an array of structures of pointers and numbers, followed by what they point to, in one block that
/// <c>NetApiBufferFree</c> frees.
/// </summary>
internal sealed unsafe class NetBuffer(int fieldsPerEntry)
{
    private readonly List<object?> _fields = [];

    /// <summary>Adds one entry's fields: a string, a SID as bytes, or a number, in the order of the structure; each takes 8 bytes.</summary>
    public void Add(params ReadOnlySpan<object?> fields)
    {
        if (fields.Length != fieldsPerEntry)
        {
            throw new ArgumentException("Every entry has the same fields.", nameof(fields));
        }

        _fields.AddRange(fields);
    }

    /// <summary>Lays the entries out in a new block.</summary>
    public byte* Build()
    {
        int offset = _fields.Count * sizeof(nint);
        int size = offset + _fields.Sum(field => Encode(field)?.Length ?? 0);
        byte* block = (byte*)NativeMemory.AllocZeroed((nuint)Math.Max(size, 1));
        for (int i = 0; i < _fields.Count; i++)
        {
            byte[]? content = Encode(_fields[i]);
            if (content is null)
            {
                ((nint*)block)[i] = _fields[i] is int number ? number : 0;
                continue;
            }

            content.CopyTo(new Span<byte>(block + offset, content.Length));
            ((nint*)block)[i] = (nint)(block + offset);
            offset += content.Length;
        }

        return block;
    }

    /// <summary>A block that holds one string.</summary>
    public static byte* OfString(string text)
    {
        byte[] content = Encode(text)!;
        byte* block = (byte*)NativeMemory.Alloc((nuint)content.Length);
        content.CopyTo(new Span<byte>(block, content.Length));
        return block;
    }

    private static byte[]? Encode(object? field) => field switch
    {
        string text => Pad(Encoding.Unicode.GetBytes(text + '\0')),
        byte[] bytes => Pad(bytes),
        _ => null,
    };

    // So that what follows is aligned.
    private static byte[] Pad(byte[] bytes) => [.. bytes, .. new byte[(8 - (bytes.Length % 8)) % 8]];
}
