using System.Globalization;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// What an action changes in a file, as a text for the rollback store: where, the bytes that were there, and how the whole file was and becomes. A file that is not there is told from an
/// empty one.
/// </summary>
internal sealed class FileChange
{
    private const string Absent = "-";

    private readonly string _old;
    private readonly string _next;
    private readonly int _offset;
    private readonly int _newLength;
    private readonly byte[] _before;
    private readonly byte[] _security;

    private FileChange(string old, string next, int offset, int newLength, byte[] before, byte[] security)
    {
        _old = old;
        _next = next;
        _offset = offset;
        _newLength = newLength;
        _before = before;
        _security = security;
    }

    /// <summary>Finds what is changed.</summary>
    /// <param name="old">The file's bytes; null when it is not there.</param>
    /// <param name="next">Its bytes to be; null when it is to go.</param>
    /// <param name="security">Its security descriptor, self-relative, when that does not stay; null when it does or there is none.</param>
    public static FileChange Between(byte[]? old, byte[]? next, byte[]? security = null)
    {
        ReadOnlySpan<byte> before = old;
        ReadOnlySpan<byte> after = next;
        var start = before.CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return new FileChange(Describe(old), Describe(next), start, after.Length - end - start, before[start..^end].ToArray(), security ?? []);
    }

    /// <summary>Reads the text of a change.</summary>
    public static FileChange Parse(string text)
    {
        var parts = text.Split(' ');
        return new FileChange(
            parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture), Convert.FromBase64String(parts[4]), Convert.FromBase64String(parts[5]));
    }

    /// <summary>The text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{_old} {_next} {_offset} {_newLength} {Convert.ToBase64String(_before)} {Convert.ToBase64String(_security)}");

    /// <summary>Gives the file back what it had.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="name">Its name.</param>
    /// <param name="maximumLength">Bytes that it may have.</param>
    /// <param name="securityWhenNew">The security descriptor of a file that has to be made again, as SDDL; the one that it had replaces it when it is known.</param>
    /// <param name="trust">Whose it may be.</param>
    /// <returns>False when somebody else has changed it since; it is left as it is then.</returns>
    public bool Undo(TrustedFolder folder, string name, int maximumLength, string securityWhenNew, FolderTrust trust = FolderTrust.Path)
    {
        folder.RemoveLeftover(name);
        var found = folder.Read(name, maximumLength, trust);
        var state = Describe(found);
        if (state != _old && state != _next)
        {
            return false;
        }

        if (_old == Absent)
        {
            return found is null || folder.Delete(name);
        }

        if (state != _old)
        {
            byte[] bytes = found is null ? _before : [.. found.AsSpan(0, _offset), .. _before, .. found.AsSpan(_offset + _newLength)];
            folder.Replace(name, bytes, securityWhenNew);
        }

        if (_security.Length > 0)
        {
            folder.RestoreSecurity(name, _security);
        }

        return true;
    }

    /// <summary>Length and 64-bit FNV-1a: enough to tell whether it is the same file, not to tell it from a forged one.</summary>
    private static string Describe(byte[]? file)
    {
        if (file is null)
        {
            return Absent;
        }

        var hash = 14695981039346656037UL;
        foreach (var b in file)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{file.Length}:{hash:x}");
    }
}
