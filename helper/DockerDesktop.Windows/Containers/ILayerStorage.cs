namespace DockerDesktop.Windows.Containers;

/// <summary>
/// Windows' storage of container layers. A layer's files have access lists and links of the container's system, and only this takes all of them away.
/// </summary>
internal interface ILayerStorage
{
    /// <summary>Destroys a layer: its folder with all that is in it, and what Windows keeps of it.</summary>
    /// <param name="path">The layer's folder.</param>
    /// <returns>The HRESULT; null where Windows has no such storage.</returns>
    int? Destroy(string path);
}
