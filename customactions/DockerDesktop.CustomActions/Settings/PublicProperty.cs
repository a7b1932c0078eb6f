namespace DockerDesktop.CustomActions.Settings;

/// <summary>A public property of the packages: who may give it what, and where it is recorded.</summary>
/// <param name="Name">Its name.</param>
internal sealed record PublicProperty(string Name)
{
    /// <summary>The value that takes an optional setting away again: Windows Installer takes <c>X=""</c> for not given.</summary>
    public const string TakenAway = "-";

    /// <summary>The values that it may have, in any case of letters; null for an open set.</summary>
    public string[]? Allowed { get; init; }

    /// <summary>Of an open set, reads a value; null for any text.</summary>
    public Func<string, PackageScope, PropertyValue>? Read { get; init; }

    /// <summary>True when it binds the machine, where it is installed for all users: only an administrator may give it once the product is installed.</summary>
    public bool IsMachineWide { get; init; } = true;

    /// <summary>Why the per-user package refuses it, and what to do; null when it takes it.</summary>
    public string? PerUserRefusal { get; init; }

    /// <summary>The values that the per-user package takes all the same.</summary>
    public string[] PerUserAllowed { get; init; } = [];

    /// <summary>The value below <see cref="RecordedSettings.Key"/> that it is recorded as; null when it is about this run only.</summary>
    public string? ValueName { get; init; }

    /// <summary>What is recorded when it is neither given nor recorded; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>True when <see cref="TakenAway"/> may be given.</summary>
    public bool IsOptional { get; init; }

    /// <summary>True when it may hold a secret: it is in MsiHiddenProperties, and no text quotes it.</summary>
    public bool IsSecret { get; init; }

    /// <summary>True when an uninstall takes it.</summary>
    public bool IsForUninstall { get; init; }

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value, not empty.</param>
    /// <param name="scope">The package's scope.</param>
    /// <returns>The value in its one form, or what was given, what is allowed and what to do.</returns>
    public PropertyValue Parse(string value, PackageScope scope)
    {
        if (scope == PackageScope.PerUser && PerUserRefusal is not null && !Array.Exists(PerUserAllowed, allowed => allowed.Equals(value, StringComparison.OrdinalIgnoreCase)))
        {
            return PropertyValue.Wrong($"{Name} is not for the per-user package: {PerUserRefusal} Leave {Name} out, or install DockerDesktop-AllUsers.msi instead.");
        }

        if (IsOptional && value == TakenAway)
        {
            return PropertyValue.Right(value);
        }

        if (Allowed is null)
        {
            return Read is null ? PropertyValue.Right(value) : Read(value, scope);
        }

        // Only values of closed sets are quoted: what is open may be a secret.
        return Array.Find(Allowed, allowed => allowed.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? PropertyValue.Right(meant)
            : PropertyValue.Wrong($"{Name}={value} is not allowed. Give {string.Join(", ", Allowed[..^1])} or {Allowed[^1]}, or leave {Name} out.");
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
