using System.Xml.Linq;

using Installer.Wix.Binding;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Package</c> and <c>SummaryInformation</c>.</summary>
internal static class PackageElements
{
    /// <summary>Parses a <c>Package</c> element.</summary>
    public static void ParsePackage(CompileContext context, XElement element)
    {
        var read = PackageElement.Read(context, element);
        var source = read.SourceLine;
        WarnOfPlaceholder(context, element, "Manufacturer", "PUT-COMPANY-NAME-HERE");
        WarnOfPlaceholder(context, element, "Name", "PUT-PRODUCT-NAME-HERE");
        var (id, upgradeCode, installerVersion) = (read.Id, read.UpgradeCode, read.InstallerVersion);
        context.Require(element, "Manufacturer", "Name");
        if (upgradeCode is null && id is null)
        {
            if (element.Attribute("UpgradeCode") is null)
            {
                context.Write(Warnings.MissingUpgradeCode(source));
            }
        }
        else
        {
            upgradeCode ??= Uuid.Create(Uuid.UpgradeCodeNamespace, id!.Value.Id);
        }

        if (read.Version is null)
        {
            // WiX reports a version that is not legal and that there is none.
            context.Write(Errors.ExpectedAttribute(source, "Package", "Version"));
        }

        if (context.HasErrors)
        {
            return;
        }

        if (context.Platform == Platform.X64 && installerVersion < 200)
        {
            context.Write(Warnings.RequiresInstaller200For64Bit(source));
            installerVersion = 200;
        }

        if (context.Platform == Platform.Arm64 && installerVersion < 500)
        {
            context.Write(Warnings.RequiresInstaller500ForArm(source));
            installerVersion = 500;
        }

        context.BeginSection(isPackage: true, source);
        var package = new PackageSymbol(id ?? Identifier.Global("*"), source)
        {
            Name = read.Name!,
            Manufacturer = read.Manufacturer!,
            Version = read.Version!,
            Language = read.Language,
            UpgradeCode = upgradeCode,
            ProductCode = read.ProductCode,
            Codepage = read.Codepage,
            Scope = (PackageScope)read.Scope,
            HasUpgradeStrategy = read.UpgradeStrategy != "none",
            InstallerVersion = installerVersion,
            IsCompressed = read.Compressed != false,
            HasShortNames = read.ShortNames,
        };
        context.Package = package;
        AddScopeProperties(context, package.Scope, source);
        context.Add(new SummaryTextSymbol(SummaryText.Language, read.Language ?? string.Empty, source));
        ParseChildren(context, read);
        context.Add(package);
        if (!context.Section.Symbols.OfType<SummaryTextSymbol>().Any(t => t.Property == SummaryText.Comments))
        {
            context.Add(new SummaryTextSymbol(SummaryText.Comments, $"This installer database contains the logic and data required to install {read.Name}.", source));
        }

        AddPackageProperties(context, package, id, source);
        context.Package = null;
    }

    private static void AddPackageProperties(CompileContext context, PackageSymbol package, Identifier? id, SourceLine source)
    {
        if (id is not null)
        {
            AddReferenced("PackageId", id.Value.Id);
        }

        AddReferenced("Manufacturer", package.Manufacturer);
        AddReferenced("ProductCode", package.ProductCode);
        AddReferenced("ProductLanguage", package.Language);
        AddReferenced("ProductName", package.Name);
        AddReferenced("ProductVersion", package.Version);
        if (package.UpgradeCode is not null)
        {
            AddReferenced("UpgradeCode", package.UpgradeCode);
        }

        void AddReferenced(string property, string? value)
        {
            PropertyElements.WarnOfReferences(context, source, property, value);
            AddProperty(context, property, value, source);
            context.AddReference("Property", property, source);
        }
    }

    private static void AddScopeProperties(CompileContext context, PackageScope scope, SourceLine source)
    {
        switch (scope)
        {
            case PackageScope.PerUserOrMachine:
                AddProperty(context, "ALLUSERS", "2", source);
                AddProperty(context, "MSIINSTALLPERUSER", "1", source);
                break;
            case PackageScope.PerMachine:
                AddProperty(context, "ALLUSERS", "1", source);
                break;
        }
    }

    private static void AddProperty(CompileContext context, string property, string? value, SourceLine source) =>
        context.AddRow("Property", Identifier.Global(property), source, property, value);

    private static void ParseChildren(CompileContext context, PackageElement package)
    {
        var display = 0;
        package.ParseChildren(new()
        {
            ComponentGroupRef = child => ComponentGroupElements.ParseComponentGroupRef(context, child, MemberKind.Package, string.Empty),
            ComponentRef = child => ComponentGroupElements.ParseComponentRef(context, child, MemberKind.Package, string.Empty),
            Feature = child => FeatureElements.ParseFeature(context, child, MemberKind.Package, string.Empty, ref display),
            FeatureGroupRef = child => FeatureElements.ParseFeatureGroupRef(context, child, MemberKind.Package, string.Empty),
            FeatureRef = child => FeatureElements.ParseFeatureRef(context, child, MemberKind.Package, string.Empty),
            MajorUpgrade = child => UpgradeElements.ParseMajorUpgrade(context, child),
            SoftwareTag = child => SoftwareTagElements.ParseSoftwareTag(context, child),
            SummaryInformation = child => ParseSummaryInformation(context, child),
            Section = FragmentElements.SectionChildren(context),
        });
    }

    /// <summary>Parses an element whose only attribute is the identifier of what it refers to.</summary>
    public static void ParseReference(CompileContext context, XElement element, string kind)
    {
        var reference = ReferenceElement.Read(context, element);
        if (reference.Id is not null)
        {
            context.AddReference(kind, reference.Id, reference.SourceLine);
        }

        reference.Check();
        context.NoChildren(element);
    }

    private static void WarnOfPlaceholder(CompileContext context, XElement element, string attribute, string placeholder)
    {
        if (element.Attribute(attribute)?.Value == placeholder)
        {
            context.Write(Warnings.Placeholder(element.Source(), element.Name.LocalName, attribute, placeholder));
        }
    }

    /// <summary>Parses a <c>SummaryInformation</c> element.</summary>
    public static void ParseSummaryInformation(CompileContext context, XElement element)
    {
        var summary = SummaryInformationElement.Read(context, element);
        WarnOfPlaceholder(context, element, "Manufacturer", "PUT-COMPANY-NAME-HERE");
        context.NoChildren(element);
        Add(SummaryText.Codepage, summary.Codepage);
        Add(SummaryText.Comments, summary.Comments);
        Add(SummaryText.Subject, summary.Description);
        Add(SummaryText.Keywords, summary.Keywords);
        Add(SummaryText.Author, summary.Manufacturer);

        void Add(SummaryText kind, string? text)
        {
            if (text is not null)
            {
                context.Add(new SummaryTextSymbol(kind, text, summary.SourceLine));
            }
        }
    }
}
