using System.Net;

namespace DockerDesktop.Windows.Network;

/// <summary>Chooses the address that the product's host names stand for.</summary>
internal static class HostAddressChoice
{
    /// <summary>Returns the first usable address on the interface with the lowest-metric default route that has one; null if there is none.</summary>
    /// <param name="routes">All default routes.</param>
    /// <param name="addresses">All addresses.</param>
    public static string? Find(IEnumerable<DefaultRoute> routes, IReadOnlyList<InterfaceAddress> addresses)
    {
        // Of two with the same metric always the same one, so that the file does not go back and forth.
        foreach (DefaultRoute route in routes.OrderBy(route => route.Metric).ThenBy(route => route.Interface))
        {
            foreach (InterfaceAddress address in addresses)
            {
                if (address.Interface == route.Interface && address.IsUsable && address.Address != 0)
                {
                    return new IPAddress(address.Address).ToString();
                }
            }
        }

        return null;
    }
}
