namespace Installer.Msi.Validation;

/// <summary>The names of the sequence tables.</summary>
internal static class SequenceTables
{
    public const string InstallExecute = "InstallExecuteSequence";
    public const string InstallUI = "InstallUISequence";
    public const string AdminExecute = "AdminExecuteSequence";
    public const string AdminUI = "AdminUISequence";
    public const string AdvtExecute = "AdvtExecuteSequence";

    /// <summary>All that Windows Installer runs.</summary>
    public static readonly string[] All = [InstallExecute, InstallUI, AdminExecute, AdminUI, AdvtExecute];

    /// <summary>Those of installation and administrative installation.</summary>
    public static readonly string[] InstallAndAdmin = [InstallExecute, InstallUI, AdminExecute, AdminUI];

    /// <summary>Those that make a script.</summary>
    public static readonly string[] Execute = [InstallExecute, AdminExecute, AdvtExecute];
}
