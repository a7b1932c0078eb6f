namespace DockerDesktop.Windows.Boot;

/// <summary>The system's boot configuration data. It is only read.</summary>
internal interface IBootStore
{
    /// <summary>Reads an element of an object.</summary>
    /// <param name="objectId">The object's GUID with braces.</param>
    /// <param name="element">The element's type (SDK: bcd.h, "BcdOSLoaderElementTypes").</param>
    /// <returns>A string, strings or bytes; null if the object does not have the element or does not exist.</returns>
    /// <exception cref="BootStoreException">The store is not there or cannot be read.</exception>
    object? ReadElement(string objectId, uint element);
}
