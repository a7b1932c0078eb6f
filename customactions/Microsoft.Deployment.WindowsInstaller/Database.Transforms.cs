using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>Transforms, and merging another database.</content>
public partial class Database
{
    private const int ProductCodeLength = 38;

    /// <summary>Adds the tables and rows of another database.</summary>
    /// <param name="otherDatabase">The other database.</param>
    /// <param name="errorTable">The table that rows which contradict each other are counted in; null for none.</param>
    /// <exception cref="MergeException">Rows or columns contradict each other.</exception>
    public void Merge(Database otherDatabase, string? errorTable)
    {
        ArgumentNullException.ThrowIfNull(otherDatabase);
        var result = Api.DatabaseMerge(OpenHandle, otherDatabase.OpenHandle, errorTable);
        switch (result)
        {
            case WindowsError.FunctionFailed:
                throw MergeException.From(this, errorTable);
            case WindowsError.DataTypeMismatch:
                throw new MergeException("The databases cannot be merged: a table of both has other columns in one than in the other.");
            default:
                InstallerException.ThrowIfFailed(Api, result, $"MsiDatabaseMerge({FilePath}, {otherDatabase.FilePath})");
                break;
        }
    }

    /// <summary>Adds the tables and rows of another database.</summary>
    /// <param name="otherDatabase">The other database.</param>
    /// <exception cref="MergeException">Rows or columns contradict each other.</exception>
    public void Merge(Database otherDatabase) => Merge(otherDatabase, null);

    /// <summary>Makes a transform that turns a reference database into this one.</summary>
    /// <param name="referenceDatabase">The database as it was.</param>
    /// <param name="transformFile">The file that is written.</param>
    /// <returns>False when the databases are the same, and there is no transform.</returns>
    public bool GenerateTransform(Database referenceDatabase, string transformFile)
    {
        ArgumentNullException.ThrowIfNull(referenceDatabase);
        TextArgument.ThrowIfMissing(transformFile);
        var result = Api.DatabaseGenerateTransform(OpenHandle, referenceDatabase.OpenHandle, transformFile);
        if (result == WindowsError.NoData)
        {
            return false;
        }

        InstallerException.ThrowIfFailed(Api, result, $"MsiDatabaseGenerateTransform({transformFile})");
        return true;
    }

    /// <summary>Writes the summary information of a transform, which says what it may be applied to.</summary>
    /// <param name="referenceDatabase">The database that the transform is for.</param>
    /// <param name="transformFile">The transform.</param>
    /// <param name="errors">The errors that are passed over when it is applied.</param>
    /// <param name="validations">What a package has to have in common with the reference database.</param>
    public void CreateTransformSummaryInfo(Database referenceDatabase, string transformFile, TransformErrors errors, TransformValidations validations)
    {
        ArgumentNullException.ThrowIfNull(referenceDatabase);
        TextArgument.ThrowIfMissing(transformFile);
        InstallerException.ThrowIfFailed(
            Api, Api.CreateTransformSummaryInfo(OpenHandle, referenceDatabase.OpenHandle, transformFile, errors, validations), $"MsiCreateTransformSummaryInfo({transformFile})");
    }

    /// <summary>Shows a transform in the table <c>_TransformView</c>, without applying it.</summary>
    /// <param name="transformFile">The transform.</param>
    public void ViewTransform(string transformFile) =>
        ApplyTransform(
            transformFile,
            TransformErrors.AddExistingRow | TransformErrors.DelMissingRow | TransformErrors.AddExistingTable | TransformErrors.DelMissingTable
                | TransformErrors.UpdateMissingRow | TransformErrors.ChangeCodePage | TransformErrors.ViewTransform);

    /// <summary>Applies a transform; the errors that its summary information names are passed over.</summary>
    /// <param name="transformFile">The transform.</param>
    public void ApplyTransform(string transformFile)
    {
        TextArgument.ThrowIfMissing(transformFile);
        TransformErrors errors;
        using (var summary = new SummaryInfo(Api, transformFile, enableWrite: false))
        {
            errors = (TransformErrors)(summary.CharacterCount & 0xFFFF);
        }

        ApplyTransform(transformFile, errors);
    }

    /// <summary>Applies a transform.</summary>
    /// <param name="transformFile">The transform; of one inside of the database, a colon and its name.</param>
    /// <param name="errorConditionsToSuppress">The errors that are passed over.</param>
    public void ApplyTransform(string transformFile, TransformErrors errorConditionsToSuppress)
    {
        TextArgument.ThrowIfMissing(transformFile);
        InstallerException.ThrowIfFailed(Api, Api.DatabaseApplyTransform(OpenHandle, transformFile, errorConditionsToSuppress), $"MsiDatabaseApplyTransform({transformFile})");
    }

    /// <summary>Says whether a transform may be applied to this database.</summary>
    /// <param name="transformFile">The transform.</param>
    /// <returns>True when product, language, version and upgrade code are as its validation flags ask.</returns>
    public bool IsTransformValid(string transformFile)
    {
        TextArgument.ThrowIfMissing(transformFile);
        using var summary = new SummaryInfo(Api, transformFile, enableWrite: false);
        return IsTransformValid(summary);
    }

    /// <summary>Says whether a transform may be applied to this database.</summary>
    /// <param name="transformSummaryInfo">The transform's summary information: revision number <c>{product}version;{product}version;{upgrade code}</c>, flags in the upper half of the character count.</param>
    /// <returns>True when product, language, version and upgrade code are as its validation flags ask.</returns>
    /// <exception cref="InstallerException">It is not the summary information of a transform.</exception>
    public bool IsTransformValid(SummaryInfo transformSummaryInfo)
    {
        ArgumentNullException.ThrowIfNull(transformSummaryInfo);
        var validations = (TransformValidations)(transformSummaryInfo.CharacterCount >> 16);
        var revision = transformSummaryInfo.RevisionNumber.Split(';', 3);
        if (revision.Length < 3 || revision[0].Length < ProductCodeLength)
        {
            throw new InstallerException($"\"{transformSummaryInfo.RevisionNumber}\" is no revision number of a transform: product code and version, twice, and the upgrade code, with semicolons between.");
        }

        var template = transformSummaryInfo.Template.Split(';', 2);
        return (!validations.HasFlag(TransformValidations.Product) || ExecutePropertyQuery("ProductCode") == revision[0][..ProductCodeLength])
            && (!validations.HasFlag(TransformValidations.UpgradeCode) || ExecutePropertyQuery("UpgradeCode") == revision[2])
            && (!validations.HasFlag(TransformValidations.Language) || IsLanguage(template.Length == 2 ? template[1] : string.Empty))
            && IsVersion(revision[0][ProductCodeLength..], validations);
    }

    private bool IsLanguage(string language) =>
        !int.TryParse(language, NumberStyles.None, CultureInfo.InvariantCulture, out var expected)
        || expected == 0
        || (int.TryParse(ExecutePropertyQuery("ProductLanguage"), NumberStyles.None, CultureInfo.InvariantCulture, out var actual) && actual == expected);

    private bool IsVersion(string version, TransformValidations validations)
    {
        var parts = validations.HasFlag(TransformValidations.UpdateVersion) ? 3
            : validations.HasFlag(TransformValidations.MinorVersion) ? 2
            : validations.HasFlag(TransformValidations.MajorVersion) ? 1
            : 0;
        if (parts == 0)
        {
            return true;
        }

        var expected = version.Split('.');
        var actual = (ExecutePropertyQuery("ProductVersion") ?? string.Empty).Split('.');
        for (var part = 0; part < parts; part++)
        {
            if (Number(expected, part) != Number(actual, part))
            {
                return false;
            }
        }

        return true;

        static int Number(string[] parts, int part) =>
            part < parts.Length && int.TryParse(parts[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}
