using System.Globalization;

namespace Installer.Wix.Messages;

/// <summary>The errors that the WiX Toolset has too, worded here and nowhere else. Each has WiX's number. The compiler's own are in <see cref="PortableErrors"/>.</summary>
internal static partial class Errors
{
    private static Message Error(int number, SourceLine? source, string text) => new(MessageLevel.Error, number, source, text);

    private static string Join(IEnumerable<string> values) => string.Join(", ", values);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
