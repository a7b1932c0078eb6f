namespace DockerDesktop.Windows.Features;

/// <summary>
/// Optional features through the DISM API. Whatever happens, the session is closed and DISM shut down, so that its process ends and the next question finds it
/// as this one did.
/// </summary>
/// <param name="dism">The functions.</param>
/// <param name="openFolder">
/// Makes, or checks, the folder for DISM's log and for the programs that DISM starts there, and returns its path. Only administrators may write there: whoever
/// can write into the folder that DISM takes by default, %TEMP%, could give it a program to run as LocalSystem.
/// </param>
internal sealed class DismFeatures(IDismApi dism, Func<string> openFolder) : IWindowsFeatures
{
    private const int UnknownFeature = unchecked((int)0x800F080C); // CBS_E_UNKNOWN_UPDATE
    private readonly Lock _oneAtATime = new();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, WindowsFeatureState> Read(IReadOnlyList<string> names)
    {
        // DismInitialize may be called once in a process.
        lock (_oneAtATime)
        {
            string folder = openFolder();
            Check(nameof(dism.Initialize), dism.Initialize(Path.Combine(folder, "dism.log"), folder));
            try
            {
                Check(nameof(dism.OpenOnlineSession), dism.OpenOnlineSession(out uint session));
                try
                {
                    return names.ToDictionary(name => name, name => Read(session, name), StringComparer.OrdinalIgnoreCase);
                }
                finally
                {
                    _ = dism.CloseSession(session);
                }
            }
            finally
            {
                _ = dism.Shutdown();
            }
        }
    }

    private WindowsFeatureState Read(uint session, string name)
    {
        int result = dism.GetFeatureState(session, name, out WindowsFeatureState state);
        if (result == UnknownFeature)
        {
            return WindowsFeatureState.NotPresent;
        }

        Check(nameof(dism.GetFeatureState), result);
        return state;
    }

    private static void Check(string step, int result)
    {
        if (result < 0)
        {
            throw new WindowsFeaturesException("Dism" + step, result);
        }
    }
}
