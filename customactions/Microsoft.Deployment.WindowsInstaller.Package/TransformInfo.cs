using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>What the summary information of a transform says: what it is for, and what it makes of it.</summary>
public class TransformInfo
{
    private const int ProductCodeLength = 38;

    /// <summary>Reads a transform.</summary>
    /// <param name="mstFile">The file.</param>
    /// <exception cref="InstallerException">It is no transform.</exception>
    public TransformInfo(string mstFile)
    {
        Name = Path.GetFileName(mstFile);
        using var summary = new SummaryInfo(mstFile, enableWrite: false);
        (TargetProductCode, TargetProductVersion, UpgradeProductCode, UpgradeProductVersion, UpgradeCode, TargetPlatform, TargetLanguage, Validations) = Read(summary);
    }

    /// <summary>Reads the summary information of a transform.</summary>
    /// <param name="name">The name of the transform.</param>
    /// <param name="transformSummaryInfo">Its summary information.</param>
    /// <exception cref="InstallerException">It is not that of a transform.</exception>
    public TransformInfo(string name, SummaryInfo transformSummaryInfo)
    {
        ArgumentNullException.ThrowIfNull(transformSummaryInfo);
        Name = name;
        (TargetProductCode, TargetProductVersion, UpgradeProductCode, UpgradeProductVersion, UpgradeCode, TargetPlatform, TargetLanguage, Validations) = Read(transformSummaryInfo);
    }

    /// <summary>The name of the transform.</summary>
    public string Name { get; }

    /// <summary>The product that it is for.</summary>
    public string TargetProductCode { get; }

    /// <summary>The version that it is for.</summary>
    public string TargetProductVersion { get; }

    /// <summary>The product that it makes.</summary>
    public string UpgradeProductCode { get; }

    /// <summary>The version that it makes.</summary>
    public string UpgradeProductVersion { get; }

    /// <summary>The upgrade code.</summary>
    public string UpgradeCode { get; }

    /// <summary>The platform that it is for.</summary>
    public string TargetPlatform { get; }

    /// <summary>The language that it is for; 0 for any.</summary>
    public int TargetLanguage { get; }

    /// <summary>The validation flags in the upper half, the errors that are passed over in the lower.</summary>
    public TransformValidations Validations { get; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name ?? "MST";

    private static (string, string, string, string, string, string, int, TransformValidations) Read(SummaryInfo summary)
    {
        var revision = summary.RevisionNumber.Split(';', 3);
        if (revision.Length < 3 || revision[0].Length < ProductCodeLength || revision[1].Length < ProductCodeLength)
        {
            throw new InstallerException($"\"{summary.RevisionNumber}\" is no revision number of a transform: product code and version, twice, and the upgrade code, with semicolons between.");
        }

        var template = summary.Template.Split(';', 2);
        var language = template.Length == 2 && int.TryParse(template[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (revision[0][..ProductCodeLength], revision[0][ProductCodeLength..], revision[1][..ProductCodeLength], revision[1][ProductCodeLength..], revision[2], template[0], language, (TransformValidations)summary.CharacterCount);
    }
}
