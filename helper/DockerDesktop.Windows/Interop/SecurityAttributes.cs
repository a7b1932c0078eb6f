namespace DockerDesktop.Windows.Interop;

/// <summary>SECURITY_ATTRIBUTES of an object that is not inherited by child processes.</summary>
/// <param name="securityDescriptor">Self-relative and fixed in memory for as long as the structure is used.</param>
internal readonly unsafe struct SecurityAttributes(byte* securityDescriptor)
{
    /// <summary>nLength.</summary>
    public readonly uint Length = (uint)sizeof(SecurityAttributes);

    /// <summary>lpSecurityDescriptor.</summary>
    public readonly byte* SecurityDescriptor = securityDescriptor;

    /// <summary>bInheritHandle.</summary>
    public readonly int InheritHandle;
}
