using System.Globalization;

namespace Installer.Wix.Messages;

/// <summary>A numbered message of the compiler. Numbers below 7100 are those of the WiX Toolset; the ones from 7100 are our own.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Number">Its number.</param>
/// <param name="Source">Where in the sources, or <c>null</c> when it belongs to no place there.</param>
/// <param name="Text">What is wrong.</param>
public sealed record Message(MessageLevel Level, int Number, SourceLine? Source, string Text)
{
    /// <summary>The message in the form that MSBuild and editors read: <c>path(line): error WIX0094: text</c>.</summary>
    public override string ToString()
    {
        var origin = Source?.ToString() ?? "wixc";
        return Level == MessageLevel.Verbose
            ? Text
            : string.Create(CultureInfo.InvariantCulture, $"{origin}: {Level switch { MessageLevel.Error => "error", MessageLevel.Warning => "warning", _ => "info" }} WIX{Number:0000}: {Text}");
    }
}
