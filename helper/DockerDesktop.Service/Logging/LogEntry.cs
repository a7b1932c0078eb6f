using System.Globalization;
using System.Text;
using DockerDesktop.Protocol;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Logging;

/// <summary>Text of an entry in the log file: time (UTC), level, category, event identifier, message; an exception follows on indented lines.</summary>
internal static class LogEntry
{
    /// <summary>Most characters of a message; what is longer is cut.</summary>
    public const int MessageCharacters = 2048;

    /// <summary>Most characters of an exception with all it has been through.</summary>
    public const int ExceptionCharacters = 16 * 1024;

    /// <summary>Formats an entry.</summary>
    public static string Format(DateTimeOffset time, LogLevel level, string category, int identifier, string message, Exception? exception)
    {
        StringBuilder entry = new();
        entry.Append(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Name(level)} {category} {identifier} ");
        AppendOneLine(entry, CutText.Cut(message, MessageCharacters));
        if (exception is not null)
        {
            foreach (ReadOnlySpan<char> line in CutText.Cut(exception.ToString(), ExceptionCharacters).AsSpan().EnumerateLines())
            {
                AppendOneLine(entry.Append("\r\n    "), line);
            }
        }

        return entry.ToString();
    }

    // Part of a message may come from a caller, who must not be able to write entries of his own.
    private static void AppendOneLine(StringBuilder entry, ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                entry.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                entry.Append(c);
            }
        }
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "ERROR",
        LogLevel.Warning => "WARN",
        LogLevel.Information => "INFO",
        _ => "DEBUG",
    };
}
