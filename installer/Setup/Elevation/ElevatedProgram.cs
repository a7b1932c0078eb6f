using System.ComponentModel;
using System.Runtime.Versioning;
using DockerDesktop.Setup.Payload;

namespace DockerDesktop.Setup.Elevation;

/// <summary>What the elevated copy does: one installation or removal for all users. It shows nothing and asks nothing.</summary>
/// <param name="user">Who runs this process: whoever gave consent.</param>
/// <param name="redirection">What lies beside the program.</param>
/// <param name="signature">The program's signature.</param>
/// <param name="installation">Does it.</param>
/// <param name="open">Opens the conversation's pipe, as <see cref="WindowsConversationPipe.Open(string)"/> does.</param>
[SupportedOSPlatform("windows")]
internal sealed class ElevatedProgram(
    SetupUser user, Redirection redirection, IImageSignature signature, Installation installation, Func<string, (Stream Pipe, string Owner)> open)
{
    /// <summary>Runs.</summary>
    /// <param name="line">The command line, which anybody may have written.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string line)
    {
        try
        {
            redirection.Refuse();
            SignatureCheck.Require(signature);
            var request = ElevatedRequest.Parse(line);
            return user.IsElevated ? await RunAsync(request).ConfigureAwait(false) : SetupExitCode.ElevationRequired;
        }
        catch (SetupException e)
        {
            return e.ExitCode;
        }
    }

    private async Task<int> RunAsync(ElevatedRequest request)
    {
        try
        {
            var (pipe, owner) = open(request.Pipe);
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
