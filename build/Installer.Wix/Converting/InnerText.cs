using System.Text;

namespace Installer.Wix.Converting;

/// <summary>The text in an element that an attribute says now.</summary>
internal static class InnerText
{
    /// <summary>Reads the text in an element. Line ends and runs of blanks are one space, as they are in a value that was written over several lines.</summary>
    /// <returns>The text; <c>null</c> if there is none. A CDATA section without text is one space.</returns>
    public static string? Read(SourceElement element)
    {
        var text = new StringBuilder();
        var hasCData = false;
        foreach (var part in element.Children.OfType<SourceText>())
        {
            hasCData |= part.IsCData;
            var words = part.Value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            // Where one part follows another there was no blank, unless one of them had it at its edge.
            text.Append(string.Join(' ', words));
        }

        return text.Length > 0 ? text.ToString() : hasCData ? " " : null;
    }

    /// <summary>Whether an instruction to the preprocessor stands among the text, which no attribute could hold.</summary>
    public static bool HasInstructions(SourceElement element) => element.Children.Exists(child => child is SourceMarkup { IsInstruction: true });

    /// <summary>Takes the text out of an element; comments in it go before it.</summary>
    /// <param name="element">The element that held the text.</param>
    /// <param name="place">The element before which its comments go.</param>
    public static void Remove(SourceElement element, SourceElement place)
    {
        if (element.Elements.Any())
        {
            element.Children.RemoveAll(child => child is SourceText { IsBlank: false });
            return;
        }

        SourceMarkup[] comments = [.. element.Children.OfType<SourceMarkup>().Where(markup => markup.IsComment)];
        element.Children.Clear();
        MakeSingleTag(element);
        place.InsertBefore(comments);
    }

    /// <summary>Writes an element that became empty as one tag.</summary>
    public static void MakeSingleTag(SourceElement element)
    {
        element.IsSingleTag = true;
        element.Tail = element.Tail.Length == 0 ? " " : element.Tail;
    }
}
