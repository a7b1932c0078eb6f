namespace WixExtensions.CustomActions.Closing;

/// <summary>The bits of the <c>Attributes</c> column of <c>Wix4CloseApplication</c>.</summary>
[Flags]
internal enum ApplicationOptions
{
    None = 0,

    /// <summary>WM_CLOSE, sent as the user.</summary>
    CloseMessage = 0x1,

    /// <summary>The computer is to be restarted when the application still runs in the end.</summary>
    RebootPrompt = 0x2,

    /// <summary>WM_CLOSE, sent by the deferred action.</summary>
    ElevatedCloseMessage = 0x4,

    /// <summary>WM_QUERYENDSESSION and WM_ENDSESSION, sent as the user.</summary>
    EndSessionMessage = 0x8,

    /// <summary>WM_QUERYENDSESSION and WM_ENDSESSION, sent by the deferred action.</summary>
    ElevatedEndSessionMessage = 0x10,

    /// <summary>The application is ended when it still runs in the end.</summary>
    TerminateProcess = 0x20,

    /// <summary>The user is asked first.</summary>
    PromptToContinue = 0x40,

    /// <summary>What needs the deferred action.</summary>
    Deferred = RebootPrompt | ElevatedCloseMessage | ElevatedEndSessionMessage | TerminateProcess,
}
