using DockerDesktop.Windows.Features;

namespace Helper.Tests.Fakes;

/// <summary>The DISM API with the order that it demands: initialise once, then sessions, then shut down when none is open.</summary>
internal sealed class FakeDism : IDismApi
{
    public const int NotInitialized = unchecked((int)0xC0040001); // DISMAPI_E_DISMAPI_NOT_INITIALIZED
    public const int OpenSessions = unchecked((int)0xC0040003); // DISMAPI_E_OPEN_SESSION_HANDLES
    public const int InvalidSession = unchecked((int)0xC0040004); // DISMAPI_E_INVALID_DISM_SESSION

    // The SDK names DISMAPI_E_DISMAPI_ALREADY_INITIALIZED without a number.
    public const int AlreadyInitialized = unchecked((int)0x80004005);
    public const int UnknownFeature = unchecked((int)0x800F080C);

    private readonly HashSet<uint> _sessions = [];
    private bool _initialized;
    private uint _next;

    public Dictionary<string, WindowsFeatureState> States { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>HRESULTs of functions by name.</summary>
    public Dictionary<string, int> Failures { get; } = [];

    /// <summary>Opening a session returns only when this is let go.</summary>
    public ManualResetEventSlim? Hang { get; set; }

    /// <summary>Openings that hang now.</summary>
    public int Hanging { get; private set; }

    /// <summary>Sessions that were opened.</summary>
    public int Sessions { get; private set; }

    public string? LogFile { get; private set; }

    public string? ScratchFolder { get; private set; }

    /// <summary>Nothing is left open.</summary>
    public bool IsClosed => !_initialized && _sessions.Count == 0;

    public int Initialize(string logFile, string scratchFolder)
    {
        if (Failures.TryGetValue(nameof(Initialize), out int error))
        {
            return error;
        }

        if (_initialized)
        {
            return AlreadyInitialized;
        }

        (LogFile, ScratchFolder) = (logFile, scratchFolder);
        _initialized = true;
        return 0;
    }

    public int OpenOnlineSession(out uint session)
    {
        session = 0;
        if (Hang is { } hang)
        {
            Hanging++;
            hang.Wait();
            Hanging--;
        }

        if (Failures.TryGetValue(nameof(OpenOnlineSession), out int error))
        {
            return error;
        }

        if (!_initialized)
        {
            return NotInitialized;
        }

        session = ++_next;
        Sessions++;
        _sessions.Add(session);
        return 0;
    }

    public int GetFeatureState(uint session, string name, out WindowsFeatureState state)
    {
        state = WindowsFeatureState.NotPresent;
        return Failures.TryGetValue(nameof(GetFeatureState), out int error) ? error
            : !_sessions.Contains(session) ? InvalidSession
            : States.TryGetValue(name, out state) ? 0 : UnknownFeature;
    }

    public int CloseSession(uint session) => _sessions.Remove(session) ? 0 : InvalidSession;

    public int Shutdown()
    {
        if (!_initialized)
        {
            return NotInitialized;
        }

        if (_sessions.Count > 0)
        {
            return OpenSessions;
        }

        _initialized = false;
        return 0;
    }
}
