using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>Where a predecessor is, and where it is while it is set aside.</summary>
/// <param name="Parent">The full path of the folder above its folder.</param>
/// <param name="Name">Its folder's name.</param>
/// <param name="AsideName">Its folder's name while it is set aside.</param>
/// <param name="User">The SID of the user whose it is; null for that of all users.</param>
/// <param name="Transaction">The transaction.</param>
internal sealed record PredecessorPlace(string Parent, string Name, string AsideName, string? User, string Transaction)
{
    public RegistryRoot Root => User is null ? RegistryRoot.LocalMachine : RegistryRoot.Users;

    /// <summary>With the rights of a user in his own folders nothing has to be trusted.</summary>
    public FolderTrust Trust => User is null ? FolderTrust.Above : FolderTrust.Anybody;

    public string UninstallKey => Prefix + PredecessorInstall.UninstallKey;

    /// <summary>Below the key of the transaction, which goes at its end.</summary>
    public string AsideKey => $@"{Prefix}{RollbackStore.ParentKey}\{Transaction}\Predecessor";

    private string Prefix => User is null ? string.Empty : $@"{User}\";

    /// <summary>Reads the data of the actions.</summary>
    /// <exception cref="ActionFailedException">It is not what <see cref="PredecessorPart"/> hands out.</exception>
    public static PredecessorPlace Read(CustomActionData data)
    {
        if (!data.TryGetValue(RollbackStore.TransactionKey, out var transaction) || !Guid.TryParseExact(transaction, "D", out _)
            || !data.TryGetValue(SetPredecessorAside.FolderKey, out var folder) || folder.LastIndexOf('\\') is not (> 2 and var separator))
        {
            throw new ActionFailedException("The action was given no folder and transaction. The package is damaged: its PrepareInstall action has to run before this one.");
        }

        var name = folder[(separator + 1)..];
        return new PredecessorPlace(
            folder[..separator], name, PredecessorInstall.AsideName(name, transaction), data.TryGetValue(RollbackStore.UserKey, out var user) ? user : null, transaction);
    }
}
