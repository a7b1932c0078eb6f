namespace Installer.Wix.Tests.Fuzzing;

/// <summary>Changes a source in a way that its author did not mean. The same seed always gives the same changes.</summary>
internal sealed class SourceMutator(int seed)
{
    private static readonly string[] Values =
    [
        "", " ", "*", "0", "-1", "2147483648", "99999999999999999999", "yes", "no", "!(loc.Missing)", "!(wix.A=!(wix.A))", "!(bind.property.ProductVersion)", "!(", "$(A)", "$(var.A$(B))",
        "$(fun.AutoVersion())", "$(", "$$(A)", "[A]", "[", "a|b", "..\\..\\x", "\\x", "C:\\x", "x~1.txt", "{11111111-2222-3333-4444-555555555555}", "PUT-GUID-HERE", "virtual X", "override X", "file X",
        "TARGETDIR", "INSTALLFOLDER", "InstallFiles", "§0§", "\u0000A".TrimStart('\0'), "ẞ日本", "con", "a;b;c", "1.2.3.4.5", "v1",
    ];

    private static readonly string[] Insertions =
    [
        "<?if 1?>", "<?if (((not A) and ?>", "<?else?>", "<?elseif $(A)?>", "<?endif?>", "<?foreach A in 1;2;3?>", "<?foreach A in $(A);$(A)?>", "<?endforeach?>", "<?define A=$(A)$(A)x?>", "<?undef A?>",
        "<?include self.wxi?>", "<?error x?>", "<?warning x?>", "<?pragma a.b?>", "<![CDATA[x]]>", "<!-- x -->", "text", "&amp;", "&#x1F600;", "<Fragment/>", "<Directory Id=\"D\" Name=\"d\"/>", "<x:y xmlns:x=\"urn:x\"/>",
        "<DirectoryRef Id=\"INSTALLFOLDER\">", "</Feature>", "<Component>", "]]>",
    ];

    private readonly Random random = new(seed);

    /// <summary>Changes a source in one to four places.</summary>
    /// <param name="source">The source.</param>
    /// <param name="other">Another one, of which parts may be taken.</param>
    public string Mutate(string source, string other)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            source = Change(source, other);
        }

        return source;
    }

    private string Change(string source, string other)
    {
        if (source.Length < 10)
        {
            return other;
        }

        var (start, end) = Range(source);
        switch (random.Next(9))
        {
            case 0:
                return source.Remove(start, end - start);
            case 1:
                return source.Insert(start, source[start..end]);
            case 2:
                return source.Insert(start, string.Concat(Enumerable.Repeat(source[start..end], random.Next(2, 40))));
            case 3:
                var (from, to) = Range(other);
                return source[..start] + other[from..to] + source[end..];
            case 4:
                return source[..start] + (char)random.Next(1, 0xD800) + source[(start + 1)..];
            case 5:
                return source.Insert(start, Pick(Insertions));
            case 6:
                return source[..start];
            case 7:
                // Deeper than anybody writes.
                return source.Insert(start, string.Concat(Enumerable.Repeat(Pick(["<Directory Id=\"A\" Name=\"b\">", "<Feature Id=\"A\">", "<?if 1?>", "<?foreach A in 1;2?>", "<Component><File>"]), random.Next(2, 400))));
            default:
                return ChangeValue(source);
        }
    }

    private string ChangeValue(string source)
    {
        var open = source.IndexOf("=\"", random.Next(source.Length), StringComparison.Ordinal);
        var close = open < 0 ? -1 : source.IndexOf('"', open + 2);
        return close < 0 ? source : source[..(open + 2)] + Pick(Values) + source[close..];
    }

    /// <summary>Part of a text, as a rule from the beginning of one tag to that of another.</summary>
    private (int Start, int End) Range(string text)
    {
        var start = random.Next(text.Length - 1);
        var end = Math.Min(text.Length, start + random.Next(1, 300));
        if (random.Next(4) > 0)
        {
            start = Math.Max(0, text.LastIndexOf('<', start));
            end = text.IndexOf('<', end - 1) is var tag && tag > start ? tag : end;
        }

        return (start, Math.Max(end, start + 1));
    }

    private string Pick(string[] list) => list[random.Next(list.Length)];
}
