namespace Installer.Msi.Validation;

/// <summary>How grave a finding is, as Microsoft's reference of the evaluators has it.</summary>
public enum FindingSeverity
{
    /// <summary>May work otherwise than meant.</summary>
    Warning,

    /// <summary>Does not work, or breaks the rules of Windows Installer.</summary>
    Error,
}
