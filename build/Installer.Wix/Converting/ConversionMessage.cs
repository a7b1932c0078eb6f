namespace Installer.Wix.Converting;

/// <summary>A change that was made, or that could not be made.</summary>
/// <param name="Number">Its number in <c>wix convert</c>.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Line">The line of the file that was read, from 1.</param>
/// <param name="Text">What was changed, or what is to be done by hand.</param>
/// <param name="IsDone">Whether it was made.</param>
internal sealed record ConversionMessage(int Number, string Name, int Line, string Text, bool IsDone);
