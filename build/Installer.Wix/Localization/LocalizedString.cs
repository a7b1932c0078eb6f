using Installer.Wix.Messages;

namespace Installer.Wix.Localization;

/// <summary>A text, used as <c>!(loc.Id)</c>.</summary>
internal sealed record LocalizedString(string Id, string Value, bool IsOverridable, SourceLine? Source);
