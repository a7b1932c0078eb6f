using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.VirtualDisk;

/// <summary>Body of <see cref="ApiRoutes.VirtualDiskMove"/>.</summary>
/// <param name="DestinationFolder">
/// Full path of a folder on a local fixed NTFS volume, at most <see cref="MaximumPathCharacters"/> characters. The caller must be allowed to write there, and no
/// part of the path may be a link.
/// </param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VirtualDiskMoveRequest(string DestinationFolder)
{
    /// <summary>Longest path in characters.</summary>
    public const int MaximumPathCharacters = 200;
}
