namespace CustomActions.Tests.Simulation;

/// <summary>Something else fails: the disk is full, a file cannot be written.</summary>
internal sealed class SimulatedFailureException(string action) : Exception($"Failed at {action}.");
