namespace WixExtensions.CustomActions.Queries;

/// <summary>What this Windows is and has.</summary>
internal interface ISystemFacts
{
    /// <summary>The suites that are installed: wSuiteMask of RTL_OSVERSIONINFOEXW.</summary>
    int Suites { get; }

    /// <summary>GetSystemMetrics.</summary>
    int GetMetric(int index);

    /// <summary>SHGetFolderPath.</summary>
    /// <param name="folder">A CSIDL.</param>
    /// <returns>The path; null when there is no such folder.</returns>
    string? GetFolder(int folder);

    /// <summary>Whether Direct3D has Direct3DCreate9Ex, which only drivers of the Windows Display Driver Model have.</summary>
    bool HasDisplayDriverModel { get; }

    /// <summary>DwmIsCompositionEnabled.</summary>
    bool IsCompositionEnabled { get; }

    /// <summary>IsWow64Process2: the processor of the computer, IMAGE_FILE_MACHINE_*; null when this Windows cannot tell.</summary>
    int? NativeMachine { get; }
}
