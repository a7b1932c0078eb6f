namespace DockerDesktop.Client;

/// <summary>The console that the program was started from.</summary>
/// <param name="Output">For answers.</param>
/// <param name="Error">For problems and progress.</param>
/// <param name="Input">For confirmations.</param>
/// <param name="IsInteractive">Somebody can answer a question and see a line change: neither input nor error output is redirected.</param>
internal sealed record ClientConsole(TextWriter Output, TextWriter Error, TextReader Input, bool IsInteractive);
