namespace DockerDesktop.Service.Callers;

/// <summary>A caller's token: it can be asked, and nothing can be opened with it.</summary>
internal interface ICallerToken : IDisposable
{
    /// <summary>Says whether the caller himself has access to an object.</summary>
    /// <param name="securityDescriptor">The object's descriptor, self-relative, with owner, group and access list.</param>
    /// <param name="access">The rights, specific and standard ones; no generic ones.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">Windows does not tell.</exception>
    bool HasAccess(byte[] securityDescriptor, uint access);
}
