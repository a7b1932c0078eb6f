namespace EndToEnd.Matrix;

/// <summary>A line about one thing of the machine: in <c>[machine]</c> and <c>[meanwhile]</c> it is made so, after a step it must be so.</summary>
/// <param name="Text">The line as it is written, for messages.</param>
internal abstract record MachineState(string Text)
{
    /// <summary>Makes it so, as another program would.</summary>
    public abstract Task ArrangeAsync(MatrixRun run);

    /// <summary>Says what is there.</summary>
    /// <returns>Null when it is as the line says; otherwise what was found.</returns>
    public abstract Task<string?> CheckAsync(MatrixRun run);
}
