using System.ComponentModel;

namespace DockerDesktop.Windows.Services;

/// <summary>The services of this computer. Nothing here waits: a start or a stop is asked for, and its progress is looked at.</summary>
internal interface ISystemServices
{
    /// <summary>Looks at a service.</summary>
    /// <param name="name">The service's name, not its display name.</param>
    /// <returns>What the service manager knows; null if there is no such service.</returns>
    /// <exception cref="Win32Exception">It does not tell, for example 5 (access denied).</exception>
    SystemService? Find(string name);

    /// <summary>Asks for a start without arguments.</summary>
    /// <param name="name">The service's name.</param>
    /// <exception cref="Win32Exception">
    /// 1060 not installed, 1056 runs already or is on its way, 1058 disabled, 1068 a service that it needs did not start, 1053 its program did not answer,
    /// 2 and 3 its program is missing, 5 access denied.
    /// </exception>
    void Start(string name);

    /// <summary>Asks for a stop.</summary>
    /// <param name="name">The service's name.</param>
    /// <exception cref="Win32Exception">
    /// 1060 not installed, 1062 does not run, 1051 running services depend on it, 1061 takes no stop at the moment, 1052 takes none ever, 5 access denied.
    /// </exception>
    void Stop(string name);

    /// <summary>Sets when Windows starts a service, and nothing else of its configuration.</summary>
    /// <param name="name">The service's name.</param>
    /// <param name="start">When.</param>
    /// <exception cref="Win32Exception">1060 not installed, 1072 is being deleted, 5 access denied.</exception>
    void SetStart(string name, SystemServiceStart start);

    /// <summary>Returns the names of the services that depend on a service and are not stopped.</summary>
    /// <param name="name">The service's name.</param>
    /// <exception cref="Win32Exception">1060 not installed, 5 access denied.</exception>
    IReadOnlyList<string> GetActiveDependents(string name);
}
