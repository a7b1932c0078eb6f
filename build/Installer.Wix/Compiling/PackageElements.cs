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
        var source = element.Source();
        Identifier? id = null;
        string? name = null, manufacturer = null, version = null, language = null, upgradeCode = null, productCode = "*", codepage = null;
        var installerVersion = 500;
        bool? compressed = null;
        var shortNames = false;
        var scope = PackageScope.PerMachine;
        var hasUpgradeStrategy = true;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Codepage":
                    codepage = attribute.Codepage();
                    break;
                case "Compressed":
                    compressed = attribute.YesNoDefault();
                    break;
                case "InstallerVersion":
                    installerVersion = attribute.Integer(0, int.MaxValue) ?? installerVersion;
                    break;
                case "Language":
                    language = attribute.LocalizableInteger(0, short.MaxValue);
                    break;
                case "Manufacturer":
                    manufacturer = attribute.NonBlankText();
                    WarnOfPlaceholder(context, attribute, "PUT-COMPANY-NAME-HERE");
                    break;
                case "Name":
                    name = attribute.NonBlankText();
                    WarnOfPlaceholder(context, attribute, "PUT-PRODUCT-NAME-HERE");
                    break;
                case "ProductCode":
                    productCode = attribute.Guid(canGenerate: true);
                    break;
                case "Scope":
                    scope = attribute.Option("perMachine", "perUser", "perUserOrMachine") switch
                    {
                        "perUser" => PackageScope.PerUser,
                        "perUserOrMachine" => PackageScope.PerUserOrMachine,
                        _ => PackageScope.PerMachine,
                    };
                    break;
                case "ShortNames":
                    shortNames = attribute.IsYes();
                    break;
                case "UpgradeCode":
                    upgradeCode = attribute.Guid();
                    break;
                case "UpgradeStrategy":
                    hasUpgradeStrategy = attribute.Option("majorUpgrade", "none") != "none";
                    break;
                case "Version":
                    version = attribute.Version();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        Require(manufacturer, "Manufacturer");
        Require(name, "Name");
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

        Require(version, "Version");
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
            Name = name!,
            Manufacturer = manufacturer!,
            Version = version!,
            Language = language,
            UpgradeCode = upgradeCode,
            ProductCode = productCode,
            Codepage = codepage,
            Scope = scope,
            HasUpgradeStrategy = hasUpgradeStrategy,
            InstallerVersion = installerVersion,
            IsCompressed = compressed != false,
            HasShortNames = shortNames,
        };
        context.Package = package;
        AddScopeProperties(context, scope, source);
        context.Add(new SummaryTextSymbol(SummaryText.Language, language ?? string.Empty, source));
        var display = 0;
        context.Children(element, default, child => ParsePackageChild(context, child, ref display));
        context.Add(package);
        if (!context.Section.Symbols.OfType<SummaryTextSymbol>().Any(t => t.Property == SummaryText.Comments))
        {
            context.Add(new SummaryTextSymbol(SummaryText.Comments, $"This installer database contains the logic and data required to install {name}.", source));
        }

        AddPackageProperties(context, package, id, source);
        context.Package = null;

        void Require(string? value, string attribute)
        {
            // An attribute that is there but not legal was reported once already, except where WiX reports both.
            if (value is null && (element.Attribute(attribute) is null || attribute == "Version"))
            {
                context.Write(Errors.ExpectedAttribute(source, "Package", attribute));
            }
        }
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

    private static bool ParsePackageChild(CompileContext context, XElement child, ref int display)
    {
        switch (child.Name.LocalName)
        {
            case "SummaryInformation":
                ParseSummaryInformation(context, child);
                return true;
            case "MajorUpgrade":
                UpgradeElements.ParseMajorUpgrade(context, child);
                return true;
            case "Feature":
                FeatureElements.ParseFeature(context, child, MemberKind.Package, string.Empty, ref display);
                return true;
            case "FeatureRef":
                FeatureElements.ParseFeatureRef(context, child, MemberKind.Package, string.Empty);
                return true;
            case "FeatureGroupRef":
                FeatureElements.ParseFeatureGroupRef(context, child, MemberKind.Package, string.Empty);
                return true;
            case "ComponentRef":
                ComponentGroupElements.ParseComponentRef(context, child, MemberKind.Package, string.Empty);
                return true;
            case "ComponentGroupRef":
                ComponentGroupElements.ParseComponentGroupRef(context, child, MemberKind.Package, string.Empty);
                return true;
            case "ComponentGroup":
                ComponentGroupElements.ParseComponentGroup(context, child);
                return true;
            case "Component":
                ComponentElements.ParseComponent(context, child, null, null, null, null, null);
                return true;
            case "File":
                FileElements.ParseNakedFile(context, child, null, null, null, null);
                return true;
            case "Files":
                HarvestElements.ParseFiles(context, child, null, null, null, null);
                return true;
            default:
                return FragmentElements.ParseCommonChild(context, child);
        }
    }

    /// <summary>Parses an element whose only attribute is the identifier of what it refers to.</summary>
    public static void ParseReference(CompileContext context, XElement element, string kind)
    {
        string? id = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Id")
            {
                id = attribute.IdentifierText();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        if (id is not null)
        {
            context.AddReference(kind, id, element.Source());
        }
        else if (element.Attribute("Id") is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, "Id"));
        }

        context.NoChildren(element);
    }

    private static void WarnOfPlaceholder(CompileContext context, AttributeReader attribute, string placeholder)
    {
        if (attribute.Value == placeholder)
        {
            context.Write(Warnings.Placeholder(attribute.Source, attribute.ElementName, attribute.Name, placeholder));
        }
    }

    private static void ParseSummaryInformation(CompileContext context, XElement element)
    {
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Codepage":
                    Add(SummaryText.Codepage, attribute.Codepage());
                    break;
                case "Comments":
                    Add(SummaryText.Comments, attribute.Text());
                    break;
                case "Description":
                    Add(SummaryText.Subject, attribute.Text());
                    break;
                case "Keywords":
                    Add(SummaryText.Keywords, attribute.Text());
                    break;
                case "Manufacturer":
                    Add(SummaryText.Author, attribute.Text());
                    WarnOfPlaceholder(context, attribute, "PUT-COMPANY-NAME-HERE");
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.NoChildren(element);

        void Add(SummaryText kind, string? text)
        {
            if (text is not null)
            {
                context.Add(new SummaryTextSymbol(kind, text, element.Source()));
            }
        }
    }
}
