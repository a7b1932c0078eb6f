using System.ComponentModel;

namespace DockerDesktop.Windows.Pipes;

/// <summary>A pipe that is open for its security descriptor and for nothing else.</summary>
internal interface IOpenPipe : IDisposable
{
    /// <summary>Returns owner and access list, self-relative.</summary>
    /// <exception cref="Win32Exception">Windows refuses.</exception>
    byte[] GetSecurity();

    /// <summary>Replaces the access list and leaves the owner.</summary>
    /// <param name="descriptor">Self-relative; only its access list is used.</param>
    /// <exception cref="Win32Exception">Windows refuses.</exception>
    void SetAccess(byte[] descriptor);
}
