using System.Globalization;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Proxy;

/// <summary>
/// The syntax of the proxies' URLs (RFC 3986, of which a proxy needs scheme, user-info, host and port). System.Uri takes nearly everything for a URL, and a proxy that nobody can
/// use is found out months later. No text quotes a value: it may hold a password.
/// </summary>
internal static class ProxyUrl
{
    private const string HowToGiveProxy = "Give it as http://HOST:PORT";
    private const string HowToGivePac = "Give it as http://HOST/FILE or file:///C:/FOLDER/FILE";

    /// <summary>Reads the URL of a proxy: <c>http://</c> or <c>https://</c>, host, and a port if it is not the scheme's.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">The URL.</param>
    /// <param name="scope">The package's scope.</param>
    /// <returns>The URL as it was given.</returns>
    public static PropertyValue Read(string property, string value, PackageScope scope)
    {
        if (AfterScheme(value) is not { } rest)
        {
            return Wrong(property, "it does not begin with http:// or https://", HowToGiveProxy);
        }

        var slash = rest.IndexOfAny(['/', '?', '#']);
        return slash >= 0 && rest[slash..] != "/"
            ? Wrong(property, "something follows host and port", HowToGiveProxy)
            : CheckAuthority(property, slash < 0 ? rest : rest[..slash], scope, HowToGiveProxy) ?? PropertyValue.Right(value);
    }

    /// <summary>Reads the URL of a PAC file.</summary>
    /// <param name="value">The URL.</param>
    /// <param name="scope">The package's scope.</param>
    /// <returns>The URL as it was given.</returns>
    public static PropertyValue ReadPac(string value, PackageScope scope)
    {
        const string Property = PublicProperties.OverrideProxyPac;
        const string File = "file:///";
        if (Array.Exists(value.ToCharArray(), character => character <= ' ' || character is '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' or '\u007F'))
        {
            return Wrong(Property, "it has a blank or another character that a URL writes as % and two digits", HowToGivePac);
        }

        if (value.StartsWith(File, StringComparison.OrdinalIgnoreCase))
        {
            return value.Length > File.Length ? PropertyValue.Right(value) : Wrong(Property, "it names no file", HowToGivePac);
        }

        if (AfterScheme(value) is not { } rest)
        {
            return Wrong(Property, "it does not begin with http://, https:// or file:///", HowToGivePac);
        }

        var end = rest.IndexOfAny(['/', '?', '#']);
        return CheckAuthority(Property, end < 0 ? rest : rest[..end], scope, HowToGivePac) ?? PropertyValue.Right(value);
    }

    /// <summary>Reads a PAC script. A script is anything with the one function that every PAC file has.</summary>
    /// <param name="value">The script.</param>
    /// <returns>The script as it was given.</returns>
    public static PropertyValue ReadEmbeddedPac(string value) =>
        value.Contains("FindProxyForURL", StringComparison.Ordinal)
            ? PropertyValue.Right(value)
            : Wrong(PublicProperties.OverrideProxyEmbeddedPac, "it has no function FindProxyForURL", "Give the script itself; the URL of a PAC file is OVERRIDEPROXYPAC");

    /// <summary>True for a name or address as it stands in a URL, without port.</summary>
    internal static bool IsHost(string host)
    {
        if (host.StartsWith('['))
        {
            return host.Length > 3 && host.EndsWith(']') && Array.TrueForAll(host[1..^1].ToCharArray(), character => char.IsAsciiHexDigit(character) || character is ':' or '.') && host.Contains(':', StringComparison.Ordinal);
        }

        return host.Length is > 0 and <= 253
            && Array.TrueForAll(host.Split('.'), label => label.Length is > 0 and <= 63 && Array.TrueForAll(label.ToCharArray(), character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') && !label.StartsWith('-') && !label.EndsWith('-'));
    }

    private static string? AfterScheme(string value) =>
        value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? value[7..]
        : value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? value[8..]
        : null;

    /// <returns>What is wrong; null when nothing is.</returns>
    private static PropertyValue? CheckAuthority(string property, string authority, PackageScope scope, string howToGive)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0 && scope == PackageScope.PerMachine)
        {
            return PropertyValue.Wrong(
                $"{property} holds a user name or a password, and it is recorded where everybody who uses this computer can read it. Leave them out of the URL: each user is asked for his own, "
                + "or PROXYENABLEKERBEROSNTLM=1 signs him in.");
        }

        if (at >= 0 && Array.Exists(authority[..at].ToCharArray(), character => character <= ' ' || character is '@' or '"' or '\\' or '<' or '>' or '\u007F'))
        {
            return Wrong(property, "its user name or password has a character that a URL writes as % and two digits", howToGive);
        }

        var host = authority[(at + 1)..];
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']'))
        {
            if (!ushort.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
            {
                return Wrong(property, "its port is not a number from 1 to 65535", howToGive);
            }

            host = host[..colon];
        }

        return IsHost(host) ? null : Wrong(property, "its host is missing, or is neither a name nor an address", howToGive);
    }

    private static PropertyValue Wrong(string property, string what, string howToGive) => PropertyValue.Wrong($"{property} is not right: {what}. {howToGive}, or leave {property} out.");
}
