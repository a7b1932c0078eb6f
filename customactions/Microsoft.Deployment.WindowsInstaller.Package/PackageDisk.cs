namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>A row of the Media table and the files that are on it.</summary>
/// <param name="Cabinet">The cabinet; with <c>#</c> before it a stream of the package.</param>
internal sealed record PackageDisk(string Cabinet)
{
    /// <summary>Keys of the files in the cabinet.</summary>
    public List<string> Compressed { get; } = [];

    /// <summary>Keys of the files beside the package.</summary>
    public List<string> Uncompressed { get; } = [];
}
