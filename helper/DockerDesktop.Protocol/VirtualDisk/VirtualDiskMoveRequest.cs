using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.VirtualDisk;

/// <summary>Body of <see cref="ApiRoutes.VirtualDiskMove"/>.</summary>
/// <param name="DestinationFolder">
/// Full path of a folder on a local fixed NTFS volume, at most <see cref="MaximumPathCharacters"/> characters. The caller must be allowed to write there, and
/// no part of the path may be a link.
/// </param>
/// <param name="WholeFolder">
/// False moves the file alone into the destination. True moves the folder that it lies in, with all that is in it: it becomes a folder <see cref="FolderName"/>
/// in the destination, in which there must be none of that name. Everything in it must belong to SYSTEM, Administrators or TrustedInstaller.
/// </param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VirtualDiskMoveRequest(string DestinationFolder, bool WholeFolder = false)
{
    /// <summary>The name of a folder that was moved as a whole.</summary>
    public const string FolderName = "DockerDesktop.vm-data";

    /// <summary>Longest path in characters.</summary>
    public const int MaximumPathCharacters = 200;
}
