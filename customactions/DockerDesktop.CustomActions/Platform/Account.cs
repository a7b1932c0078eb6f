namespace DockerDesktop.CustomActions.Platform;

/// <summary>An account as Windows resolves it.</summary>
/// <param name="Sid">Its SID as a text.</param>
/// <param name="Domain">The computer or domain that it belongs to.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Account(string Sid, string Domain, string Name, AccountKind Kind)
{
    /// <summary><c>DOMAIN\name</c>.</summary>
    public string QualifiedName => Domain.Length == 0 ? Name : $@"{Domain}\{Name}";

    /// <inheritdoc/>
    public override string ToString() => QualifiedName;
}
