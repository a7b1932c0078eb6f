namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>
/// What a folder has to be before it is used; what is asked for becomes less from member to member. No part of its path is ever a link. Before <see
/// cref="Anybody"/>, it and each folder above it belong to SYSTEM, Administrators or TrustedInstaller, and nobody else has a right by which it, or one above
/// it, could be removed, renamed or taken over. On the root of a drive DELETE does not count.
/// </summary>
internal enum FolderTrust
{
    /// <summary>And nobody else may write in it, or in what is made in it.</summary>
    Path,

    /// <summary>
    /// As <see cref="Path"/>, for a folder of the product's own: one that is there and in which others may write gets its access list when it is opened to be
    /// made. What a folder above hands down, as %ProgramData% does, is no reason to refuse it.
    /// </summary>
    Own,

    /// <summary>As <see cref="Path"/>, but others may add folders to it, which are then theirs: the root of their own disks.</summary>
    UsersFolders,

    /// <summary>Others may add to it, as they may to %ProgramData% and to the root of a drive.</summary>
    Above,

    /// <summary>Whoever's it is: for work with the rights of a user, in that user's folders.</summary>
    Anybody,

    /// <summary>As <see cref="Anybody"/>, on a network share too: for a process that has no more rights than the user whose folders they are.</summary>
    AnybodyAnywhere,
}
