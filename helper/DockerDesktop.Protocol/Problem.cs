namespace DockerDesktop.Protocol;

/// <summary>A refused or failed request: the body of every error answer, <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">URI of the kind of problem: <see cref="TypePrefix"/> and the code.</param>
/// <param name="Title">The problem in a few words, the same for every occurrence.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Code">Stable code, one of <see cref="ProblemCodes"/>.</param>
/// <param name="Cause">What was wrong this time.</param>
/// <param name="Fix">What the caller or an administrator can do.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Cause, string Fix)
{
    /// <summary>What precedes the code in <see cref="Type"/>.</summary>
    public const string TypePrefix = "urn:docker-desktop:problem:";

    /// <summary>Media type of the body.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>
    /// Makes a problem whose type follows from its code. A text that is too long is cut, so that nobody is sent, or leaves in the log, more than <see
    /// cref="ApiLimits"/> allow.
    /// </summary>
    /// <param name="status">HTTP status code.</param>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    /// <param name="title">The problem in a few words.</param>
    /// <param name="cause">What was wrong this time.</param>
    /// <param name="fix">What the caller or an administrator can do.</param>
    public static Problem Create(int status, string code, string title, string cause, string fix) => 
        new(TypePrefix + code, title, status, code, CutText.Cut(cause, ApiLimits.ProblemTextCharacters), CutText.Cut(fix, ApiLimits.ProblemTextCharacters));
}
