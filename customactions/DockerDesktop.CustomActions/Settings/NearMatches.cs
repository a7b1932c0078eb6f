namespace DockerDesktop.CustomActions.Settings;

/// <summary>Finds what somebody may have meant by a word that is not known.</summary>
internal static class NearMatches
{
    /// <summary>Three typing errors, or a third of a long word.</summary>
    private static int Tolerance(string word) => Math.Max(3, word.Length / 3);

    /// <summary>Words it.</summary>
    /// <param name="word">What was given.</param>
    /// <param name="known">What is known.</param>
    /// <returns><c> Did you mean --a or --b?</c>, or all that is known when nothing is near.</returns>
    public static string Suggest(string word, List<string> known)
    {
        var nearest = int.MaxValue;
        foreach (var candidate in known)
        {
            nearest = Math.Min(nearest, Distance(word, candidate));
        }

        List<string> near = [];
        for (var distance = nearest; distance <= Tolerance(word) && distance <= nearest + 1; distance++)
        {
            near.AddRange(known.FindAll(candidate => Distance(word, candidate) == distance));
        }

        if (near.Count > 0)
        {
            return $" Did you mean {string.Join(" or ", near.GetRange(0, Math.Min(near.Count, 3)))}?";
        }

        var all = new List<string>(known);
        all.Sort(StringComparer.Ordinal);
        return $" Known flags: {string.Join(", ", all)}.";
    }

    /// <summary>Levenshtein's distance: insertions, deletions and replacements, letters of either case being the same.</summary>
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
