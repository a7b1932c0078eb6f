namespace WineBed;

/// <summary>A service as the service control manager describes it.</summary>
/// <param name="Name">The key name.</param>
/// <param name="Properties">
/// state, exit-code, process, type, start-type, error-control, path, dependencies, account, display-name, and where Wine keeps them description, delayed-start and
/// sid-type; see <c>tests/WinePrograms/ServiceProbe</c>.
/// </param>
public sealed record WineService(string Name, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>stopped, start-pending, running and so on.</summary>
    public string State => Properties["state"];

    /// <summary>automatic, demand or disabled.</summary>
    public string StartType => Properties["start-type"];

    /// <summary>The command line that is started, with its quotes.</summary>
    public string Path => Properties["path"];

    public string Account => Properties["account"];

    public string DisplayName => Properties["display-name"];
}
