namespace Installer.Msi.Cabinets;

/// <summary>The attributes of a file in a cabinet (MS-CAB 2.3, <c>CFFILE.attribs</c>).</summary>
[Flags]
public enum CabinetFileAttributes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Read-only.</summary>
    ReadOnly = 0x01,

    /// <summary>Hidden.</summary>
    Hidden = 0x02,

    /// <summary>System file.</summary>
    System = 0x04,

    /// <summary>Changed since the last backup.</summary>
    Archive = 0x20,

    /// <summary>To be run after extraction.</summary>
    Execute = 0x40,

    /// <summary>The name is UTF-8. The writer sets it where a name is not ASCII.</summary>
    NameIsUtf8 = 0x80,
}
