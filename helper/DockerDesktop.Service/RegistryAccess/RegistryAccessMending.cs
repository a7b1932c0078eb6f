using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.RegistryAccess;

/// <summary>At start, removes what a killed process left beside the policy, and says in the log when what is kept cannot be used.</summary>
internal sealed class RegistryAccessMending(RegistryAccessStore store, ILogger logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // A file that somebody holds must not delay the start.
            if (await OwnThread.RunAsync(store.Mend).ConfigureAwait(false))
            {
                logger.PolicyMended();
            }

            _ = await OwnThread.RunAsync(store.Read).ConfigureAwait(false);
        }
        catch (RequestRefusedException e)
        {
            logger.PolicyUnusable(e.Problem.Cause, e.Problem.Fix);
        }
        catch (Exception e)
        {
            logger.BackgroundDefect("the registry-access policy", e);
        }
    }
}
