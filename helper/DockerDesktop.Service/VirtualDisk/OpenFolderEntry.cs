using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>An open file or folder of an <see cref="OpenFolderTree"/>.</summary>
/// <param name="Object">It.</param>
/// <param name="Facts">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Folder">The place in the list of the folder that it is in; -1 for the one that all are in.</param>
internal readonly record struct OpenFolderEntry(IFileObject Object, FileFacts Facts, string Name, int Folder);
