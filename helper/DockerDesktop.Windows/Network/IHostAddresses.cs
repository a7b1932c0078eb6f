namespace DockerDesktop.Windows.Network;

/// <summary>The computer's own addresses.</summary>
internal interface IHostAddresses
{
    /// <summary>
    /// Returns the IPv4 address, in dotted decimal form, of the interface with the lowest-metric default route; null if there is no such route, or no address
    /// on its interface.
    /// </summary>
    /// <exception cref="System.ComponentModel.Win32Exception">Windows does not tell.</exception>
    /// <exception cref="EntryPointNotFoundException">This Windows has no function for it.</exception>
    string? FindHostAddress();

    /// <summary>Tells when addresses, routes or metrics have changed, until it is disposed of.</summary>
    /// <param name="changed">Called on any thread, often several times for one change; must return at once and not throw.</param>
    /// <exception cref="EntryPointNotFoundException">This Windows has no function for it.</exception>
    IDisposable Watch(Action changed);
}
