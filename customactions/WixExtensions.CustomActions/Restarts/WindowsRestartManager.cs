using System.Runtime.InteropServices;
using DockerDesktop.CustomActions.Platform;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Restarts;

/// <summary>The functions of restartmanager.h.</summary>
internal sealed unsafe partial class WindowsRestartManager : IRestartManager
{
    public uint Register(string sessionKey, IReadOnlyList<string> files, IReadOnlyList<uint> processes, IReadOnlyList<string> services)
    {
        var error = RmJoinSession(out var session, sessionKey);
        if (error != Win32Error.Success)
        {
            return error;
        }

        try
        {
            var running = new List<UniqueProcess>();
            foreach (var process in processes)
            {
                // One that has ended since then, or that this user may not look at, has no time.
                if (WindowsPrograms.GetStartTime(process) is { } time)
                {
                    running.Add(new UniqueProcess { Process = process, StartTimeLow = (uint)time, StartTimeHigh = (uint)(time >> 32) });
                }
            }

            fixed (UniqueProcess* first = running.ToArray())
            {
                return RmRegisterResources(session, (uint)files.Count, ToArray(files), (uint)running.Count, first, (uint)services.Count, ToArray(services));
            }
        }
        finally
        {
            _ = RmEndSession(session);
        }
    }

    private static string[] ToArray(IReadOnlyList<string> texts)
    {
        var array = new string[texts.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = texts[i];
        }

        return array;
    }

    [LibraryImport("rstrtmgr.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint RmJoinSession(out uint session, string key);

    [LibraryImport("rstrtmgr.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint RmRegisterResources(uint session, uint fileCount, string[] files, uint processCount, UniqueProcess* processes, uint serviceCount, string[] services);

    [LibraryImport("rstrtmgr.dll")]
    private static partial uint RmEndSession(uint session);

    /// <summary>RM_UNIQUE_PROCESS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct UniqueProcess
    {
        public uint Process;
        public uint StartTimeLow;
        public uint StartTimeHigh;
    }
}
