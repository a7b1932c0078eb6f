namespace DockerDesktop.CustomActions.Platform;

/// <summary>SendMessageTimeout to HWND_BROADCAST.</summary>
internal sealed unsafe class WindowsSettingChange : ISettingChange
{
    private const nint AllWindows = 0xFFFF;
    private const uint SettingChange = 0x1A;

    /// <summary>In milliseconds, for each window.</summary>
    private const uint Timeout = 1000;

    public void Broadcast(string? area)
    {
        fixed (char* text = area)
        {
            _ = WindowMessages.Send(AllWindows, SettingChange, 0, (nint)text, Timeout);
        }
    }
}
