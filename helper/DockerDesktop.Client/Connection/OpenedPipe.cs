namespace DockerDesktop.Client.Connection;

/// <summary>An open pipe whose server has not been checked yet.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="OwnerSid">SID of the pipe object's owner; empty if it has none.</param>
internal sealed record OpenedPipe(Stream Stream, string OwnerSid);
