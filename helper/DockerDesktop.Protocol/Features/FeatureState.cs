using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Features;

/// <summary>What Windows says of one of its optional features.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FeatureState>))]
public enum FeatureState
{
    /// <summary>This edition of Windows does not have it.</summary>
    Unavailable,

    /// <summary>It is there and off, or its files have been removed.</summary>
    Disabled,

    /// <summary>It is off after the next restart.</summary>
    DisablePending,

    /// <summary>It is on after the next restart.</summary>
    EnablePending,

    /// <summary>It is on.</summary>
    Enabled,

    /// <summary>Windows does not tell.</summary>
    Unknown,
}
