using DockerDesktop.Protocol.Operations;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service;

/// <summary>
/// Every message of the helper, in one place. The numbers are the event identifiers in the Application log and must not change their meaning.
/// 1-99: the service's life; 100-199: what an administrator should look at; 200-299: requests (log file only).
/// </summary>
internal static partial class ServiceLog
{
    /// <summary>Identifiers from here on are about single requests, and go to the log file only.</summary>
    public const int FirstRequestEvent = 200;

    /// <summary>Stands in the place of entries that were left out, when a caller's next one is written.</summary>
    public const int EntriesLeftOutEvent = 212;

    /// <summary>
    /// Says whether a message tells of something that was changed, or was begun or ended as an operation. Those are kept apart, and none is left out.
    /// </summary>
    /// <param name="identifier">The event's identifier.</param>
    internal static bool IsChange(int identifier) => identifier is (>= 6 and <= 10) or 120 or (>= 203 and <= 207);

    [LoggerMessage(
        1, LogLevel.Information, "com.docker.service {version} is starting (engine {engine}, Windows containers {windowsContainers}, hosts file {hosts})")]
    public static partial void Starting(this ILogger logger, string version, string engine, string windowsContainers, string hosts);

    [LoggerMessage(2, LogLevel.Information, "Listening on {pipe}")]
    public static partial void Listening(this ILogger logger, string pipe);

    [LoggerMessage(3, LogLevel.Information, "Asked to end by {control}")]
    public static partial void StopRequested(this ILogger logger, string control);

    [LoggerMessage(4, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "The pipe's security descriptor is {sddl}")]
    public static partial void PipeDescriptor(this ILogger logger, string sddl);

    [LoggerMessage(6, LogLevel.Information, "The hosts file has the product's names now; the host's address is {address}")]
    public static partial void HostsChanged(this ILogger logger, string address);

    [LoggerMessage(7, LogLevel.Information, "Removed what an interrupted write of the registry-access policy had left")]
    public static partial void PolicyMended(this ILogger logger);

    [LoggerMessage(8, LogLevel.Information, "The group docker-users ({group}) was added to the access list of the engine's pipe")]
    public static partial void EnginePipeOpened(this ILogger logger, string group);

    [LoggerMessage(9, LogLevel.Information, "The registry-access policy was replaced by {caller}")]
    public static partial void PolicyReplaced(this ILogger logger, string caller);

    [LoggerMessage(10, LogLevel.Information, "The product's names were taken out of the hosts file")]
    public static partial void HostsRemoved(this ILogger logger);

    [LoggerMessage(100, LogLevel.Error, "The service cannot work: {cause} (service-specific exit code {exitCode:D})")]
    public static partial void ServiceFailed(this ILogger logger, string cause, ServiceExitCode exitCode, Exception? exception);

    [LoggerMessage(101, LogLevel.Warning, "Only SYSTEM and Administrators may use the helper: {cause}. To let others use it, create the local group "
        + "docker-users, add them to it, and restart the service; or repair the installation.")]
    public static partial void UsersGroupMissing(this ILogger logger, string cause);

    [LoggerMessage(102, LogLevel.Warning, "No log file is written: {cause}")]
    public static partial void LogFileUnavailable(this ILogger logger, string cause);

    [LoggerMessage(103, LogLevel.Warning, "A recorded setting is not used: {fault}. Repair the installation to record it anew.")]
    public static partial void SettingFault(this ILogger logger, string fault);

    [LoggerMessage(104, LogLevel.Warning, "Requests that were still in progress after {seconds} s have been aborted")]
    public static partial void DrainIncomplete(this ILogger logger, double seconds);

    [LoggerMessage(105, LogLevel.Error, "A thread ended with an exception that nothing handled")]
    public static partial void Unhandled(this ILogger logger, Exception exception);

    [LoggerMessage(
        120, LogLevel.Warning, "A move of the virtual disk was interrupted and cannot be put right: {fault} Mend what it names, then restart the service.")]
    public static partial void DiskMoveNotMended(this ILogger logger, string fault);

    [LoggerMessage(106, LogLevel.Warning, "The product's names cannot be kept in the hosts file: {cause} {fix}")]
    public static partial void HostsFailed(this ILogger logger, string cause, string fix);

    [LoggerMessage(107, LogLevel.Warning, "The registry-access policy cannot be used: {cause} {fix}")]
    public static partial void PolicyUnusable(this ILogger logger, string cause, string fix);

    [LoggerMessage(108, LogLevel.Error, "The work on {what} met a state that it does not handle; it is tried again")]
    public static partial void BackgroundDefect(this ILogger logger, string what, Exception exception);

    [LoggerMessage(109, LogLevel.Warning, "The engine's pipe is not opened to docker-users: {cause} {fix}")]
    public static partial void EnginePipeFailed(this ILogger logger, string cause, string fix);

    [LoggerMessage(110, LogLevel.Warning, "Windows does not tell when addresses change, so the hosts file follows them within {minutes} minutes")]
    public static partial void AddressesNotWatched(this ILogger logger, double minutes, Exception exception);

    [LoggerMessage(
        111, LogLevel.Warning, "No further instance of {pipe} can be made at the moment, so fewer clients can connect at once: {cause} It is tried again.")]
    public static partial void PipeInstanceRefused(this ILogger logger, string pipe, string cause);

    [LoggerMessage(200, LogLevel.Warning, "{method} {target} by {caller} refused: {status} {code}: {cause}")]
    public static partial void Refused(this ILogger logger, string method, string target, string caller, int status, string code, string cause);

    [LoggerMessage(201, LogLevel.Error, "{method} {target} failed")]
    public static partial void RequestFailed(this ILogger logger, string method, string target, Exception exception);

    [LoggerMessage(202, LogLevel.Warning, "The caller is not known: {cause}")]
    public static partial void CallerUnknown(this ILogger logger, string cause);

    [LoggerMessage(203, LogLevel.Information, "{method} {target} by {caller} done")]
    public static partial void Done(this ILogger logger, string method, string target, string caller);

    [LoggerMessage(204, LogLevel.Information, "Operation {kind} {id} started by {caller}")]
    public static partial void OperationStarted(this ILogger logger, OperationKind kind, string id, string caller);

    [LoggerMessage(205, LogLevel.Information, "Operation {kind} {id}: {state}: {result}")]
    public static partial void OperationEnded(this ILogger logger, OperationKind kind, string id, OperationState state, string result);

    [LoggerMessage(206, LogLevel.Error, "Operation {kind} {id} met a state that it does not handle")]
    public static partial void OperationDefect(this ILogger logger, OperationKind kind, string id, Exception exception);

    [LoggerMessage(207, LogLevel.Warning, "Operation {kind} {id} did not end in time and was left; the next start finishes it")]
    public static partial void OperationLeft(this ILogger logger, OperationKind kind, string id);

    [LoggerMessage(208, LogLevel.Error, "{method} {route} answered {code}, which its description does not have")]
    public static partial void UndeclaredProblem(this ILogger logger, string method, string route, string code);

    [LoggerMessage(209, LogLevel.Warning, "A connection was closed: {limit} are open, and the helper takes no more")]
    public static partial void ConnectionRefused(this ILogger logger, int limit);

    [LoggerMessage(210, LogLevel.Warning, "A connection of {caller} was closed: the account has {limit} open, and one account gets no more")]
    public static partial void ConnectionOfCallerRefused(this ILogger logger, string caller, int limit);

    [LoggerMessage(
        213, LogLevel.Warning, "A connection was closed: {limit} of clients whom Windows does not name are open, and the helper takes no more of them")]
    public static partial void ConnectionOfUnnamedRefused(this ILogger logger, int limit);

    [LoggerMessage(211, LogLevel.Information, "{method} {target} by {caller}: nothing to change")]
    public static partial void DoneWithoutChange(this ILogger logger, string method, string target, string caller);

    [LoggerMessage(EntriesLeftOutEvent, LogLevel.Warning, "{count} further entries about {caller} were left out")]
    public static partial void EntriesLeftOut(this ILogger logger, int count, string caller);
}
