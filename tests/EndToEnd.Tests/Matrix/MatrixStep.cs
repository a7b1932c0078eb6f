namespace EndToEnd.Matrix;

/// <summary>One thing that is done to the machine, and what is then there.</summary>
/// <param name="Line">Where it begins in the file.</param>
/// <param name="Heading">As it is written.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Package">With which package; null for a step that has none.</param>
internal sealed record MatrixStep(int Line, string Heading, MatrixStepKind Kind, TestPackage? Package)
{
    /// <summary>The properties on the command line.</summary>
    public IReadOnlyList<(string Name, string Value)> Properties { get; init; } = [];

    public uint ExitCode { get; init; }

    /// <summary>What the log must have.</summary>
    public IReadOnlyList<string> LogContains { get; init; } = [];

    /// <summary>What the log must not have.</summary>
    public IReadOnlyList<string> LogLacks { get; init; } = [];

    /// <summary>What is there afterwards; in a step "meanwhile", what somebody else makes so.</summary>
    public IReadOnlyList<MachineState> States { get; init; } = [];
}
