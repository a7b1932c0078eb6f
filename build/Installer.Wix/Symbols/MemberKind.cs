namespace Installer.Wix.Symbols;

/// <summary>What can own and be owned.</summary>
internal enum MemberKind
{
    /// <summary>Nothing: a feature at the top.</summary>
    Package,

    /// <summary>A feature.</summary>
    Feature,

    /// <summary>A group of features.</summary>
    FeatureGroup,

    /// <summary>A component.</summary>
    Component,

    /// <summary>A group of components.</summary>
    ComponentGroup,

    /// <summary>A merge module.</summary>
    Module,
}
