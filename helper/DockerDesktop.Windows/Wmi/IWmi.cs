namespace DockerDesktop.Windows.Wmi;

/// <summary>Windows Management Instrumentation of this computer. Nothing of it is loaded before the first connection.</summary>
internal interface IWmi
{
    /// <summary>Connects to a namespace, with the process's own account.</summary>
    /// <param name="path">For example <c>root\cimv2</c>.</param>
    /// <exception cref="WmiException">
    /// <see cref="WmiException.InvalidNamespace"/>: there is none of this name; <see cref="WmiException.AccessDenied"/>;
    /// <see cref="WmiException.ServiceDisabled"/>: WMI's service is off.
    /// </exception>
    IWmiNamespace Connect(string path);

    /// <summary>Prepares a thread that nothing but calls is made on.</summary>
    /// <returns>Ends the call that the thread is in, if Windows can; called on another thread, while the thread is in a call.</returns>
    Action EnterThread();
}
