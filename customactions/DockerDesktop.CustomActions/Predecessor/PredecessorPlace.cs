using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>Where a predecessor is, and where it is while it is set aside.</summary>
/// <param name="parent">The full path of the folder above its folder.</param>
/// <param name="name">Its folder's name.</param>
/// <param name="asideName">Its folder's name while it is set aside.</param>
/// <param name="user">The SID of the user whose it is; null for that of all users.</param>
/// <param name="transaction">The transaction.</param>
/// <param name="isFixed">Whether its folder is the fixed one, and not one that its entry names.</param>
internal sealed class PredecessorPlace(string parent, string name, string asideName, string? user, string transaction, bool isFixed)
{
    public string Parent => parent;

    public string Name => name;

    public string AsideName => asideName;

    public string? User => user;

    public bool IsFixed => isFixed;

    /// <summary>The full path of its folder.</summary>
    public string FullPath => Join(Name);

    /// <summary>The full path of its folder while it is set aside.</summary>
    public string AsidePath => Join(AsideName);

    public RegistryRoot Root => User is null ? RegistryRoot.LocalMachine : RegistryRoot.Users;

    /// <summary>
    /// With the rights of a user in their own folders nothing has to be trusted. A folder that an administrator chose may lie where others may add to it, as Windows hands down on a drive's root; what
    /// they put in its place is theirs, and no link in it is followed.
    /// </summary>
    public FolderTrust Trust => User is null && IsFixed ? FolderTrust.Above : FolderTrust.Anybody;

    public string UninstallKey => Prefix + PredecessorInstall.UninstallKey;

    /// <summary>Below the key of the transaction, which goes at its end.</summary>
    public string AsideKey => $@"{Prefix}{RollbackStore.ParentKey}\{transaction}\Predecessor";

    private string Prefix => User is null ? string.Empty : $@"{User}\";

    /// <summary>Reads the data of the actions.</summary>
    /// <exception cref="ActionFailedException">It is not what <see cref="PredecessorPart"/> hands out.</exception>
    public static PredecessorPlace Read(CustomActionData data, IRegistry registry, IClientToken client) =>
        data.TryGetValue(SetPredecessorAside.FolderKey, out var folder) && TryCreate(RollbackStore.ReadUser(data, client), RollbackStore.ReadTransaction(data), folder, registry) is { } place
            ? place
            : throw new ActionFailedException("The action was given no folder. The package is damaged: its PrepareInstall action has to run before this one.");

    /// <summary>The place of a predecessor that a transaction has set aside.</summary>
    /// <param name="user">The SID of the user whose it is; null for that of all users.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="folder">The full path of the folder.</param>
    /// <param name="registry">The registry.</param>
    /// <returns>The place; null when that is no transaction or no folder on a drive.</returns>
    public static PredecessorPlace? TryCreate(string? user, string transaction, string folder, IRegistry registry)
    {
        if (!Guid.TryParseExact(transaction, "D", out _) || folder.LastIndexOf('\\') is not (>= 2 and var separator) || separator + 1 == folder.Length)
        {
            return null;
        }

        var name = folder[(separator + 1)..];
        return new PredecessorPlace(
            folder[..Math.Max(separator, 3)], name, PredecessorInstall.AsideName(name, transaction), user, transaction, user is null ? PredecessorInstall.IsFixed(registry, folder) : PredecessorInstall.IsOwnFixed(folder));
    }

    private string Join(string name) => Parent.EndsWith('\\') ? Parent + name : $@"{Parent}\{name}";
}
