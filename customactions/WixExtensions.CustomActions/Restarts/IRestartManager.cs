namespace WixExtensions.CustomActions.Restarts;

/// <summary>The Restart Manager, which closes what uses the files of an installation and starts it again.</summary>
internal interface IRestartManager
{
    /// <summary>RmJoinSession, RmRegisterResources, RmEndSession.</summary>
    /// <param name="sessionKey">The session of Windows Installer.</param>
    /// <param name="files">Full paths.</param>
    /// <param name="processes">Process identifiers.</param>
    /// <param name="services">Names.</param>
    /// <returns>The Windows error code.</returns>
    uint Register(string sessionKey, IReadOnlyList<string> files, IReadOnlyList<uint> processes, IReadOnlyList<string> services);
}
