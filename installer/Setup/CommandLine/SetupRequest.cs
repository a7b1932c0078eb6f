using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.Setup.CommandLine;

/// <summary>What was asked for, once it was understood.</summary>
/// <param name="Command">What to do.</param>
internal sealed record SetupRequest(SetupCommand Command)
{
    /// <summary>For whom; null when that is to be asked or found out.</summary>
    public PackageScope? Scope { get; init; }

    /// <summary>True without a window.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>True when the license need not be asked about.</summary>
    public bool AcceptsLicense { get; init; }

    /// <summary>The flags that stand for properties of the package, with their values, in the order in which they were given.</summary>
    public IReadOnlyDictionary<InstallFlag, string> Flags { get; init; } = new Dictionary<InstallFlag, string>();

    /// <summary>A property that a flag sets.</summary>
    /// <param name="name">The property.</param>
    /// <returns>Its value; null when no flag sets it.</returns>
    public string? Property(string name)
    {
        foreach (var (flag, value) in Flags)
        {
            if (flag.Property == name)
            {
                return value;
            }
        }

        return null;
    }
}
