using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Components and whose products have them.</summary>
internal sealed class FakeInstalledComponents : IInstalledComponents
{
    public List<(string Component, string Sid)> Owners { get; } = [];

    /// <summary>What is answered when everybody's products are asked for.</summary>
    public uint ErrorOfAllUsers { get; set; }

    /// <summary>What is answered when the user's own are.</summary>
    public uint ErrorOfOwn { get; set; }

    /// <summary>Who asks.</summary>
    public string Client { get; set; } = FakeClientToken.AdminSid;

    public uint FindOwners(string component, bool ofAllUsers, out IReadOnlyList<string> sids)
    {
        var error = ofAllUsers ? ErrorOfAllUsers : ErrorOfOwn;
        sids = error != Win32Error.Success ? [] : [.. Owners.Where(owner => owner.Component == component && (ofAllUsers || owner.Sid == Client || owner.Sid == FakeClientToken.System.Sid)).Select(owner => owner.Sid)];
        return error;
    }
}
