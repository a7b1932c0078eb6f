using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Proxy;

/// <summary>OVERRIDEPROXYEXCLUDE: hosts, domains and addresses that are reached without the proxy, separated by commas.</summary>
internal static class ProxyExclusions
{
    /// <summary>Reads the list.</summary>
    /// <param name="value">For example <c>localhost,*.example.com,10.0.0.0/8</c>.</param>
    /// <returns>The entries with commas between, without blanks.</returns>
    public static PropertyValue Read(string value)
    {
        var entries = value.Split(',', StringSplitOptions.TrimEntries);
        for (var i = 0; i < entries.Length; i++)
        {
            if (!IsEntry(entries[i]))
            {
                return PropertyValue.Wrong(
                    $"{PublicProperties.OverrideProxyExclude} is not right: its entry {i + 1} is no host, domain or address. Give them with commas between, as in localhost,*.example.com,10.0.0.0/8, "
                    + $"or leave {PublicProperties.OverrideProxyExclude} out.");
            }
        }

        return PropertyValue.Right(string.Join(',', entries));
    }

    private static bool IsEntry(string entry) =>
        entry.Length is > 0 and <= 255 && Array.TrueForAll(entry.ToCharArray(), character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '*' or ':' or '/' or '[' or ']' or '<' or '>' or '%')
        && !entry.Contains("//", StringComparison.Ordinal);
}
