namespace DockerDesktop.Setup;

/// <summary>The console, or the files and pipes that stand for it.</summary>
/// <param name="Output">For results.</param>
/// <param name="Error">For what went wrong.</param>
/// <param name="IsOutputRedirected">True when the output is no console.</param>
/// <param name="IsConsole">True when somebody sees one of both, or gets them: false after a double-click.</param>
/// <param name="Cancellation">Set by Ctrl+C.</param>
internal sealed record SetupConsole(TextWriter Output, TextWriter Error, bool IsOutputRedirected, bool IsConsole, CancellationToken Cancellation);
