using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>What a command works with.</summary>
/// <param name="Output">Where its result and the messages go.</param>
/// <param name="Messaging">Is told of errors and warnings.</param>
/// <param name="ResponseFiles">The response files that arguments came from.</param>
/// <param name="Cancellation">Ends it early.</param>
internal sealed record CommandContext(TextWriter Output, Messaging Messaging, IReadOnlyList<string> ResponseFiles, CancellationToken Cancellation);
