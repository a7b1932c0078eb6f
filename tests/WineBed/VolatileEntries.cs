namespace WineBed;

/// <summary>What Wine itself changes while it runs, whatever program it runs; left out when snapshots are compared. Nothing else is left out.</summary>
internal static class VolatileEntries
{
    private static readonly string[] s_prefixes =
    [
        // The state of the random number generator, written back by each program that has used it.
        @"registry HKLM\Software\Microsoft\Cryptography\RNG",
    ];

    public static bool Contains(string name) => s_prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
