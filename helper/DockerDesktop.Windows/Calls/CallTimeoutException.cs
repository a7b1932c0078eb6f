namespace DockerDesktop.Windows.Calls;

/// <summary>Windows has not returned from a call in time, or from so many earlier ones that no further one is begun.</summary>
/// <param name="message">What was asked and for how long; a sentence without its full stop.</param>
internal sealed class CallTimeoutException(string message) : Exception(message);
