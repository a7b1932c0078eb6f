namespace EndToEnd.Rollback;

/// <summary>A place between InstallInitialize and InstallFinalize at which a test interrupts an installation or a removal.</summary>
/// <param name="Action">It is right after this action of the execute sequence.</param>
/// <param name="IsOwnChange">True when that is a custom action that changes something; false when it is one of Windows Installer's own, a rollback twin or one for the commit.</param>
/// <param name="IsOfInstallation">True when the action's condition admits an installation.</param>
/// <param name="IsOfRemoval">True when the action's condition admits a removal.</param>
internal sealed record RollbackPoint(string Action, bool IsOwnChange, bool IsOfInstallation, bool IsOfRemoval);
