using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Http;

/// <summary>Certificates and addresses of the HTTP server of Windows.</summary>
internal static class HttpElements
{
    private const string WithHost = "SniSslCertificate";

    /// <summary>Parses a <c>SniSslCertificate</c> or <c>SslCertificate</c> element.</summary>
    public static void ParseCertificate(CompileContext context, XElement element, ElementOwner owner)
    {
        var certificate = CertificateElement.Read(context, element);
        var source = certificate.SourceLine;
        var isWithHost = certificate.ElementName == WithHost;
        if (isWithHost)
        {
            context.Require(element, "Host");
        }
        else if (certificate.Host is not null)
        {
            context.Write(Errors.IllegalExceptOnElement(source, "Host", WithHost));
        }

        certificate.Check();
        context.NoChildren(element);
        var prefix = isWithHost ? "sni" : "ips";
        var id = certificate.Id ?? Identifier.Generated(IdentifierGenerator.Generate(prefix, owner.ComponentId, certificate.Host, certificate.Port));
        context.AddRow(
            "Wix6HttpCertificate",
            id,
            source,
            id.Id,
            certificate.Host,
            certificate.Port,
            certificate.Thumbprint,
            certificate.AppId,
            certificate.Store,
            certificate.HandleExisting,
            isWithHost ? 0 : 1,
            owner.ComponentId);
        context.AddExtensionAction(element, "Wix6SchedHttpCertificatesInstall");
        context.AddExtensionAction(element, "Wix6SchedHttpCertificatesUninstall");
    }

    /// <summary>Parses a <c>UrlReservation</c> element.</summary>
    public static void ParseUrlReservation(CompileContext context, XElement element, ElementOwner owner)
    {
        var reservation = UrlReservationElement.Read(context, element);
        var source = reservation.SourceLine;
        var account = owner.ServiceName is { } service ? $@"NT SERVICE\{service}" : null;
        var id = reservation.Id ?? Identifier.Generated(IdentifierGenerator.Generate("url", owner.ComponentId, account, reservation.Url));
        var hasRights = reservation.Sddl is not null;
        reservation.ParseChildren(new() { UrlAce = ParseUrlAce });
        context.Require(element, "Url");
        if (!hasRights)
        {
            context.Write(Errors.UrlReservationWithoutRights(source));
        }

        context.AddRow("Wix4HttpUrlReservation", id, source, id.Id, reservation.HandleExisting, reservation.Sddl, reservation.Url, owner.ComponentId);
        context.AddExtensionAction(element, "Wix4SchedHttpUrlReservationsInstall");
        context.AddExtensionAction(element, "Wix4SchedHttpUrlReservationsUninstall");

        void ParseUrlAce(XElement child)
        {
            if (reservation.Sddl is not null)
            {
                context.Write(Errors.IllegalParentAttribute(source, "UrlReservation", "Sddl", "UrlAce"));
                return;
            }

            hasRights = true;
            AddUrlAce(context, child, id.Id, account);
        }
    }

    private static void AddUrlAce(CompileContext context, XElement element, string reservation, string? defaultAccount)
    {
        var read = UrlAceElement.Read(context, element);
        context.NoChildren(element);
        var account = read.SecurityPrincipal ?? defaultAccount;
        if (account is null)
        {
            context.Require(element, "SecurityPrincipal");
        }

        var id = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ace", reservation, account, element.Attribute("Rights")?.Value));
        context.AddRow("Wix4HttpUrlAce", id, read.SourceLine, id.Id, reservation, account, read.Rights);
    }
}
