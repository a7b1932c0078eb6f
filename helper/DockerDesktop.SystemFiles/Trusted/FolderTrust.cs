namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>What a folder has to be before it is used. No part of its path is ever a link.</summary>
internal enum FolderTrust
{
    /// <summary>The folder itself and each folder above it belong to SYSTEM, Administrators or TrustedInstaller.</summary>
    Path,

    /// <summary>The folder itself does.</summary>
    Folder,

    /// <summary>Whoever's it is: for work with the rights of a user, in that user's folders.</summary>
    Anybody,

    /// <summary>As <see cref="Anybody"/>, on a network share too: for a process that has no more rights than the user whose folders they are.</summary>
    AnybodyAnywhere,
}
