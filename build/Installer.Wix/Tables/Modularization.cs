namespace Installer.Wix.Tables;

/// <summary>Where a value has identifiers that get the GUID of a merge module at their end.</summary>
internal enum Modularization
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>It is one.</summary>
    Column,

    /// <summary>It is a file, or a version.</summary>
    CompanionFile,

    /// <summary>It is a condition.</summary>
    Condition,

    /// <summary>It depends on the column <c>Event</c>.</summary>
    ControlEventArgument,

    /// <summary>It depends on the column <c>Type</c>.</summary>
    ControlText,

    /// <summary>It is an icon, whose extension stays at the end.</summary>
    Icon,

    /// <summary>It is a text with properties in brackets.</summary>
    Property,

    /// <summary>It is several, with semicolons between them.</summary>
    SemicolonDelimited,
}
