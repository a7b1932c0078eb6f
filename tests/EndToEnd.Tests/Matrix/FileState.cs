using System.Text;

namespace EndToEnd.Matrix;

/// <summary>
/// <c>file PATH = present</c> or <c>absent</c>; or <c>file PATH = text</c> and the content in lines that begin with <c>|</c>. Words after <c>text</c> change how it is written:
/// <c>crlf</c>, <c>utf-8-bom</c>, <c>utf-16</c>. There is no line end after the last line: an empty last line makes one.
/// </summary>
internal sealed record FileState(string Text, string Path, bool IsPresent, byte[]? Content) : MachineState(Text)
{
    public static FileState Parse(string text, string path, string value, IReadOnlyList<string> content)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["present"] or ["absent"])
        {
            return new(text, path, words[0] == "present", null);
        }

        if (words is not ["text", ..] || words[1..].Any(word => word is not ("crlf" or "utf-8-bom" or "utf-16")))
        {
            throw new FormatException("a file is present, absent or text, and text may be followed by crlf, utf-8-bom and utf-16");
        }

        Encoding encoding = words.Contains("utf-16") ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true) : new UTF8Encoding(words.Contains("utf-8-bom"));
        var lines = string.Join(words.Contains("crlf") ? "\r\n" : "\n", content);
        return new(text, path, IsPresent: true, [.. encoding.GetPreamble(), .. encoding.GetBytes(lines)]);
    }

    public override async Task ArrangeAsync(MatrixRun run)
    {
        var file = run.Windows.ToHostPath(run.Expand(Path));
        if (!IsPresent)
        {
            // Deleting what is not there would hide a mistake in the case.
            using var existing = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Delete);
            File.Delete(file);
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, Content ?? []);
    }

    public override async Task<string?> CheckAsync(MatrixRun run)
    {
        var file = run.Windows.ToHostPath(run.Expand(Path));
        if (!File.Exists(file))
        {
            return IsPresent ? "absent" : null;
        }

        var found = await File.ReadAllBytesAsync(file);
        return IsPresent && (Content is null || found.AsSpan().SequenceEqual(Content)) ? null : $"present, {found.Length} bytes: {Encoding.UTF8.GetString(found.AsSpan(0, Math.Min(found.Length, 2000)))}";
    }
}
