using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Transactions;

/// <summary>Registry values that an action of ours writes or deletes, where a row of the package cannot: what was there before is kept, and comes back in a rollback exactly as it was.</summary>
/// <param name="registry">The registry.</param>
/// <param name="store">What is kept for the rollback.</param>
/// <param name="root">The hive.</param>
/// <param name="key">The key.</param>
/// <param name="factPrefix">What the names of the facts begin with; one of its own for each action that changes a value which others change too.</param>
internal sealed class RegistryChanges(IRegistry registry, RollbackStore store, RegistryRoot root, string key, string factPrefix = "RegistryValue.")
{
    private const string NotThere = "none";

    /// <summary>Writes a value, or deletes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">The value; null to delete it.</param>
    /// <returns>True when something was changed.</returns>
    public bool Set(string name, RegistryData? data)
    {
        var before = registry.Read(root, key, name);
        if (Equals(before, data))
        {
            // A fact of this name is not of this run: the transaction's name is whoever started it's to choose.
            store.Forget(Fact(name));
            return false;
        }

        store.Remember(Fact(name), before?.ToString() ?? NotThere);
        if (data is null)
        {
            registry.DeleteValue(root, key, name);
        }
        else
        {
            registry.Write(root, key, name, data);
        }

        return true;
    }

    /// <summary>Brings a value back, if this transaction changed it.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True when it did.</returns>
    public bool Restore(string name)
    {
        if (store.Recall(Fact(name)) is not { } before)
        {
            return false;
        }

        if (before == NotThere)
        {
            registry.DeleteValue(root, key, name);
        }
        else
        {
            registry.Write(root, key, name, RegistryData.Parse(before));
        }

        store.Forget(Fact(name));
        return true;
    }

    private string Fact(string name) => factPrefix + name;
}
