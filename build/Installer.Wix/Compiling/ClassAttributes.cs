namespace Installer.Wix.Compiling;

/// <summary>The attributes of a <c>Class</c> element.</summary>
internal sealed class ClassAttributes
{
    public string? Id { get; set; }

    public bool? Advertise { get; set; }

    public string? AppId { get; set; }

    public string? Argument { get; set; }

    public string[] Contexts { get; set; } = [];

    public string? Description { get; set; }

    public string? Handler { get; set; }

    public string? Icon { get; set; }

    public int? IconIndex { get; set; }

    public bool? RelativePath { get; set; }

    public string? Insertable { get; set; }

    public bool IsControl { get; set; }

    public bool IsProgrammable { get; set; }

    public bool IsSafeForInitializing { get; set; }

    public bool IsSafeForScripting { get; set; }

    public string? ForeignServer { get; set; }

    public string? Server { get; set; }

    public bool HasShortPath { get; set; }

    public string? ThreadingModel { get; set; }

    public string? Version { get; set; }
}
