namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What a validation found wrong with a field (SDK: MSIDBERROR).</summary>
public enum ValidationError
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The row duplicates the keys of another.</summary>
    DuplicateKey = 1,

    /// <summary>The field must not be null.</summary>
    Required = 2,

    /// <summary>The row that the field names is not there.</summary>
    BadLink = 3,

    /// <summary>The value is above the column's largest.</summary>
    Overflow = 4,

    /// <summary>The value is below the column's smallest.</summary>
    Underflow = 5,

    /// <summary>The value is none of those allowed.</summary>
    NotInSet = 6,

    /// <summary>No version.</summary>
    BadVersion = 7,

    /// <summary>Not all in upper or lower case, as it must be.</summary>
    BadCase = 8,

    /// <summary>No GUID.</summary>
    BadGuid = 9,

    /// <summary>A wildcard in the wrong place.</summary>
    BadWildcard = 10,

    /// <summary>No identifier.</summary>
    BadIdentifier = 11,

    /// <summary>No language identifier.</summary>
    BadLanguage = 12,

    /// <summary>No file name.</summary>
    BadFileName = 13,

    /// <summary>No path.</summary>
    BadPath = 14,

    /// <summary>No condition.</summary>
    BadCondition = 15,

    /// <summary>No formatted text.</summary>
    BadFormatted = 16,

    /// <summary>No template.</summary>
    BadTemplate = 17,

    /// <summary>No directory name of the Directory table.</summary>
    BadDefaultDir = 18,

    /// <summary>No registry path.</summary>
    BadRegPath = 19,

    /// <summary>No source of a custom action.</summary>
    BadCustomSource = 20,

    /// <summary>No property.</summary>
    BadProperty = 21,

    /// <summary>The _Validation table does not describe the column.</summary>
    MissingData = 22,

    /// <summary>The _Validation table names a category that does not exist.</summary>
    BadCategory = 23,

    /// <summary>The _Validation table names a table that is not there.</summary>
    BadKeyTable = 24,

    /// <summary>The _Validation table has limits that contradict each other.</summary>
    BadMaxMinValues = 25,

    /// <summary>No cabinet.</summary>
    BadCabinet = 26,

    /// <summary>No target of a shortcut.</summary>
    BadShortcut = 27,

    /// <summary>The text is longer than the column allows.</summary>
    StringOverflow = 28,

    /// <summary>A key column may not be localizable.</summary>
    BadLocalizeAttrib = 29,
}
