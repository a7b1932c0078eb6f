namespace DockerDesktop.CustomActions.Platform;

/// <summary>WM_SETTINGCHANGE to all top-level windows.</summary>
internal interface ISettingChange
{
    /// <summary>Sends it. Windows that hang or refuse are passed over.</summary>
    /// <param name="area">The name of what has changed, such as <c>Environment</c>; null for anything.</param>
    void Broadcast(string? area);
}
