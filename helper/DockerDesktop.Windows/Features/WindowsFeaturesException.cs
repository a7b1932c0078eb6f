namespace DockerDesktop.Windows.Features;

/// <summary>Windows does not tell about its optional features.</summary>
/// <param name="step">The function of the DISM API that failed.</param>
/// <param name="error">The HRESULT that it returned.</param>
internal sealed class WindowsFeaturesException(string step, int error) : Exception($"{step} failed with 0x{error:X8}")
{
    /// <summary>The function of the DISM API that failed.</summary>
    public string Step { get; } = step;

    /// <summary>The HRESULT that it returned.</summary>
    public int Error { get; } = error;
}
