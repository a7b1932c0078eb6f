namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The disk space that an installation needs on a drive.</summary>
/// <param name="DriveName">The drive, <c>C:</c>.</param>
/// <param name="Cost">Bytes that stay occupied; negative when space becomes free.</param>
/// <param name="TempCost">Bytes that are occupied while the installation runs.</param>
public readonly record struct InstallCost(string DriveName, long Cost, long TempCost)
{
    /// <summary>The installer counts sectors of so many bytes.</summary>
    internal const int BytesPerUnit = 512;

    /// <summary>Asks for the cost of a component on every drive.</summary>
    /// <param name="session">The session.</param>
    /// <param name="component">The component; null for what the installer itself needs.</param>
    /// <param name="state">The state to be costed.</param>
    /// <returns>An item a drive.</returns>
    internal static List<InstallCost> Enumerate(Session session, string? component, InstallState state)
    {
        var costs = new List<InstallCost>();
        while (true)
        {
            var result = session.Api.EnumComponentCosts(session.OpenHandle, component, costs.Count, state, out var drive, out var cost, out var temporaryCost);
            if (result == WindowsError.NoMoreItems)
            {
                return costs;
            }

            InstallerException.ThrowIfFailed(session.Api, result, $"MsiEnumComponentCosts({component})");
            costs.Add(new InstallCost(drive, (long)cost * BytesPerUnit, (long)temporaryCost * BytesPerUnit));
        }
    }
}
