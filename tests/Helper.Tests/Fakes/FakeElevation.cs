using System.ComponentModel;
using DockerDesktop.Client.Elevation;

namespace Helper.Tests.Fakes;

/// <summary>An account that is an administrator's or not, and a prompt that is accepted or not.</summary>
internal sealed class FakeElevation : IElevation
{
    public bool IsElevated { get; set; }

    /// <summary>Windows' error instead of a copy; 1223 is a prompt that was declined.</summary>
    public int? Refusal { get; set; }

    /// <summary>What the elevated copy does; by default nothing, successfully.</summary>
    public Func<IReadOnlyList<string>, int> Copy { get; set; } = _ => 0;

    /// <summary>Arguments of the copies that were started.</summary>
    public List<IReadOnlyList<string>> Copies { get; } = [];

    public int Run(IReadOnlyList<string> arguments)
    {
        if (Refusal is { } error)
        {
            throw new Win32Exception(error);
        }

        Copies.Add(arguments);
        return Copy(arguments);
    }
}
