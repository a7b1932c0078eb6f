using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Versioning;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.WindowsInstaller;
using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.Setup.Elevation;

/// <summary>The copy by User Account Control.</summary>
/// <param name="user">Who runs this process.</param>
/// <param name="program">The full path of this program.</param>
/// <param name="files">The files.</param>
/// <param name="start">Starts the copy.</param>
[SupportedOSPlatform("windows")]
internal sealed class ElevatedCopy(SetupUser user, string program, IFileSystem files, IElevatedStart start) : IElevatedCopy
{
    private const int Declined = 1223; // ERROR_CANCELLED

    /// <summary>The program by a path that the copy's session knows: a drive of SUBST or of the network is one of this session alone.</summary>
    internal string Program => files.FindFinalPath(program) ?? program;

    public SetupResult Run(SetupRequest request, IInstallationWatcher watcher)
    {
        try
        {
            return RunAsync(request, watcher).GetAwaiter().GetResult();
        }
        catch (SetupException e)
        {
            return new SetupResult(e.ExitCode, e.Message, null);
        }
        catch (Win32Exception e) when (e.NativeErrorCode == Declined)
        {
            return new SetupResult(SetupExitCode.Cancelled, Texts.ElevationDeclined, null);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return new SetupResult(SetupExitCode.Failed, e.Message, null);
        }
    }

    /// <summary>Starts the copy.</summary>
    /// <exception cref="Win32Exception">1223: consent was not given.</exception>
    /// <exception cref="SetupException">1603: Windows did not start it. 87: the flags cannot be handed on.</exception>
    internal Process Start(string pipe, SetupRequest request)
    {
        var path = Program;
        try
        {
            return start.Start(path, new ElevatedRequest(pipe, request).Format());
        }
        catch (Win32Exception e) when (e.NativeErrorCode != Declined)
        {
            throw new SetupException(SetupExitCode.Failed, Texts.NotStartedElevated(path, e.Message.TrimEnd('.')));
        }
    }

    private async Task<SetupResult> RunAsync(SetupRequest request, IInstallationWatcher watcher)
    {
        // Until the copy has ended nobody can put another file in the place of this one: shared for reading only.
        await using var self = new FileStream(program, FileMode.Open, FileAccess.Read, FileShare.Read);
        var name = ConversationPipe.CreateName();
        await using var pipe = WindowsConversationPipe.Create(name, user.Sid);
        using var process = Start(name, request);

        (string? Message, string? Log) told = (null, null);
        var ended = process.WaitForExitAsync();
        if (await ConnectAsync(pipe, process.Id, ended).ConfigureAwait(false))
        {
            told = await ConversationReader.FollowAsync(pipe, watcher).ConfigureAwait(false);
        }

        await ended.ConfigureAwait(false);
        return new SetupResult(process.ExitCode, told.Message ?? (process.ExitCode == SetupExitCode.ElevationRequired ? Texts.NotElevated : Texts.ElevatedCopyFailed), told.Log);
    }

    /// <summary>Waits for the copy itself; another process that got the name is sent away.</summary>
    /// <returns>False when the copy has ended before.</returns>
    private static async Task<bool> ConnectAsync(NamedPipeServerStream pipe, int process, Task ended)
    {
        while (true)
        {
            using var giveUp = new CancellationTokenSource();
            var connected = pipe.WaitForConnectionAsync(giveUp.Token);
            if (await Task.WhenAny(connected, ended).ConfigureAwait(false) == ended && !connected.IsCompletedSuccessfully)
            {
                await giveUp.CancelAsync().ConfigureAwait(false);
                return false;
            }

            await connected.ConfigureAwait(false);
            if (WindowsConversationPipe.ClientProcess(pipe) == process)
            {
                return true;
            }

            pipe.Disconnect();
        }
    }
}
