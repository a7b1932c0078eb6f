namespace DockerDesktop.Protocol;

/// <summary>Values of <see cref="Problem.Code"/>.</summary>
public static class ProblemCodes
{
    /// <summary>404: the path is not one of the helper's.</summary>
    public const string UnknownPath = "unknown-path";

    /// <summary>405: the path exists, the method does not.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>400: the path takes no query.</summary>
    public const string UnexpectedQuery = "unexpected-query";

    /// <summary>400: the path takes no body.</summary>
    public const string UnexpectedBody = "unexpected-body";

    /// <summary>413: the body is larger than <see cref="ApiLimits.RequestBodyBytes"/>.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>400: the request is not well formed.</summary>
    public const string MalformedRequest = "malformed-request";

    /// <summary>408: the request came too slowly.</summary>
    public const string RequestTimeout = "request-timeout";

    /// <summary>403: Windows did not say who the caller is.</summary>
    public const string CallerUnknown = "caller-unknown";

    /// <summary>403: the caller is known and may not do this.</summary>
    public const string CallerNotAllowed = "caller-not-allowed";

    /// <summary>504: the helper did not finish in time.</summary>
    public const string OperationTimeout = "operation-timeout";

    /// <summary>500: a defect or an unforeseen state of the computer.</summary>
    public const string InternalError = "internal-error";

    /// <summary>415: the body is not <c>application/json</c>.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>400: a member of the body has a value that is not allowed; the cause names it.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>403: Windows containers were turned off at installation.</summary>
    public const string WindowsContainersOff = "windows-containers-off";

    /// <summary>409: the setting to maintain the hosts file is off.</summary>
    public const string HostsNotMaintained = "hosts-not-maintained";

    /// <summary>409: the hosts file is such that the helper does not change it.</summary>
    public const string HostsFileRefused = "hosts-file-refused";

    /// <summary>409: a folder or file that the helper needs does not belong to an account that it trusts, or is a link.</summary>
    public const string NotTrusted = "not-trusted";

    /// <summary>409: what is kept on disk cannot be understood.</summary>
    public const string StoredDataDamaged = "stored-data-damaged";

    /// <summary>503: another program holds the file.</summary>
    public const string FileInUse = "file-in-use";

    /// <summary>507: the volume is full.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>403: the path of a request is refused; the cause says why.</summary>
    public const string PathRefused = "path-refused";

    /// <summary>409: what the request is about is not installed on this computer.</summary>
    public const string NotInstalled = "not-installed";

    /// <summary>409: what the request is about is not in a state that allows it.</summary>
    public const string WrongState = "wrong-state";

    /// <summary>409: another operation on the same thing is in progress.</summary>
    public const string OperationInProgress = "operation-in-progress";

    /// <summary>404: there is no operation of this identifier that the caller may see.</summary>
    public const string UnknownOperation = "unknown-operation";

    /// <summary>409: the operation has ended or cannot be cancelled.</summary>
    public const string OperationNotCancellable = "operation-not-cancellable";

    /// <summary>429: the caller has asked for more in a short time, or has more answers unread, than one caller gets.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>503: the helper is stopping, or stopped while the operation was in progress.</summary>
    public const string ServiceStopping = "service-stopping";

    /// <summary>502: Windows refused; the cause has the function and the error.</summary>
    public const string WindowsError = "windows-error";
}
