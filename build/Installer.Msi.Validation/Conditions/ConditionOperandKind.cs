namespace Installer.Msi.Validation.Conditions;

/// <summary>What an operand of a condition names.</summary>
internal enum ConditionOperandKind
{
    /// <summary>A property.</summary>
    Property,

    /// <summary>An environment variable, <c>%NAME</c>.</summary>
    EnvironmentVariable,

    /// <summary>What is to be done with a component, <c>$key</c>, or the state that it is in, <c>?key</c>.</summary>
    Component,

    /// <summary>What is to be done with a feature, <c>&amp;key</c>, or the state that it is in, <c>!key</c>.</summary>
    Feature,

    /// <summary>A text or a number.</summary>
    Literal,
}
