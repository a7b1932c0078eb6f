namespace Installer.Msi.Validation.Formatted;

/// <summary>Finds the references in formatted text (Windows Installer SDK, "Formatted"). Brackets without a partner stand for themselves.</summary>
internal static class FormattedText
{
    /// <summary>The references in a text, inner ones before those around them. One whose name holds another reference is left out: its name is not known.</summary>
    public static IEnumerable<FormattedReference> References(string text)
    {
        var starts = new Stack<(int Start, bool HasInner)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '[')
            {
                // [\x] is the character x, whatever it is, and what follows it up to the bracket is dropped.
                if (i + 3 < text.Length && text[i + 1] == '\\' && text[i + 3] == ']')
                {
                    yield return new FormattedReference(FormattedReferenceKind.Character, text.Substring(i + 2, 1));
                    i += 3;
                    continue;
                }

                starts.Push((i, false));
            }
            else if (text[i] == ']' && starts.TryPop(out var open))
            {
                if (starts.TryPop(out var outer))
                {
                    starts.Push((outer.Start, true));
                }

                if (!open.HasInner && Read(text[(open.Start + 1)..i]) is { } reference)
                {
                    yield return reference;
                }
            }
        }
    }

    private static FormattedReference? Read(string inner) => inner switch
    {
        "~" => new(FormattedReferenceKind.Character, "~"),
        ['#' or '!', .. var file] => new(FormattedReferenceKind.File, file),
        ['$', .. var component] => new(FormattedReferenceKind.Component, component),
        ['%', .. var variable] => new(FormattedReferenceKind.EnvironmentVariable, variable),
        _ when Identifier.IsValid(inner) => new(FormattedReferenceKind.Property, inner),
        _ => null,
    };
}
