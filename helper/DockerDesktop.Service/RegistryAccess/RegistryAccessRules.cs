using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.RegistryAccess;
using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.RegistryAccess;

/// <summary>What a registry-access policy may say.</summary>
internal static class RegistryAccessRules
{
    private const int MaximumHostCharacters = 253; // RFC 1035, 2.3.4, without the last dot
    private const int MaximumLabelCharacters = 63;
    private const string HostForm = "the host name of a registry in lower case, such as 'registry.example.com' or 'registry.example.com:5000'";

    /// <summary>Says what is wrong with a policy; null when nothing is.</summary>
    public static Problem? FindFault(RegistryAccessPolicy policy)
    {
        if (policy.SchemaVersion != RegistryAccessPolicy.CurrentSchemaVersion)
        {
            return Problems.InvalidValue(
                "schemaVersion",
                policy.SchemaVersion.ToString(CultureInfo.InvariantCulture),
                RegistryAccessPolicy.CurrentSchemaVersion.ToString(CultureInfo.InvariantCulture));
        }

        if (policy.AllowedRegistries.Count > RegistryAccessPolicy.MaximumRegistries)
        {
            return Problems.InvalidValue(
                "allowedRegistries",
                $"a list of {policy.AllowedRegistries.Count}",
                $"a list of at most {RegistryAccessPolicy.MaximumRegistries}");
        }

        HashSet<string> known = new(StringComparer.Ordinal);
        for (int i = 0; i < policy.AllowedRegistries.Count; i++)
        {
            string? registry = policy.AllowedRegistries[i];
            string member = string.Create(CultureInfo.InvariantCulture, $"allowedRegistries[{i}]");
            if (registry is null || !IsHost(registry))
            {
                return Problems.InvalidValue(member, registry is null ? "null" : $"'{(registry.Length > 300 ? registry[..300] + "..." : registry)}'", HostForm);
            }

            if (!known.Add(registry))
            {
                return Problems.InvalidValue(member, $"'{registry}' a second time", "there once only");
            }
        }

        return null;
    }

    private static bool IsHost(string registry)
    {
        int colon = registry.IndexOf(':', StringComparison.Ordinal);
        string host = colon < 0 ? registry : registry[..colon];
        if (colon >= 0
            && (registry.Length - colon - 1 is < 1 or > 5
                || !ushort.TryParse(registry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
                || port == 0))
        {
            return false;
        }

        return host.Length is > 0 and <= MaximumHostCharacters
            && host.Split('.').All(label => label.Length is > 0 and <= MaximumLabelCharacters
                && label[0] != '-'
                && label[^1] != '-'
                && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
    }
}
