using System.Security.Cryptography;
using System.Text;

namespace Installer.Wix.Binding;

/// <summary>Makes version-5 UUIDs (RFC 9562) from names in UTF-16, as WiX does.</summary>
internal static class Uuid
{
    /// <summary>The namespace of component GUIDs.</summary>
    public static readonly Guid ComponentNamespace = new("3064E5C6-FB63-4FE9-AC49-E446A792EFA5");

    /// <summary>The namespace of upgrade codes that are made from a package's identifier.</summary>
    public static readonly Guid UpgradeCodeNamespace = new("D9C5E8D9-0F97-4D24-A235-91BD2FA169A6");

    /// <summary>The namespace of product codes that are made from upgrade code, version and architecture.</summary>
    public static readonly Guid ProductCodeNamespace = new("5D6C1B5A-7F0E-4B8B-9C39-52B1F1A6D0C4");

    /// <summary>Makes a UUID and formats it in braces and upper case.</summary>
    public static string Create(Guid @namespace, string name)
    {
        var bytes = new byte[16 + Encoding.Unicode.GetByteCount(name)];
        @namespace.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.Unicode.GetBytes(name, bytes.AsSpan(16));
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // Version 5 of a UUID is made with SHA-1.
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        return FromHash(hash, version: 5);
    }

    /// <summary>Makes a UUID of a version from the first 16 bytes of a hash.</summary>
    public static string FromHash(ReadOnlySpan<byte> hash, int version)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | (version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("B").ToUpperInvariant();
    }
}
