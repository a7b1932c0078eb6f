namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>The names that the product defines, and no others.</summary>
internal static class HostsNames
{
    public const string Kubernetes = "kubernetes.docker.internal";
    public const string Host = "host.docker.internal";
    public const string Gateway = "gateway.docker.internal";

    /// <summary>True for one of the three, in any case of letters.</summary>
    public static bool Contain(ReadOnlySpan<char> name) =>
        name.Equals(Kubernetes, StringComparison.OrdinalIgnoreCase) || name.Equals(Host, StringComparison.OrdinalIgnoreCase)
            || name.Equals(Gateway, StringComparison.OrdinalIgnoreCase);
}
