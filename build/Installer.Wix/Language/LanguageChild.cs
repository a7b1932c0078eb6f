namespace Installer.Wix.Language;

/// <summary>An element that may stand in another one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ClassName">Which of several elements of that name it is; <c>null</c> for the one that is read as <c>NAMEElement</c>.</param>
/// <param name="IsRefused">Whether WiX knows it there and this compiler refuses it.</param>
internal sealed record LanguageChild(string Name, string? ClassName, bool IsRefused);
