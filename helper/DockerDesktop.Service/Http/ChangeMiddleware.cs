using System.Globalization;
using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Http;

/// <summary>
/// Logs every change, whether or not its caller waits for the answer, and bounds how many an account may make that is no administrator: their entries are never
/// left out of the log, so many of them would roll the older ones away. What was refused, or found nothing to change, does not count.
/// </summary>
internal sealed class ChangeMiddleware(RequestDelegate next, CallerBudgets changes, ILogger logger)
{
    /// <summary>Runs the rest of the pipeline, if the caller may change something more.</summary>
    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? next(context) : ChangeAsync(context, context.Features.GetRequiredFeature<Caller>());

    private async Task ChangeAsync(HttpContext context, Caller caller)
    {
        bool isCounted = caller.Role != CallerRole.Administrator;
        if (isCounted && !changes.TryTake(caller.Sid))
        {
            throw new RequestRefusedException(Problems.TooManyRequests(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The account {caller.Sid} has changed something {changes.Rate.AtOnce} times in a short time; after that it is once in "
                        + $"{changes.Rate.Interval.TotalSeconds:0} seconds."),
                "Wait, then try again; or run the command as administrator."));
        }

        VerbOutcome outcome = new();
        context.Features.Set(outcome);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            if (outcome is { IsDone: true, NothingChanged: false })
            {
                logger.Done(context.Request.Method, context.Request.Path, caller.Sid);
            }
            else
            {
                if (outcome.IsDone)
                {
                    logger.DoneWithoutChange(context.Request.Method, context.Request.Path, caller.Sid);
                }

                if (isCounted)
                {
                    changes.Return(caller.Sid);
                }
            }
        }
    }
}
