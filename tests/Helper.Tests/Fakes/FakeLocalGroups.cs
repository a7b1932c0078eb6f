using DockerDesktop.Windows.LocalGroups;

namespace Helper.Tests.Fakes;

/// <summary>One local group, or none.</summary>
internal sealed class FakeLocalGroups : ILocalGroups
{
    public const string UsersGroupSid = "S-1-5-21-1-2-3-1005";

    public LocalGroupLookup Lookup { get; set; } = LocalGroupLookup.Found(UsersGroupSid);

    public IReadOnlySet<string>? Members { get; set; } = new HashSet<string>();

    public LocalGroupLookup Find(string name)
    {
        Assert.AreEqual("docker-users", name);
        return Lookup;
    }

    public IReadOnlySet<string>? GetMembers(string name)
    {
        Assert.AreEqual("docker-users", name);
        return Members;
    }
}
