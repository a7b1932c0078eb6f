using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Transactions;

/// <summary>
/// What a deferred action found and did, for its rollback twin. A rollback action gets its data when the script is written, before anything was done, so what is found
/// out while running has to be kept: as values of a key of this transaction below HKLM\SOFTWARE, where only administrators and SYSTEM write; of the per-user package, whose
/// actions have the user's rights, below his own hive. The actions write a fact before
/// the change that it is about and take it back when the change turns out not to be theirs. The key goes at commit, or at the end of the rollback. Which transaction it is, the data says, which is anybody's;
/// who started it, Windows Installer says. So facts are of the one who started what recorded them, and nobody else undoes anything by them.
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

    /// <summary>The value with the SID of whoever started the transaction.</summary>
    internal const string StarterName = "StartedBy";

    internal const string ParentKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Rollback";

    private readonly IRegistry _registry;
    private readonly RegistryRoot _root;
    private readonly string _parent;
    private readonly string _key;
    private readonly bool _isKept;
    private readonly bool _isLast;

    /// <summary>Whose facts count; null with the rights of a user, in whose own hive they are.</summary>
    private readonly string? _starter;

    private RollbackStore(IRegistry registry, string transaction, string? user, CustomActionData data, string starter)
    {
        _starter = user is null ? starter : null;
        _registry = registry;
        (_root, _parent) = user is null ? (RegistryRoot.LocalMachine, ParentKey) : (RegistryRoot.Users, $@"{user}\{ParentKey}");
        _key = $@"{_parent}\{transaction}";
        _isKept = !data.ContainsKey(RollbackDisabledKey);
        _isLast = data.ContainsKey(LastTransactionKey);
    }

    /// <summary>Opens the store of the running transaction of the package for all users.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="session">The running action.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ActionFailedException">The data names no transaction, or a user.</exception>
    public static RollbackStore Open(IRegistry registry, Session session) => session.CustomActionData.ContainsKey(UserKey) ? throw Foreign() : Open(registry, session, user: null);

    /// <summary>Opens the store of the running transaction of either package.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="session">The running action.</param>
    /// <param name="client">With whose rights the action runs.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ActionFailedException">The data names no transaction, or another user than the one with whose rights the action runs.</exception>
    public static RollbackStore Open(IRegistry registry, Session session, IClientToken client) => Open(registry, session, ReadUser(session.CustomActionData, client));

    /// <summary>
    /// Whose hive the package for one user keeps its things in. LocalSystem writes into no user's hive: the user can put links to any other key there.
    /// </summary>
    /// <param name="data">The action's data.</param>
    /// <param name="client">With whose rights the action runs.</param>
    /// <returns>The SID; null for the package for all users.</returns>
    /// <exception cref="ActionFailedException">The data names another user than the one with whose rights the action runs.</exception>
    public static string? ReadUser(CustomActionData data, IClientToken client) =>
        !data.TryGetValue(UserKey, out var user) ? null
        : client.Read() is { IsSystem: false } identity && identity.Sid.Equals(user, StringComparison.OrdinalIgnoreCase) ? user
        : throw Foreign();

    /// <summary>The transaction that an action's data names.</summary>
    /// <exception cref="ActionFailedException">It names none.</exception>
    public static string ReadTransaction(CustomActionData data) =>
        data.TryGetValue(TransactionKey, out var transaction) && Guid.TryParseExact(transaction, "D", out _)
            ? transaction
            : throw new ActionFailedException("The action was given no transaction. The package is damaged: its PrepareInstall action has to run before this one.");

    /// <summary>Keeps a fact.</summary>
    /// <exception cref="ActionFailedException">The transaction is one that somebody else started.</exception>
    public void Remember(string fact, string value)
    {
        if (!_isKept)
        {
            return;
        }

        if (!IsOwn(_key))
        {
            if (_registry.KeyExists(_root, _key))
            {
                throw new ActionFailedException("The action was told to work in a transaction that somebody else started. Nothing is changed; run the installation again.");
            }

            _registry.WriteString(_root, _key, StarterName, _starter!);
        }

        _registry.WriteString(_root, _key, fact, value);
    }

    /// <summary>Reads a fact; null when it was not kept, or by a transaction that somebody else started.</summary>
    public string? Recall(string fact) => IsOwn(_key) ? _registry.ReadString(_root, _key, fact) : null;

    /// <summary>The transactions that facts are kept of: this one, and those that a loss of power interrupted.</summary>
    public IReadOnlyList<string> ListTransactions() => _registry.ListKeys(_root, _parent);

    /// <summary>Reads a fact of any transaction; null when it was not kept.</summary>
    public string? Recall(string transaction, string fact) => _registry.ReadString(_root, $@"{_parent}\{transaction}", fact);

    /// <summary>Takes a fact back.</summary>
    public void Forget(string fact)
    {
        if (IsOwn(_key))
        {
            _registry.DeleteValue(_root, _key, fact);
        }
    }

    /// <summary>Removes the key of this transaction, and the product's keys above it that are empty then.</summary>
    /// <param name="sweepsAll">Whether what others started goes too, when nothing older can be rolled back any more.</param>
    public void Clear(Func<bool> sweepsAll)
    {
        foreach (var transaction in _registry.ListKeys(_root, _parent))
        {
            var key = $@"{_parent}\{transaction}";
            if (IsOwn(key) ? _isLast || key == _key : _isLast && sweepsAll())
            {
                _registry.DeleteTree(_root, key);
            }
        }

        _registry.DeleteEmptyKeys(_root, _parent, below: "SOFTWARE");
    }

    private static RollbackStore Open(IRegistry registry, Session session, string? user) =>
        new(registry, ReadTransaction(session.CustomActionData), user, session.CustomActionData, session[MachineAuthority.UserSidProperty]);

    private bool IsOwn(string key) => _starter is null || _registry.ReadString(_root, key, StarterName) == _starter;

    private static ActionFailedException Foreign() => new("The action was told to work in the registry of another user than the one with whose rights it runs. Nothing is changed there; run the installation again.");
}
