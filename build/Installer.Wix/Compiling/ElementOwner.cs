namespace Installer.Wix.Compiling;

/// <summary>What an extension is told of the element that holds its own. Only what applies is set.</summary>
/// <param name="ComponentId">The component, or what stands for it.</param>
/// <param name="DirectoryId">The component's folder.</param>
/// <param name="Is64Bit">Whether the component is 64-bit.</param>
/// <param name="TableName">The table of the object that the element describes, such as <c>File</c>.</param>
/// <param name="ObjectId">The object's key in that table.</param>
/// <param name="ServiceName">The name of the service that is installed.</param>
/// <param name="ConsiderKeyPath">Takes what the element may give the component as its key path.</param>
internal readonly record struct ElementOwner(
    string? ComponentId = null,
    string? DirectoryId = null,
    bool Is64Bit = false,
    string? TableName = null,
    string? ObjectId = null,
    string? ServiceName = null,
    Action<ComponentElements.KeyPathCandidate>? ConsiderKeyPath = null);
