using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The components of the running installation.</summary>
public sealed class ComponentInfoCollection : ICollection<ComponentInfo>
{
    private readonly Session _session;

    internal ComponentInfoCollection(Session session) => _session = session;

    /// <inheritdoc/>
    public int Count => Names.Count;

    /// <inheritdoc/>
    bool ICollection<ComponentInfo>.IsReadOnly => true;

    private IList<string> Names => _session.Database.ExecuteStringQuery("SELECT `Component` FROM `Component`");

    /// <summary>A component by its name. Whether it is there shows when its state is asked for.</summary>
    /// <param name="component">The key in the Component table.</param>
    public ComponentInfo this[string component]
    {
        get
        {
            return new ComponentInfo(_session, component);
        }
    }

    /// <summary>Says whether there is a component.</summary>
    /// <param name="component">The key in the Component table.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(string component) => Names.Contains(component);

    /// <inheritdoc/>
    bool ICollection<ComponentInfo>.Contains(ComponentInfo item) => item is not null && Contains(item.Name);

    /// <inheritdoc/>
    public void CopyTo(ComponentInfo[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var item in this)
        {
            array[arrayIndex++] = item;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ComponentInfo> GetEnumerator()
    {
        foreach (var name in Names)
        {
            yield return this[name];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    void ICollection<ComponentInfo>.Add(ComponentInfo item) => throw new InvalidOperationException("An installation's components are those of its package.");

    /// <inheritdoc/>
    void ICollection<ComponentInfo>.Clear() => throw new InvalidOperationException("An installation's components are those of its package.");

    /// <inheritdoc/>
    bool ICollection<ComponentInfo>.Remove(ComponentInfo item) => throw new InvalidOperationException("An installation's components are those of its package.");
}
