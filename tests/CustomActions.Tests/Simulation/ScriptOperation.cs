namespace CustomActions.Tests.Simulation;

/// <summary>When an operation of the installer's script is carried out.</summary>
internal enum ScriptPhase
{
    /// <summary>In its turn.</summary>
    Execute,

    /// <summary>When a later operation fails, from the last to the first.</summary>
    Rollback,

    /// <summary>When all has succeeded.</summary>
    Commit,
}

/// <summary>An operation of the installer's script.</summary>
/// <param name="Action">The action of the sequence that wrote it.</param>
/// <param name="Phase">When it is carried out.</param>
/// <param name="Run">What it does; gives what undoes it, if the installer itself does that.</param>
internal sealed record ScriptOperation(string Action, ScriptPhase Phase, Func<Action?> Run);
