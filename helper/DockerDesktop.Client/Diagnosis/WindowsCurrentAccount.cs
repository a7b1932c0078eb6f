using System.Runtime.Versioning;
using System.Security.Principal;

namespace DockerDesktop.Client.Diagnosis;

/// <summary>The account from this process's token.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsCurrentAccount : ICurrentAccount
{
    /// <summary>Reads the token.</summary>
    public WindowsCurrentAccount()
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        Sid = identity.User!.Value;
        Groups = identity.Groups!.Select(group => group.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Sid { get; }

    /// <inheritdoc/>
    public IReadOnlySet<string> Groups { get; }
}
