namespace DockerDesktop.Protocol;

/// <summary>Limits that both ends of the pipe keep to.</summary>
public static class ApiLimits
{
    /// <summary>Deepest nesting of a JSON document that is read.</summary>
    public const int JsonDepth = 16;

    /// <summary>Largest request body in bytes.</summary>
    public const int RequestBodyBytes = 64 * 1024;

    /// <summary>Largest response body in bytes that a client accepts.</summary>
    public const int ResponseBodyBytes = 1024 * 1024;

    /// <summary>Operations of an account that the helper remembers after they have ended. Those in progress it always remembers.</summary>
    public const int KeptOperations = 32;

    /// <summary>Most characters of a text in a <see cref="Problem"/>: a part of it may come from the caller.</summary>
    public const int ProblemTextCharacters = 1024;
}
