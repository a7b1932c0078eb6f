using System.Globalization;

namespace Installer.Wix.Converting;

/// <summary>Product and Module, whose Package element became attributes of theirs and SummaryInformation.</summary>
internal sealed class PackageConversion(ConversionContext context)
{
    /// <summary>The attribute that the build compares with the architecture it builds for.</summary>
    public const string Platform = "Platform";

    /// <summary>What an old Package said that nothing says any more.</summary>
    private static readonly string[] Dropped = ["AdminImage", "Comments", "Languages", Platform, "Platforms", "ReadOnly"];

    /// <summary>Makes a Package of a Product.</summary>
    public void ConvertProduct(SourceElement product)
    {
        if (product["Id"] == "*" && context.Makes("AutoGuidUnnecessary", product, "Product", "Id"))
        {
            product.Remove("Id");
        }

        if (product.Elements.FirstOrDefault(child => ConversionContext.Is(child, "MediaTemplate")) is { Attributes.Count: 0 } template && context.Makes("DefaultMediaTemplate", product))
        {
            template.Detach();
        }

        var summary = product.Elements.FirstOrDefault(child => ConversionContext.Is(child, "Package"));
        if (!context.Makes("ProductAndPackageRenamed", product, Notes(product, summary)))
        {
            return;
        }

        product.Name = context.Qualify(product, "Package");
        if (summary is not null)
        {
            ReportInstallerVersion(summary, product);
            Move(summary, "Compressed", product, defaultValue: "yes", missingValue: "no");
            summary.Remove("Id");
            Move(summary, "InstallerVersion", product, defaultValue: "500");
            Move(summary, "InstallScope", product, "Scope", "perMachine");
            Move(summary, "ShortNames", product);
        }

        if (product.Remove("Id") is { } code)
        {
            product.Set("ProductCode", code);
        }

        if (summary is not null)
        {
            if (summary.Remove("InstallPrivileges") == "limited")
            {
                product.Set("Scope", "perUser");
            }

            KeepPlatform(summary, product);
            Finish(summary);
        }

        ConvertAllUsers(product);
    }

    /// <summary>Moves what the Package in a Module said.</summary>
    public void ConvertModule(SourceElement module)
    {
        if (module["Guid"] is not null || !context.Makes("ModuleAndPackageRenamed", module))
        {
            return;
        }

        if (module.Elements.FirstOrDefault(child => ConversionContext.Is(child, "Package")) is { } summary)
        {
            ReportInstallerVersion(summary, module);
            Move(summary, "Id", module, "Guid");
            Move(summary, "InstallerVersion", module);
            Finish(summary);
        }
    }

    private static void Move(SourceElement from, string name, SourceElement to, string? newName = null, string? defaultValue = null, string? missingValue = null)
    {
        var value = from.Remove(name) ?? missingValue;
        if (value is not null && value != defaultValue)
        {
            to.Set(newName ?? name, value);
        }
    }

    /// <summary>What a reader has to know who relies on what no attribute says any more.</summary>
    private static string Notes(SourceElement product, SourceElement? summary)
    {
        var notes = string.Empty;
        if (summary?[Platform] is { } platform)
        {
            notes += string.Create(CultureInfo.InvariantCulture, $" The architecture is given to the build now: -arch {(platform is "intel" ? "x86" : platform is "intel64" ? "ia64" : platform)}.");
        }

        if (summary?["Comments"] is not null)
        {
            notes += " The summary's comments cannot be chosen any more.";
        }

        if (summary is not null && summary["InstallScope"] is null && summary["InstallPrivileges"] is null && FindProperty(product, "ALLUSERS") is null)
        {
            notes += " The package did not say for whom it installs: it is for all users now. Add Scope=\"perUser\" if it was meant for one.";
        }

        return notes;
    }

    private static SourceElement? FindProperty(SourceElement product, string id) =>
        product.Elements.FirstOrDefault(child => ConversionContext.Is(child, "Property") && child["Id"] == id);

    /// <summary>The scope says what these properties said; a package that had both would define them twice.</summary>
    private static void ConvertAllUsers(SourceElement product)
    {
        if (FindProperty(product, "ALLUSERS") is not { } allUsers || product["Scope"] is not null)
        {
            return;
        }

        var value = allUsers["Value"] ?? InnerText.Read(allUsers);
        if (value == "1")
        {
            allUsers.Detach();
        }
        else if (value == "2" && FindProperty(product, "MSIINSTALLPERUSER") is { } perUser && (perUser["Value"] ?? InnerText.Read(perUser)) == "1")
        {
            allUsers.Detach();
            perUser.Detach();
            product.Set("Scope", "perUserOrMachine");
        }
    }

    private void ReportInstallerVersion(SourceElement summary, SourceElement place)
    {
        if (context.IsVersion3 && summary["InstallerVersion"] is null)
        {
            context.Makes("InstallerVersionBehaviorChange", place);
        }
    }

    private void KeepPlatform(SourceElement summary, SourceElement product)
    {
        if (context.Options.IsForBuild && summary[Platform] is { } platform)
        {
            product.Set(Platform, platform);
        }
    }

    private void Finish(SourceElement summary)
    {
        summary.Name = context.Qualify(summary, "SummaryInformation");
        foreach (var name in Dropped)
        {
            summary.Remove(name);
        }

        if (summary.Remove("SummaryCodepage") is { } codepage && codepage != "1252")
        {
            summary.Set("Codepage", codepage);
        }

        if (summary.Attributes.Count == 0 && !summary.Elements.Any())
        {
            summary.Detach();
        }
    }
}
