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
}
