namespace DockerDesktop.CustomActions.Settings;

/// <summary>A flag of the setup program and the public property that it sets.</summary>
/// <param name="Name">The flag with its two hyphens.</param>
/// <param name="Property">The property; null for a flag of the setup program alone.</param>
/// <param name="TakesValue">True for <c>--flag=value</c>, false for a switch, which sets 1.</param>
internal sealed record InstallFlag(string Name, string? Property, bool TakesValue)
{
    /// <summary>What the flag's values are called as values of the property; any other value is passed on as it is.</summary>
    public IReadOnlyDictionary<string, string> ValueNames { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
