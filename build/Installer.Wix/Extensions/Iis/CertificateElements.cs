using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Iis;

/// <summary><c>Certificate</c>.</summary>
internal static class CertificateElements
{
    private const int IsInBinary = 0x2;

    /// <summary>Parses a <c>Certificate</c> element.</summary>
    public static void ParseCertificate(CompileContext context, XElement element, ElementOwner owner)
    {
        var certificate = CertificateElement.Read(context, element);
        var source = certificate.SourceLine;
        if (certificate.BinaryRef is not null && certificate.CertificatePath is not null)
        {
            context.Write(Errors.IllegalWith(source, "Certificate", "BinaryRef", "CertificatePath", certificate.CertificatePath));
        }
        else if (certificate.BinaryRef is null && certificate.CertificatePath is null)
        {
            context.Write(Errors.ExpectedAttributes(source, "Certificate", "BinaryRef", "CertificatePath"));
        }

        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4InstallCertificates");
        context.AddExtensionAction(element, "Wix4UninstallCertificates");

        // The custom actions add rows to it while they run.
        context.EnsureTable("Wix4CertificateHash");
        var id = certificate.Id ?? Identifier.Generated(IdentifierGenerator.Generate("crt", owner.ComponentId, certificate.BinaryRef, certificate.CertificatePath));
        context.AddRow(
            "Wix4Certificate",
            id,
            source,
            id.Id,
            owner.ComponentId,
            certificate.Name,
            certificate.StoreLocation,
            certificate.StoreName,
            certificate.Attributes | (certificate.BinaryRef is null ? 0 : IsInBinary),
            certificate.BinaryRef,
            certificate.CertificatePath,
            certificate.PFXPassword);
    }
}
