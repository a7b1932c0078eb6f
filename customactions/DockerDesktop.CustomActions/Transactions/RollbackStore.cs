using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Transactions;

/// <summary>
/// What a deferred action found and did, for its rollback twin. A rollback action gets its data when the script is written, before anything was done, so what is found
/// out while running has to be kept: as values of a key of this transaction below HKLM\SOFTWARE, where only administrators and SYSTEM write; of the per-user package, whose
/// actions have the user's rights, below his own hive. The actions write a fact before
/// the change that it is about and take it back when the change turns out not to be theirs. The key goes at commit, or at the end of the rollback.
/// </summary>
internal sealed class RollbackStore
{
    /// <summary>The key of custom-action data that names the transaction.</summary>
    public const string TransactionKey = "Transaction";

    /// <summary>The key of custom-action data that is there when nothing will ever be rolled back or committed, so that nothing is to be kept.</summary>
    public const string RollbackDisabledKey = "RollbackDisabled";

    /// <summary>The key of custom-action data that is there when nothing older can be rolled back any more: what the removal of an older version or interrupted transactions left behind goes too.</summary>
    public const string LastTransactionKey = "LastTransaction";

    /// <summary>The key of custom-action data that says in whose hive the per-user package keeps its facts: a SID.</summary>
    public const string UserKey = "User";

    internal const string ParentKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Rollback";

    private readonly IRegistry _registry;
    private readonly RegistryRoot _root;
    private readonly string _parent;
    private readonly string _key;
    private readonly bool _isKept;
    private readonly bool _isLast;

    private RollbackStore(IRegistry registry, string transaction, CustomActionData data)
    {
        _registry = registry;
        (_root, _parent) = data.TryGetValue(UserKey, out var user) ? (RegistryRoot.Users, $@"{user}\{ParentKey}") : (RegistryRoot.LocalMachine, ParentKey);
        _key = $@"{_parent}\{transaction}";
        _isKept = !data.ContainsKey(RollbackDisabledKey);
        _isLast = data.ContainsKey(LastTransactionKey);
    }

    /// <summary>Opens the store of the running transaction.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="data">The action's data.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ActionFailedException">The data names no transaction.</exception>
    public static RollbackStore Open(IRegistry registry, CustomActionData data) =>
        data.TryGetValue(TransactionKey, out var transaction) && Guid.TryParseExact(transaction, "D", out _)
            ? new RollbackStore(registry, transaction, data)
            : throw new ActionFailedException("The action was given no transaction. The package is damaged: its PrepareInstall action has to run before this one.");

    /// <summary>Keeps a fact.</summary>
    public void Remember(string fact, string value)
    {
        if (_isKept)
        {
            _registry.WriteString(_root, _key, fact, value);
        }
    }

    /// <summary>Reads a fact; null when it was not kept.</summary>
    public string? Recall(string fact) => _registry.ReadString(_root, _key, fact);

    /// <summary>Takes a fact back.</summary>
    public void Forget(string fact) => _registry.DeleteValue(_root, _key, fact);

    /// <summary>Removes the key of this transaction, and the product's keys above it that are empty then.</summary>
    public void Clear()
    {
        _registry.DeleteTree(_root, _isLast ? _parent : _key);
        _registry.DeleteEmptyKeys(_root, _parent, below: "SOFTWARE");
    }
}
