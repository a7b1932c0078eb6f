using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions.Firewall;

internal sealed partial class FirewallExceptionElement
{
    private static partial string? ReadProtocol(CompileContext context, AttributeReader attribute) => FirewallElements.ReadProtocol(context, attribute);
}
