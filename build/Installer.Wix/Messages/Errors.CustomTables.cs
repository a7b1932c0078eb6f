namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message NoDataForColumn(SourceLine? source, string column, string table) =>
        Error(53, source, $"The row of the custom table '{table}' has no value for the column '{column}', which is not nullable.");

    public static Message CustomTableNameTooLong(SourceLine? source, string id) =>
        Error(109, source, $"The CustomTable/@Id attribute's value, '{id}', is {Text(id.Length)} characters long. The name of a table may have at most 31.");

    public static Message CustomTableIllegalWidth(SourceLine? source, int width) =>
        Error(110, source, $"The Column/@Width attribute's value, '{Text(width)}', is not a width that integers can have: 2 or 4.");

    public static Message CustomTableWithoutPrimaryKey(SourceLine? source) =>
        Error(111, source, "The CustomTable has no Column with PrimaryKey 'yes'; every table needs a primary key.");

    public static Message UnexpectedCustomColumn(SourceLine? source, string column) =>
        Error(165, source, $"The custom table has no column '{column}'.");

    public static Message ExpectedBinaryCategory(SourceLine? source) =>
        Error(208, source, "A Column of Type 'binary' must have the Category 'binary'.");
}
