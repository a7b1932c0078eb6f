namespace DockerDesktop.SystemFiles.EngineConfiguration;

/// <summary>
/// What dockerd makes for itself in its data root on Windows (moby, from 1.13 to 29: daemon/daemon.go, daemon/command/daemon.go, daemon/cluster/cluster.go,
/// daemon/id.go). All else in that folder is somebody else's: <c>config</c> (daemon.json, the engine's key), <c>certs.d</c> and <c>credentialspecs</c>, which
/// administrators fill, and <c>cli-plugins</c> of the client.
/// </summary>
internal static class EngineDataNames
{
    /// <summary>Where the layers lie, each in a folder.</summary>
    public const string Layers = "windowsfilter";

    /// <summary>The names, files and folders.</summary>
    public static readonly string[] All =
    [
        Layers, // layers of images and containers: the storage driver
        "lcow", // the same of Linux containers on Windows, until 20.10
        "image", // what is known of images
        "containers", // what is known of containers, and their logs
        "volumes", // named volumes, and the list of them
        "network", // networks: libnetwork's files
        "plugins", // plug-ins of the engine
        "swarm", // the state of a node of a swarm
        "buildkit", // the cache of builds
        "builder", // the same, until 18.09
        "content", // blobs, for builds and since 23 for distribution
        "containerd", // the data of a containerd that the engine runs itself
        "exec-root", // the state of that, where the root is the default one
        "runtimes", // scripts that start runtimes, until 27
        "rootfs", // where snapshots are mounted, with images kept by containerd
        "policy", // what was fetched to check policies, since 29
        "trust", // the trust in notaries, until 20.10
        "tmp", // emptied by the engine at each start
        "tmp-old", // what of it was being emptied
        "engine-id", // since 23
        "docker.pid",
        "panic.log", // of the service
    ];

    /// <summary>Whether the engine makes an entry of that name.</summary>
    public static bool Contain(string name) => Array.Exists(All, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
