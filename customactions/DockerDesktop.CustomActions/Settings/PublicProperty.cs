namespace DockerDesktop.CustomActions.Settings;

/// <summary>A public property of the packages and who may give it what.</summary>
/// <param name="Name">Its name.</param>
internal sealed record PublicProperty(string Name)
{
    /// <summary>The values that it may have, in any case of letters; null for any text.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>True when it decides about the computer and not about one user: only an administrator may give it once the product is installed.</summary>
    public bool IsMachineWide { get; init; } = true;

    /// <summary>Why the per-user package refuses it, and what to do; null when it takes it.</summary>
    public string? PerUserRefusal { get; init; }

    /// <summary>The values that the per-user package takes all the same.</summary>
    public IReadOnlyList<string> PerUserAllowed { get; init; } = [];

    /// <summary>False when this version does nothing for it.</summary>
    public bool IsSupported { get; init; } = true;

    /// <summary>Of a property that is not supported, the value that asks for what is done anyway; null when there is none.</summary>
    public string? HarmlessValue { get; init; }

    /// <summary>Says what is wrong with a value.</summary>
    /// <param name="value">The value, not empty.</param>
    /// <param name="scope">The package's scope.</param>
    /// <returns>What was given, what is allowed and what to do; null when the value is right.</returns>
    public string? Check(string value, PackageScope scope)
    {
        if (scope == PackageScope.PerUser && PerUserRefusal is not null && !PerUserAllowed.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return $"{Name} is not for the per-user package: {PerUserRefusal} Leave {Name} out, or install DockerDesktop-AllUsers.msi instead.";
        }

        if (!IsSupported)
        {
            return value.Equals(HarmlessValue, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"{Name} is not supported by this version yet{(HarmlessValue is null ? string.Empty : $", except {Name}={HarmlessValue}")}. Leave it out.";
        }

        // Only values of closed sets are quoted: what is open may be a secret.
        return Allowed is not null && !Allowed.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? $"{Name}={value} is not allowed. Give {string.Join(", ", Allowed.Take(Allowed.Count - 1))} or {Allowed[^1]}, or leave {Name} out."
            : null;
    }
}
