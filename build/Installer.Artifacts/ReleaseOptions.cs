using Installer.Artifacts.Signing;

namespace Installer.Artifacts;

/// <summary>What <c>installer-artifacts publish</c> was told.</summary>
/// <param name="Output">The folder to make.</param>
/// <param name="Packages">The packages.</param>
/// <param name="Setup">The setup program that carries them; null for none.</param>
/// <param name="ProgramLists">The lists of programs that the builds wrote.</param>
/// <param name="Sources">The repository's folder <c>installer</c>, with the policies and the detection script.</param>
/// <param name="Commit">The commit that was built.</param>
/// <param name="HasUncommittedChanges">True when what was built is not what was committed.</param>
/// <param name="DownloadAddress">Where users will download the packages: the address of the folder, with a slash at its end.</param>
/// <param name="Signing">How signatures are verified; null when the artifacts are not signed.</param>
/// <param name="Publishers">Whom the signatures of programs in the packages may be of; empty for everybody who is trusted.</param>
internal sealed record ReleaseOptions(
    string Output,
    IReadOnlyList<string> Packages,
    string? Setup,
    IReadOnlyList<string> ProgramLists,
    string Sources,
    string Commit,
    bool HasUncommittedChanges,
    Uri DownloadAddress,
    SigningOptions? Signing,
    IReadOnlyList<string> Publishers);
