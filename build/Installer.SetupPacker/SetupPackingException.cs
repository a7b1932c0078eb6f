namespace Installer.SetupPacker;

/// <summary>The program or a package is not such that a setup program can be made of them. The message says what is wrong and how to mend it.</summary>
/// <param name="message">The message.</param>
internal sealed class SetupPackingException(string message) : Exception(message);
