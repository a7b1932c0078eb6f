namespace EndToEnd.Matrix;

/// <summary>Something that the last uninstall leaves on purpose.</summary>
/// <param name="Text">A part of the lines by which a snapshot describes it, such as a folder's path.</param>
/// <param name="Reason">Why it is left.</param>
internal sealed record KeptEntry(string Text, string Reason);
