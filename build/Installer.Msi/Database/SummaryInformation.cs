namespace Installer.Msi.Database;

/// <summary>The summary information stream of a package (Windows Installer SDK, "Summary Information Stream Property Set").
/// A property that is <c>null</c> is not stored.</summary>
public sealed class SummaryInformation
{
    /// <summary>PID 1: code page of the strings here, 0 to 65535; stored as two bytes. Without it only ASCII can be stored.</summary>
    public int? Codepage { get; set; }

    /// <summary>PID 2: title.</summary>
    public string? Title { get; set; }

    /// <summary>PID 3: subject.</summary>
    public string? Subject { get; set; }

    /// <summary>PID 4: author.</summary>
    public string? Author { get; set; }

    /// <summary>PID 5: keywords.</summary>
    public string? Keywords { get; set; }

    /// <summary>PID 6: comments.</summary>
    public string? Comments { get; set; }

    /// <summary>PID 7: template, <c>platform;language</c>.</summary>
    public string? Template { get; set; }

    /// <summary>PID 8: who saved the package last.</summary>
    public string? LastSavedBy { get; set; }

    /// <summary>PID 9: the package code, a GUID in braces and upper case.</summary>
    public string? RevisionNumber { get; set; }

    /// <summary>PID 11: when it was last printed; administrative images keep it.</summary>
    public DateTime? LastPrinted { get; set; }

    /// <summary>PID 12: when the package was made.</summary>
    public DateTime? CreateTime { get; set; }

    /// <summary>PID 13: when the package was last saved.</summary>
    public DateTime? LastSaveTime { get; set; }

    /// <summary>PID 14: the lowest Windows Installer version times 100.</summary>
    public int? PageCount { get; set; }

    /// <summary>PID 15: source flags: 1 short names, 2 compressed, 4 administrative image, 8 no elevation.</summary>
    public int? WordCount { get; set; }

    /// <summary>PID 16: characters; transforms use it.</summary>
    public int? CharacterCount { get; set; }

    /// <summary>PID 18: the program that made the package.</summary>
    public string? CreatingApplication { get; set; }

    /// <summary>PID 19: 0 unrestricted, 2 read-only recommended, 4 read-only enforced.</summary>
    public int? Security { get; set; }
}
