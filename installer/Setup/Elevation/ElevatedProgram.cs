using System.ComponentModel;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup.Elevation;

/// <summary>What the elevated copy does: one installation or removal for all users. It shows nothing and asks nothing.</summary>
/// <param name="user">Who runs this process: whoever gave consent.</param>
/// <param name="installation">Does it.</param>
[SupportedOSPlatform("windows")]
internal sealed class ElevatedProgram(SetupUser user, Installation installation)
{
    /// <summary>Runs.</summary>
    /// <param name="line">The command line, which anybody may have written.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string line)
    {
        ElevatedRequest request;
        try
        {
            request = ElevatedRequest.Parse(line);
        }
        catch (SetupException e)
        {
            return e.ExitCode;
        }

        if (!user.IsElevated)
        {
            return SetupExitCode.ElevationRequired;
        }

        try
        {
            var (pipe, owner) = WindowsConversationPipe.Open(request.Pipe);
            await using var watcher = new ConversationWatcher(pipe);
            var result = installation.Run(request.Request, owner == user.Sid ? null : owner, watcher);
            watcher.End(result);
            return result.ExitCode;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return SetupExitCode.InvalidParameter;
        }
    }
}
