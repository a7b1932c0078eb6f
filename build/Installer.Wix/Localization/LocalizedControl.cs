using Installer.Wix.Messages;

namespace Installer.Wix.Localization;

/// <summary>Where a dialog or a control is put in one language, and its text; what is <c>null</c> stays as authored.</summary>
internal sealed record LocalizedControl(string Dialog, string? Control, int? X, int? Y, int? Width, int? Height, int Attributes, string? Text, SourceLine? Source);
