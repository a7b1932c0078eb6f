namespace DockerDesktop.CustomActions.Dialogs;

/// <summary>The properties of the dialogs, in <c>installer/Shared/UI</c>. Private: they end with the user interface, and no command line sets them.</summary>
internal static class DialogProperties
{
    /// <summary>Why the settings, or this computer, cannot be; empty when nothing is wrong.</summary>
    public const string Refusal = "Refusal";

    /// <summary>Whose installations of the other scope are there; empty when there are none.</summary>
    public const string OtherScope = "OtherScope";

    /// <summary>The installation that is no package's and whose place this one can take; empty when there is none.</summary>
    public const string ExistingInstallation = "ExistingInstallation";

    /// <summary>1 when whoever started this may decide about the settings.</summary>
    public const string MayChange = "MayChange";

    /// <summary>1 when what the dialogs start would be elevated.</summary>
    public const string IsElevated = "IsElevated";

    /// <summary>The choice of the engine: a value of ENGINE.</summary>
    public const string ChosenEngine = "ChosenEngine";

    /// <summary>The check box for DISABLEWINDOWSCONTAINERS=1.</summary>
    public const string ChosenWindowsContainersOff = "ChosenWindowsContainersOff";

    /// <summary>The check box for MAINTAINHOSTS=1.</summary>
    public const string ChosenMaintainHosts = "ChosenMaintainHosts";

    /// <summary>The check box for ENABLEDESKTOPSHORTCUT=1.</summary>
    public const string ChosenDesktopShortcut = "ChosenDesktopShortcut";

    /// <summary>The program that the last dialog starts, relative to the installation folder.</summary>
    public const string StartProgram = "StartProgram";
}
