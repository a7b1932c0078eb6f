namespace DockerDesktop.Windows.Network;

/// <summary>An IPv4 address of an interface.</summary>
/// <param name="Interface">Index of the interface.</param>
/// <param name="Address">The four bytes, the first one in the lowest bits.</param>
/// <param name="IsUsable">Whether Windows uses it: preferred, and not kept from being a source address.</param>
internal readonly record struct InterfaceAddress(uint Interface, uint Address, bool IsUsable);
