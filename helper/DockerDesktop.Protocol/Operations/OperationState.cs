using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Operations;

/// <summary>How far an operation is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OperationState>))]
public enum OperationState
{
    /// <summary>In progress.</summary>
    Running,

    /// <summary>Asked to end; it undoes what it did.</summary>
    Cancelling,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Ended by an error, and undone as far as its problem says.</summary>
    Failed,

    /// <summary>Ended because it was asked to, and undone.</summary>
    Cancelled,
}
