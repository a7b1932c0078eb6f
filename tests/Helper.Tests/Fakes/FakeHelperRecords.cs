using DockerDesktop.Windows.Installation;

namespace Helper.Tests.Fakes;

/// <summary>The helper's records in memory.</summary>
internal sealed class FakeHelperRecords : IHelperRecords
{
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>Called before and after each write, with false and true: the time to crash.</summary>
    public Action<bool>? AroundWrite { get; set; }

    public InstallationRegistryException? Failure { get; set; }

    public string? Read(string name) => Failure is not null ? throw Failure : Values.GetValueOrDefault(name);

    public void Write(string name, string text)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        AroundWrite?.Invoke(false);
        Values[name] = text;
        AroundWrite?.Invoke(true);
    }
}
