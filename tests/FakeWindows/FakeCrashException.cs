namespace FakeWindows;

/// <summary>The process was killed, or the power went, before a step was done.</summary>
internal sealed class FakeCrashException() : Exception("The process ended here.");
