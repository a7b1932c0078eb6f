using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Iis;

/// <summary>Web sites, the folders in them, and what holds for both.</summary>
internal static class WebSiteElements
{
    /// <summary>The custom action that does what all of these elements say.</summary>
    public const string Configure = "Wix4ConfigureIIs";

    /// <summary>What a header, MIME type or error page belongs to, as the column <c>ParentType</c> has it.</summary>
    private const int OfVirtualFolder = 1;
    private const int OfWebSite = 2;

    /// <summary>The attributes whose bits make a column; it is empty where none of them is there.</summary>
    private static readonly string[] s_access = ["Execute", "Read", "Script", "Write"];
    private static readonly string[] s_authorization = ["AnonymousAccess", "BasicAuthentication", "DigestAuthentication", "PassportAuthentication", "WindowsAuthentication"];
    private static readonly string[] s_encryption = ["AccessSSL", "AccessSSL128", "AccessSSLMapCert", "AccessSSLNegotiateCert", "AccessSSLRequireCert"];

    /// <summary>Parses a <c>WebSite</c> element.</summary>
    public static void ParseWebSite(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var check = WebApplicationElements.CheckPlace(context, component);
        var site = WebSiteElement.Read(
            context,
            element,
            checkAutoStart: check,
            checkConfigureIfExists: check,
            checkDirProperties: check,
            checkStartOnInstall: check,
            checkWebApplication: check,
            checkWebLog: check);
        var source = site.SourceLine;
        var siteId = site.SiteId == "*" ? "-1" : site.SiteId;
        var id = site.Id ?? Identifier.Generated(IdentifierGenerator.Generate("iws", site.Description, component, siteId, site.WebApplication));
        if (site.Directory is null && component is not null)
        {
            context.Write(Errors.RequiredInComponent(source, "WebSite", "Directory"));
        }

        string? address = null;
        var parts = new FolderParts(context, component, source, "WebSite", site.WebApplication, site.DirProperties);
        var inSite = new ElementOwner(component, TableName: "Wix4IIsWebSite", ObjectId: id.Id);
        site.ParseChildren(new()
        {
            CertificateRef = child => InComponent(child, () => AddCertificate(context, child, id.Id)),
            HttpHeader = child => InComponent(child, () => AddHeader(context, child, OfWebSite, id.Id)),
            MimeMap = child => AddMimeType(context, child, OfWebSite, id.Id),
            WebAddress = ParseAddress,
            WebApplication = child => InComponent(child, () => parts.AddApplication(child)),
            WebDir = child => InComponent(child, () => ParseWebDir(context, child, inSite)),
            WebDirProperties = child => InComponent(child, () => parts.AddProperties(child)),
            WebError = child => InComponent(child, () => AddError(context, child, OfWebSite, id.Id)),
            WebFilter = child => InComponent(child, () => ParseWebFilter(context, child, inSite)),
            WebVirtualDir = child => InComponent(child, () => ParseWebVirtualDir(context, child, inSite)),
        });
        if (address is null)
        {
            context.Write(Errors.ExpectedElement(source, "WebSite", "WebAddress"));
        }

        parts.AddReferences();
        if (component is not null)
        {
            context.AddExtensionAction(element, Configure);
        }

        context.AddRow(
            "Wix4IIsWebSite",
            id,
            source,
            id.Id,
            component,
            site.Description,
            site.ConnectionTimeout,
            site.Directory,
            State(site),
            site.Attributes == 0 ? null : site.Attributes,
            address,
            parts.Properties,
            parts.Application,
            site.Sequence,
            site.WebLog,
            siteId);

        void InComponent(XElement child, Action parse)
        {
            if (component is null)
            {
                context.Write(Errors.WebElementNeedsComponent(child.Source(), child.Name.LocalName));
            }

            parse();
        }

        void ParseAddress(XElement child)
        {
            // The first one is what the site is known by.
            var added = AddAddress(context, child, id.Id);
            address ??= added;
        }
    }

    /// <summary>Parses a <c>WebDir</c> element, in a web site or with the name of one.</summary>
    public static void ParseWebDir(CompileContext context, XElement element, ElementOwner owner)
    {
        var folder = WebDirElement.Read(context, element, checkWebSite: RefuseSecondSite(context, owner));
        var source = folder.SourceLine;
        var site = folder.WebSite ?? owner.ObjectId;
        var id = folder.Id ?? Identifier.Generated(IdentifierGenerator.Generate("iwd", owner.ComponentId, site, folder.DirProperties, folder.WebApplication));
        RequireSite(context, element, site);
        var parts = new FolderParts(context, owner.ComponentId, source, "WebDir", folder.WebApplication, folder.DirProperties);
        folder.ParseChildren(new() { WebApplication = parts.AddApplication, WebDirProperties = parts.AddProperties });
        if (parts.Properties is null)
        {
            context.Require(element, "DirProperties");
        }

        parts.AddReferences();
        context.AddExtensionAction(element, Configure);
        context.AddRow("Wix4IIsWebDir", id, source, id.Id, owner.ComponentId, site, folder.Path, parts.Properties, parts.Application);
    }

    /// <summary>Parses a <c>WebVirtualDir</c> element, in a web site, in another one, or with the name of a web site.</summary>
    public static void ParseWebVirtualDir(CompileContext context, XElement element, ElementOwner owner) => AddVirtualFolder(context, element, owner, null);

    /// <summary>Parses a <c>WebDirProperties</c> element that stands by itself.</summary>
    public static void ParseWebDirProperties(CompileContext context, XElement element) => AddProperties(context, element, null);

    /// <summary>Parses a <c>WebFilter</c> element, of the server or of a web site.</summary>
    public static void ParseWebFilter(CompileContext context, XElement element, ElementOwner owner)
    {
        var filter = WebFilterElement.Read(context, element, checkWebSite: RefuseSecondSite(context, owner));
        context.NoChildren(element);
        var site = filter.WebSite ?? owner.ObjectId;
        var id = filter.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ifl", filter.Name, owner.ComponentId, filter.Path, site));
        context.AddExtensionAction(element, Configure);
        context.AddRow("Wix4IIsFilter", id, filter.SourceLine, id.Id, filter.Name, owner.ComponentId, filter.Path, site, filter.Description, filter.Flags, filter.LoadOrder);
    }

    /// <summary>Parses a <c>WebLog</c> element.</summary>
    public static void ParseWebLog(CompileContext context, XElement element)
    {
        var log = WebLogElement.Read(context, element);
        context.NoChildren(element);
        if (log.Id is { } id)
        {
            context.AddRow("Wix4IIsWebLog", id, log.SourceLine, id.Id, log.Type);
        }
    }

    /// <summary>Parses a <c>WebProperty</c> element.</summary>
    public static void ParseWebProperty(CompileContext context, XElement element, ElementOwner owner)
    {
        var property = WebPropertyElement.Read(context, element);
        context.NoChildren(element);
        context.AddExtensionAction(element, Configure);
        if (property.Id is { } id)
        {
            context.AddRow("Wix4IIsProperty", Identifier.Global(id), property.SourceLine, id, owner.ComponentId, 0, property.Value);
        }
    }

    /// <summary>Parses a <c>WebServiceExtension</c> element.</summary>
    public static void ParseWebServiceExtension(CompileContext context, XElement element, ElementOwner owner)
    {
        var extension = WebServiceExtensionElement.Read(context, element);
        context.NoChildren(element);
        var id = extension.Id ?? Identifier.Generated(IdentifierGenerator.Generate("iwe", owner.ComponentId, extension.File));
        context.AddExtensionAction(element, Configure);
        context.AddRow(
            "Wix4IIsWebServiceExtension",
            id,
            extension.SourceLine,
            id.Id,
            owner.ComponentId,
            extension.File,
            extension.Description,
            extension.Group,
            extension.Attributes);
    }

    private static void AddVirtualFolder(CompileContext context, XElement element, ElementOwner owner, string? parentAlias)
    {
        var folder = WebVirtualDirElement.Read(context, element, checkWebSite: RefuseSecondSite(context, owner));
        var source = folder.SourceLine;
        var site = folder.WebSite ?? owner.ObjectId;
        var id = folder.Id
            ?? Identifier.Generated(IdentifierGenerator.Generate("wvd", folder.Alias, folder.Directory, folder.DirProperties, folder.WebApplication, site));
        WebApplicationElements.RefuseBackslash(context, source, "WebVirtualDir", "Alias", folder.Alias);
        RequireSite(context, element, site);
        var alias = parentAlias is null ? folder.Alias : $"{parentAlias}/{folder.Alias}";
        var parts = new FolderParts(context, owner.ComponentId, source, "WebVirtualDir", folder.WebApplication, folder.DirProperties);
        folder.ParseChildren(new()
        {
            HttpHeader = child => AddHeader(context, child, OfVirtualFolder, id.Id),
            MimeMap = child => AddMimeType(context, child, OfVirtualFolder, id.Id),
            WebApplication = parts.AddApplication,
            WebDirProperties = parts.AddProperties,
            WebError = child => AddError(context, child, OfVirtualFolder, id.Id),
            WebVirtualDir = child => AddVirtualFolder(context, child, owner with { TableName = "Wix4IIsWebSite", ObjectId = site }, alias),
        });
        parts.AddReferences();
        context.AddExtensionAction(element, Configure);
        context.AddRow("Wix4IIsWebVirtualDir", id, source, id.Id, owner.ComponentId, site, alias, folder.Directory, parts.Properties, parts.Application);
    }

    private static string? AddProperties(CompileContext context, XElement element, string? component)
    {
        var read = WebDirPropertiesElement.Read(context, element);
        context.NoChildren(element);
        if (read.Id is null && component is null)
        {
            context.Require(element, "Id");
            return null;
        }

        var id = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("wdp", component));
        context.AddRow(
            "Wix4IIsWebDirProperties",
            id,
            read.SourceLine,
            id.Id,
            Bits(s_access, read.Access),
            Bits(s_authorization, read.Authorization),
            read.AnonymousUser,
            read.IIsControlledPassword ? 1 : 0,
            WebApplicationElements.Number(read.LogVisits),
            WebApplicationElements.Number(read.Index),
            read.DefaultDocuments,
            WebApplicationElements.Number(read.AspDetailedError),
            read.HttpExpires,
            read.CacheControlMaxAge,
            read.CacheControlCustom,
            WebApplicationElements.Number(read.ClearCustomError),
            Bits(s_encryption, read.AccessSSLFlags),
            read.AuthenticationProviders);
        return id.Id;

        int? Bits(string[] attributes, int bits) => attributes.Any(attribute => element.Attribute(attribute) is not null) ? bits : null;
    }

    private static string AddAddress(CompileContext context, XElement element, string site)
    {
        var address = WebAddressElement.Read(context, element);
        context.NoChildren(element);
        var id = address.Id ?? Identifier.Generated(IdentifierGenerator.Generate("iwa", site, address.IP, address.Port));
        context.AddRow("Wix4IIsWebAddress", id, address.SourceLine, id.Id, site, address.IP, address.Port, address.Header, address.Secure ? 1 : 0);
        return id.Id;
    }

    private static void AddCertificate(CompileContext context, XElement element, string site)
    {
        var reference = CertificateRefElement.Read(context, element);
        context.NoChildren(element);
        if (reference.Id is { } certificate)
        {
            context.AddRow("Wix4IIsWebSiteCertificates", null, reference.SourceLine, site, certificate);
        }
    }

    private static void AddHeader(CompileContext context, XElement element, int ownerType, string owner)
    {
        var header = HttpHeaderElement.Read(context, element);
        context.NoChildren(element);
        context.AddExtensionAction(element, Configure);
        if (header.Name is { } name)
        {
            var id = header.Id ?? Identifier.Generated(IdentifierGenerator.FromName(name));
            context.AddRow("Wix4IIsHttpHeader", id, header.SourceLine, id.Id, ownerType, owner, name, header.Value, 0);
        }
    }

    private static void AddMimeType(CompileContext context, XElement element, int ownerType, string owner)
    {
        var map = MimeMapElement.Read(context, element);
        context.NoChildren(element);
        if (map.Extension is { } extension && !extension.StartsWith('.'))
        {
            context.Write(Errors.MimeMapExtension(map.SourceLine, extension));
        }

        var id = map.Id ?? Identifier.Generated(IdentifierGenerator.Generate("imm", owner, map.Type, map.Extension));
        context.AddRow("Wix4IIsMimeMap", id, map.SourceLine, id.Id, ownerType, owner, map.Type, map.Extension);
    }

    private static void AddError(CompileContext context, XElement element, int ownerType, string owner)
    {
        var error = WebErrorElement.Read(context, element);
        context.NoChildren(element);
        if (error.File is null && error.URL is null)
        {
            context.Write(Errors.ExpectedAttributes(error.SourceLine, "WebError", "File", "URL"));
        }

        context.AddExtensionAction(element, Configure);
        context.AddRow("Wix4IIsWebError", null, error.SourceLine, error.ErrorCode, error.SubCode, ownerType, owner, error.File, error.URL);
    }

    /// <summary>Whether a web site runs: 2 with the server, 1 after the installation, 0 neither.</summary>
    private static int? State(WebSiteElement site) => (site.AutoStart, site.StartOnInstall) switch
    {
        (true, _) => 2,
        (_, true) => 1,
        (null, null) => null,
        _ => 0,
    };

    private static Action<AttributeReader>? RefuseSecondSite(CompileContext context, ElementOwner owner) => owner.ObjectId is null
        ? null
        : attribute => context.Write(Errors.WebSiteTwice(attribute.Source, attribute.ElementName));

    private static void RequireSite(CompileContext context, XElement element, string? site)
    {
        if (site is null)
        {
            context.Require(element, "WebSite");
        }
    }

    /// <summary>The application and the properties of a web site or folder, each of which an attribute names or an element in it is.</summary>
    private sealed class FolderParts(CompileContext context, string? component, SourceLine source, string parent, string? application, string? properties)
    {
        public string? Application { get; private set; } = application;

        public string? Properties { get; private set; } = properties;

        public void AddApplication(XElement child)
        {
            if (Application is not null)
            {
                context.Write(Errors.WebApplicationTwice(child.Source(), parent));
            }

            Application = WebApplicationElements.AddWebApplication(context, child);
        }

        public void AddProperties(XElement child)
        {
            var added = WebSiteElements.AddProperties(context, child, component);
            if (Properties is not null)
            {
                context.Write(Errors.IllegalParentAttribute(source, parent, "DirProperties", "WebDirProperties"));
            }

            Properties ??= added;
        }

        public void AddReferences()
        {
            if (Application is not null)
            {
                context.AddReference("Wix4IIsWebApplication", Application, source);
            }

            if (Properties is not null)
            {
                context.AddReference("Wix4IIsWebDirProperties", Properties, source);
            }
        }
    }
}
