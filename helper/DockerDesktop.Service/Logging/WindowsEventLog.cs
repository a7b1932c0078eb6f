using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Protocol;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Logging;

/// <summary>The Application event log through ReportEvent. The installer registers the source; without that, Windows shows the text below a note.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsEventLog : IEventLog, IDisposable
{
    private const int MaximumCharacters = 31_839; // of one inserted string, ReportEvent

    // 0 when the event log service does not run; then there is nobody to tell.
    private readonly nint _source = RegisterEventSourceW(null, ServiceIdentity.Name);

    /// <inheritdoc/>
    public unsafe void Write(LogLevel level, int identifier, string text)
    {
        if (_source == 0)
        {
            return;
        }

        ushort type = level switch
        {
            >= LogLevel.Error => 1, // EVENTLOG_ERROR_TYPE
            LogLevel.Warning => 2, // EVENTLOG_WARNING_TYPE
            _ => 4, // EVENTLOG_INFORMATION_TYPE
        };
        fixed (char* start = text.Length > MaximumCharacters ? text[..MaximumCharacters] : text)
        {
            char* strings = start;
            _ = ReportEventW(_source, type, 0, (uint)identifier, 0, 1, 0, &strings, 0);
        }
    }

    /// <summary>Ends the connection to the event log.</summary>
    public void Dispose()
    {
        if (_source != 0)
        {
            _ = DeregisterEventSource(_source);
        }
    }

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint RegisterEventSourceW(string? server, string source);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool DeregisterEventSource(nint source);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool ReportEventW(
        nint source, ushort type, ushort category, uint identifier, nint userSid, ushort stringCount, uint dataBytes, char** strings, nint data);
}
