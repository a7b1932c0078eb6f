using System.ComponentModel;
using System.Diagnostics;

namespace DockerDesktop.Setup.Elevation;

/// <summary>Starts a program with administrator's rights.</summary>
internal interface IElevatedStart
{
    /// <summary>Asks for consent and starts it.</summary>
    /// <param name="program">Its full path, which an administrator's session knows too.</param>
    /// <param name="arguments">Its command line without the program.</param>
    /// <exception cref="Win32Exception">1223: consent was not given. Another: Windows could not start it.</exception>
    Process Start(string program, string arguments);
}
