using System.ComponentModel;
using System.Diagnostics;
using DockerDesktop.Setup.Elevation;

namespace Setup.Tests.Fakes;

/// <summary>A Windows that starts nothing.</summary>
internal sealed class FakeElevatedStart : IElevatedStart
{
    /// <summary>Why.</summary>
    public int Error { get; set; }

    /// <summary>The program and its arguments.</summary>
    public string? Asked { get; private set; }

    public Process Start(string program, string arguments)
    {
        Asked = $"{program} {arguments}";
        throw new Win32Exception(Error);
    }
}
