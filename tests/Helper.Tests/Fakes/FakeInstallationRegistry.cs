using DockerDesktop.Windows.Installation;

namespace Helper.Tests.Fakes;

/// <summary>A registry in memory.</summary>
internal sealed class FakeInstallationRegistry : IInstallationRegistry
{
    /// <summary>HKEY_LOCAL_MACHINE; null when there is no key.</summary>
    public Dictionary<string, object>? AllUsers { get; set; }

    /// <summary>HKEY_CURRENT_USER; null when there is no key.</summary>
    public Dictionary<string, object>? PerUser { get; set; }

    /// <summary>Thrown instead of an answer.</summary>
    public InstallationRegistryException? Failure { get; set; }

    public IReadOnlyDictionary<string, object>? Read(InstallationScope scope) =>
        Failure is not null ? throw Failure : scope == InstallationScope.AllUsers ? AllUsers : PerUser;

    /// <summary>What the all-users package records when nothing was chosen.</summary>
    public static FakeInstallationRegistry WithDefaults() => new()
    {
        AllUsers = new() { ["Engine"] = "wsl", ["DisableWindowsContainers"] = "0", ["AlwaysRunService"] = "0", ["MaintainHosts"] = "0" },
    };
}
