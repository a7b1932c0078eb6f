using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary>Which versions of a product a row of the Upgrade table means: what <c>UpgradeVersion</c> and <c>ProductSearch</c> have in common.</summary>
/// <param name="checksVersions">Whether a text that is no version is an error.</param>
internal sealed class VersionRange(bool checksVersions)
{
    /// <summary>Upgrade.Attributes: the lowest version is in the range.</summary>
    public const int MinimumInclusive = 256;

    /// <summary>Upgrade.Attributes: the highest version is in the range.</summary>
    public const int MaximumInclusive = 512;

    private const int LanguagesExclusive = 1024;

    /// <summary>The lowest version.</summary>
    public string? Minimum { get; private set; }

    /// <summary>The highest version.</summary>
    public string? Maximum { get; private set; }

    /// <summary>The languages, as numbers with commas between them.</summary>
    public string? Language { get; private set; }

    /// <summary>The bits of Upgrade.Attributes that say whether the range includes its ends and the languages.</summary>
    public int Bits { get; private set; } = MinimumInclusive;

    /// <summary>Reads an attribute if it is one of the range.</summary>
    public bool TryRead(AttributeReader attribute)
    {
        switch (attribute.Name)
        {
            case "ExcludeLanguages":
                Bits |= attribute.IsYes() ? LanguagesExclusive : 0;
                return true;
            case "IncludeMaximum":
                Bits |= attribute.IsYes() ? MaximumInclusive : 0;
                return true;
            case "IncludeMinimum":
                Bits &= attribute.IsYes() ? ~0 : ~MinimumInclusive;
                return true;
            case "Language":
                Language = attribute.Text();
                return true;
            case "Maximum":
                Maximum = checksVersions ? attribute.Version() : attribute.Text();
                return true;
            case "Minimum":
                Minimum = checksVersions ? attribute.Version() : attribute.Text();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reports a range that has no end at all.</summary>
    public void Check(CompileContext context, XElement element)
    {
        if (Minimum is null && Maximum is null)
        {
            context.Write(Errors.ExpectedAttributes(element.Source(), element.Name.LocalName, "Minimum", "Maximum"));
        }
    }
}
