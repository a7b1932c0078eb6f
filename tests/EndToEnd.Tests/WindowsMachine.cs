using WineBed;

namespace EndToEnd;

/// <summary>A Windows to install on, and what Wine's own installer does to it that Windows' does not.</summary>
internal static class WindowsMachine
{
    /// <summary>
    /// What Wine leaves of every installation that had custom actions: the copies that msiexec makes of their DLL. A native AOT library cannot be unloaded, and Wine tries
    /// to delete the copy while the process still runs.
    /// </summary>
    private static readonly string[] OfCustomActions = [@"\Temp\msi"];

    /// <summary>The empty folder in which Wine kept the icons of per-user products.</summary>
    private static readonly string[] OfPerUserProducts = [@"AppData\Roaming\Microsoft\Installer: folder"];

    /// <summary>Wine's rollback leaves the components registered that ProcessComponents had registered, and the folder above the one that the files went to.</summary>
    private static readonly string[] OfRollback =
        [@"CurrentVersion\Installer\UserData", @"C:\Program Files\Docker: folder", @"AppData\Local\Programs: folder"];

    /// <summary>
    /// A failing removal makes Wine forget the product (its ARP entry, source list, cached package and icon) and write the shortcuts anew, with new times in them.
    /// </summary>
    private static readonly string[] OfFailingRemoval =
    [
        @"CurrentVersion\Uninstall", @"CurrentVersion\Installer", @"Classes\Installer", @"C:\windows\Installer", "Docker Desktop.lnk",
        // Of a per-user product.
        @"Software\Microsoft\Installer", @"AppData\Roaming\Microsoft\Installer",
    ];

    /// <summary>A Windows whose desktop and Application event log are not empty, as they never are on Windows: the last shortcut or event source would take them with it.</summary>
    public static async Task<WinePrefix> CreateAsync(WinePrefixOptions? options = null)
    {
        var windows = await WinePrefix.CreateAsync(options);
        var desktop = windows.ToHostPath($@"{windows.UserProfile}\Desktop");
        Directory.CreateDirectory(desktop);
        await File.WriteAllTextAsync(Path.Combine(desktop, "desktop.ini"), string.Empty);
        await windows.Registry.WriteValueAsync(@"HKLM\System\CurrentControlSet\Services\EventLog\Application", "MaxSize", RegistryValue.FromUInt32(20971520));
        return windows;
    }

    /// <summary>Writes a text file, as another program would.</summary>
    public static async Task WriteFileAsync(this WinePrefix windows, string path, string text)
    {
        var file = windows.ToHostPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }

    /// <summary>Waits for a file that a program makes.</summary>
    /// <param name="windows">The machine.</param>
    /// <param name="path">The file.</param>
    /// <param name="program">The program, which must not end before.</param>
    public static async Task WaitForFileAsync(this WinePrefix windows, string path, Task program)
    {
        while (!InstalledProduct.FileExists(windows, path))
        {
            Assert.IsFalse(program.IsCompleted, $"the program ended before it made {path}");
            await Task.Delay(50);
        }
    }

    /// <summary>
    /// Puts somebody's own file into each folder, so that a removal leaves the folder: Wine's rollback does not make a folder again that the removal has removed, and stops there. The simulated
    /// installer of CustomActions.Tests removes them.
    /// </summary>
    public static async Task KeepFoldersAsync(this WinePrefix windows, params IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            await windows.WriteFileAsync($@"{folder}\own.txt", "own");
        }
    }

    /// <summary>The machine is as it was before an installation was refused, or before a product was installed and removed again.</summary>
    public static async Task AssertUnchangedAsync(this WinePrefix windows, MachineSnapshot before, params IReadOnlyCollection<string> kept) =>
        AssertUnchanged(before.CompareTo(await windows.TakeSnapshotAsync()), string.Empty, kept);

    /// <summary>There is no difference but what Wine makes and what is kept on purpose.</summary>
    public static void AssertUnchanged(SnapshotDifference difference, string where, params IReadOnlyCollection<string> kept) =>
        AssertEmpty(difference.Except([.. OfCustomActions, .. OfPerUserProducts, .. kept]), where);

    /// <summary>The machine is as it was before an installation that failed.</summary>
    public static async Task AssertRolledBackAsync(this WinePrefix windows, MachineSnapshot before) =>
        AssertRolledBack(before.CompareTo(await windows.TakeSnapshotAsync()), string.Empty);

    /// <summary>There is no difference but what Wine's own rollback leaves.</summary>
    public static void AssertRolledBack(SnapshotDifference difference, string where) =>
        AssertEmpty(difference.Except([.. OfCustomActions, .. OfPerUserProducts, .. OfRollback]), where);

    /// <summary>The machine is as it was before a removal that failed.</summary>
    public static async Task AssertRestoredAsync(this WinePrefix windows, MachineSnapshot before, params IReadOnlyCollection<string> kept) =>
        AssertEmpty(before.CompareTo(await windows.TakeSnapshotAsync()).Except([.. OfCustomActions, .. OfRollback, .. OfFailingRemoval, .. kept]), string.Empty);

    private static void AssertEmpty(SnapshotDifference difference, string where) => Assert.IsTrue(difference.IsEmpty, $"{where}\n{difference}");
}
