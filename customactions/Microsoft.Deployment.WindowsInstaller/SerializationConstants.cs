namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Names of the serialization that exceptions of the .NET Framework had. Its members are here so that classes derived from these exceptions compile; nothing calls them.</summary>
internal static class SerializationConstants
{
    /// <summary>The diagnostic with which the framework marks its own members of this kind.</summary>
    public const string DiagnosticId = "SYSLIB0051";

    public const string Message = "Formatters that would serialize an exception are no part of .NET.";

    public const string ErrorCode = "msiErrorCode";

    public const string ConflictTables = "mergeConflictTables";

    public const string ConflictCounts = "mergeConflictCounts";
}
