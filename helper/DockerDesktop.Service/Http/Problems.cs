using System.ComponentModel;
using DockerDesktop.Protocol;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.Http;

/// <summary>Problems that more than one verb can end with.</summary>
internal static class Problems
{
    /// <summary>403: Windows did not say who the caller is.</summary>
    public static Problem CallerUnknown() => Problem.Create(
        StatusCodes.Status403Forbidden,
        ProblemCodes.CallerUnknown,
        "The helper does not know who is calling",
        "Windows did not say which account is at the other end of the pipe.",
        "Connect at identification level, as the docker-desktop client does.");

    /// <summary>403: Windows containers are off.</summary>
    public static Problem WindowsContainersOff() => Problem.Create(
        StatusCodes.Status403Forbidden,
        ProblemCodes.WindowsContainersOff,
        "Windows containers are off",
        "Windows containers were turned off when Docker Desktop was installed (--no-windows-containers, or DISABLEWINDOWSCONTAINERS=1), so everything about "
            + "the Windows engine is refused.",
        "If they are wanted, an administrator installs again with DISABLEWINDOWSCONTAINERS=0.");

    /// <summary>400: a member of the body has a value that is not allowed.</summary>
    /// <param name="member">The member as it is written in JSON.</param>
    /// <param name="given">What was given.</param>
    /// <param name="allowed">What is allowed, as a phrase that goes after "it must be".</param>
    public static Problem InvalidValue(string member, string given, string allowed) => Problem.Create(
        StatusCodes.Status400BadRequest,
        ProblemCodes.InvalidValue,
        "A value is not allowed",
        $"{member} is {given}; it must be {allowed}.",
        "Send the request with a value that is allowed.");

    /// <summary>409: what is asked for does not fit the present state.</summary>
    public static Problem WrongState(string cause, string fix) => Problem.Create(
        StatusCodes.Status409Conflict, ProblemCodes.WrongState, "Not possible in the present state", cause, fix);

    /// <summary>409: what the request is about is not installed.</summary>
    public static Problem NotInstalled(string cause, string fix) => Problem.Create(
        StatusCodes.Status409Conflict, ProblemCodes.NotInstalled, "Not installed", cause, fix);

    /// <summary>409: a file or folder does not belong to an account that the helper trusts.</summary>
    public static Problem NotTrusted(string cause, string fix) => Problem.Create(
        StatusCodes.Status409Conflict, ProblemCodes.NotTrusted, "A file or folder is not trusted", cause, fix);

    /// <summary>403: a path of the request is refused.</summary>
    public static Problem PathRefused(string cause, string fix) => Problem.Create(
        StatusCodes.Status403Forbidden, ProblemCodes.PathRefused, "The path is refused", cause, fix);

    /// <summary>429: the caller asks for more than one caller gets.</summary>
    public static Problem TooManyRequests(string cause, string fix) => Problem.Create(
        StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyRequests, "Too much at once", cause, fix);

    /// <summary>503: the helper is stopping.</summary>
    public static Problem ServiceStopping(string cause) => Problem.Create(
        StatusCodes.Status503ServiceUnavailable,
        ProblemCodes.ServiceStopping,
        "The helper is stopping",
        cause,
        "Try again when the service com.docker.service has started anew.");

    /// <summary>502: Windows refused.</summary>
    /// <param name="what">What was attempted, as a phrase.</param>
    /// <param name="error">The Windows error or HRESULT.</param>
    /// <param name="fix">What can be done.</param>
    public static Problem WindowsError(string what, int error, string fix) => Problem.Create(
        StatusCodes.Status502BadGateway,
        ProblemCodes.WindowsError,
        "Windows refused",
        $"{what} failed with error {(error < 0 ? $"0x{error:X8}" : error)} ({new Win32Exception(error).Message}).",
        fix);

    /// <summary>Status that goes with a code wherever it occurs; the interface's description is made from it.</summary>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    public static int StatusOf(string code) => code switch
    {
        ProblemCodes.UnexpectedQuery or ProblemCodes.UnexpectedBody or ProblemCodes.MalformedRequest or ProblemCodes.InvalidValue =>
            StatusCodes.Status400BadRequest,
        ProblemCodes.CallerUnknown or ProblemCodes.CallerNotAllowed or ProblemCodes.WindowsContainersOff or ProblemCodes.PathRefused =>
            StatusCodes.Status403Forbidden,
        ProblemCodes.UnknownPath or ProblemCodes.UnknownOperation => StatusCodes.Status404NotFound,
        ProblemCodes.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ProblemCodes.RequestTimeout => StatusCodes.Status408RequestTimeout,
        ProblemCodes.HostsNotMaintained or ProblemCodes.HostsFileRefused or ProblemCodes.NotTrusted or ProblemCodes.StoredDataDamaged
            or ProblemCodes.NotInstalled
            or ProblemCodes.WrongState or ProblemCodes.OperationInProgress or ProblemCodes.OperationNotCancellable => StatusCodes.Status409Conflict,
        ProblemCodes.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemCodes.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        ProblemCodes.TooManyRequests => StatusCodes.Status429TooManyRequests,
        ProblemCodes.InternalError => StatusCodes.Status500InternalServerError,
        ProblemCodes.WindowsError => StatusCodes.Status502BadGateway,
        ProblemCodes.FileInUse or ProblemCodes.ServiceStopping => StatusCodes.Status503ServiceUnavailable,
        ProblemCodes.OperationTimeout => StatusCodes.Status504GatewayTimeout,
        ProblemCodes.DiskFull => StatusCodes.Status507InsufficientStorage,
        _ => throw new ArgumentException($"'{code}' is not a code of {nameof(ProblemCodes)}.", nameof(code)),
    };
}
