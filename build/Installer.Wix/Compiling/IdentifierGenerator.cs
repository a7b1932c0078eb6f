using System.Security.Cryptography;
using System.Text;

namespace Installer.Wix.Compiling;

/// <summary>Makes the identifiers of what was authored without one.</summary>
internal static class IdentifierGenerator
{
    /// <summary>Makes an identifier from what it stands for: the same arguments always give the same identifier.</summary>
    /// <param name="prefix">Its first letters.</param>
    /// <param name="arguments">What it stands for; a <c>null</c> counts as empty.</param>
    public static string Generate(string prefix, params ReadOnlySpan<string?> arguments) =>
        prefix + Hash(string.Join('|', arguments)).TrimEnd('=').Replace('+', '.').Replace('/', '_');

    /// <summary>The identifier nearest to a name: an underscore stands for each character that is not legal, and before a first one that may not begin it.</summary>
    /// <param name="name">The name, not empty.</param>
    public static string FromName(string name)
    {
        var identifier = string.Concat(name.Select(c => char.IsAsciiLetter(c) || char.IsDigit(c) || c is '_' or '.' ? c : '_'));
        return char.IsAsciiLetter(name[0]) || name[0] == '_' ? identifier : "_" + identifier;
    }

    /// <summary>The SHA-1 of a text's UTF-8 form in base 64.</summary>
    public static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // Identifiers must be those that WiX makes; nothing is protected by the hash.
        SHA1.HashData(Encoding.UTF8.GetBytes(text), hash);
#pragma warning restore CA5350
        return Convert.ToBase64String(hash);
    }
}
