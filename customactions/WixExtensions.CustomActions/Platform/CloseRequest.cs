namespace WixExtensions.CustomActions.Platform;

/// <summary>How an application is asked to close.</summary>
internal enum CloseRequest
{
    /// <summary>WM_CLOSE.</summary>
    Close,

    /// <summary>WM_QUERYENDSESSION and, if that is answered with yes, WM_ENDSESSION, both with ENDSESSION_CLOSEAPP: as the Restart Manager does.</summary>
    EndSession,
}
