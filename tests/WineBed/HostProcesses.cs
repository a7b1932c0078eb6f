using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace WineBed;

/// <summary>Processes of the host that belong to a prefix.</summary>
internal static class HostProcesses
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public static bool IsRunning(int process)
    {
        try
        {
            using Process running = Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Waits until no process has this prefix in its environment, and ends what does not go by itself. Wine's server has been stopped before.</summary>
    public static async Task WaitUntilGoneAsync(string prefix)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (Find(prefix) is { Count: not 0 } processes)
        {
            if (watch.Elapsed > s_patience)
            {
                foreach (int id in processes)
                {
                    Kill(id);
                }
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Those that have this prefix in their environment. Empty where there is no /proc: there nothing but the stopped server is waited for.</summary>
    public static IReadOnlyList<int> Find(string prefix)
    {
        string variable = $"\0WINEPREFIX={prefix}\0";
        List<int> result = [];
        if (!Directory.Exists("/proc/self"))
        {
            return result;
        }

        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id))
            {
                continue;
            }

            try
            {
                if (('\0' + Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "environ")))).Contains(variable, StringComparison.Ordinal))
                {
                    result.Add(id);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another user's, or it has just ended.
            }
        }

        return result;
    }

    private static void Kill(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has just ended.
        }
    }
}
