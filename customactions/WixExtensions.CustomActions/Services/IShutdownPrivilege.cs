namespace WixExtensions.CustomActions.Services;

/// <summary>SeShutdownPrivilege of this process, without which nobody may set that a service's failure restarts the computer.</summary>
internal interface IShutdownPrivilege
{
    /// <summary>Enables it where the process has it; what needs it fails otherwise.</summary>
    void Enable();
}
