namespace DockerDesktop.Windows.Features;

/// <summary>The functions of dismapi.dll that are used, one by one; each returns its HRESULT.</summary>
internal interface IDismApi
{
    /// <summary>DismInitialize with DismLogErrors. At most once a process until <see cref="Shutdown"/>.</summary>
    /// <param name="logFile">Where DISM logs.</param>
    /// <param name="scratchFolder">Where DISM puts the programs that it starts.</param>
    int Initialize(string logFile, string scratchFolder);

    /// <summary>DismOpenSession with DISM_ONLINE_IMAGE.</summary>
    /// <param name="session">The session, to be closed by <see cref="CloseSession"/>.</param>
    int OpenOnlineSession(out uint session);

    /// <summary>DismGetFeatureInfo, without a package.</summary>
    /// <param name="session">An open session.</param>
    /// <param name="name">The feature.</param>
    /// <param name="state">Its state.</param>
    int GetFeatureState(uint session, string name, out WindowsFeatureState state);

    /// <summary>DismCloseSession.</summary>
    int CloseSession(uint session);

    /// <summary>DismShutdown: fails while a session is open.</summary>
    int Shutdown();
}
