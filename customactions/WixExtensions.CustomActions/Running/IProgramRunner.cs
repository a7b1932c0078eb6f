namespace WixExtensions.CustomActions.Running;

/// <summary>Starts programs that the package's author names.</summary>
internal interface IProgramRunner
{
    /// <summary>
    /// CreateProcess without a window. What the program writes is read until nobody has the pipe open any more, which is then when its own children have ended too; then its end is waited for.
    /// </summary>
    /// <param name="commandLine">The command line; it begins with the quoted program.</param>
    /// <param name="timeout">How long its end is waited for after its output has ended.</param>
    /// <param name="line">Is told each line that it writes to its output or its errors.</param>
    /// <param name="exitCode">Its exit code; 259 when it still runs.</param>
    /// <returns>The Windows error code; 0 when it was started.</returns>
    uint Run(string commandLine, TimeSpan timeout, Action<string> line, out uint exitCode);

    /// <summary>CreateProcess, and goes on without waiting.</summary>
    /// <returns>The Windows error code; 0 when it was started.</returns>
    uint Start(string commandLine);
}
