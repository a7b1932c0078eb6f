namespace Installer.Wix.Symbols;

/// <summary>The texts of the summary information that sources decide.</summary>
internal enum SummaryText
{
    /// <summary>The code page of the other texts, by name or number.</summary>
    Codepage,

    /// <summary>The subject.</summary>
    Subject,

    /// <summary>The author.</summary>
    Author,

    /// <summary>The keywords.</summary>
    Keywords,

    /// <summary>The comments.</summary>
    Comments,

    /// <summary>The language in the template; empty to take the localization's.</summary>
    Language,
}
