namespace Installer.Msi.Validation;

/// <summary>The GUIDs of Windows Installer (SDK, "GUID").</summary>
internal static class GuidText
{
    /// <summary>Whether a text is a GUID in braces with upper-case letters.</summary>
    public static bool IsValid(string text) => Guid.TryParseExact(text, "B", out _) && !text.Any(char.IsLower);
}
