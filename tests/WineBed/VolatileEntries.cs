namespace WineBed;

/// <summary>What Wine itself changes while it runs, whatever program it runs; left out when snapshots are compared. Nothing else is left out.</summary>
internal static class VolatileEntries
{
    private static readonly string[] s_prefixes =
    [
        // The state of the random number generator, written back by each program that has used it.
        @"registry HKLM\Software\Microsoft\Cryptography\RNG",
        // Display adapters and monitors, described anew when the first program with a window starts.
        @"registry HKLM\System\CurrentControlSet\Control\Class\{4D36E968-E325-11CE-BFC1-08002BE10318}",
        @"registry HKLM\System\CurrentControlSet\Control\Class\{4D36E96E-E325-11CE-BFC1-08002BE10318}",
        @"registry HKLM\System\CurrentControlSet\Enum\DISPLAY",
        // Services of Wine that other programs start when they need them: their state.
        "service BITS",
        "service MSIServer",
        "service RpcSs",
        "service Winedevice",
    ];

    public static bool Contains(string name) => s_prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
