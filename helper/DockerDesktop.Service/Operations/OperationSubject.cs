namespace DockerDesktop.Service.Operations;

/// <summary>What operations work on: two that work on the same never run at the same time.</summary>
internal enum OperationSubject
{
    /// <summary>The virtual machine and its disk.</summary>
    VirtualMachine,

    /// <summary>The Windows engine and its data.</summary>
    WindowsEngine,
}
