namespace Installer.Wix.Symbols;

/// <summary>The feature that owns a component: the target of an advertised shortcut.</summary>
/// <param name="componentId">The component.</param>
internal sealed class PrimaryFeatureValue(string componentId) : RowValue
{
    /// <summary>The component.</summary>
    public string ComponentId { get; private set; } = componentId;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform) => ComponentId = transform(ComponentId);
}
