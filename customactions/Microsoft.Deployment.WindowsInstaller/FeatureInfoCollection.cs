using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The features of the running installation.</summary>
public sealed class FeatureInfoCollection : ICollection<FeatureInfo>
{
    private readonly Session _session;

    internal FeatureInfoCollection(Session session) => _session = session;

    /// <inheritdoc/>
    public int Count => Names.Count;

    /// <inheritdoc/>
    bool ICollection<FeatureInfo>.IsReadOnly => true;

    private IList<string> Names => _session.Database.ExecuteStringQuery("SELECT `Feature` FROM `Feature`");

    /// <summary>A feature by its name. Whether it is there shows when its state is asked for.</summary>
    /// <param name="feature">The key in the Feature table.</param>
    public FeatureInfo this[string feature]
    {
        get
        {
            return new FeatureInfo(_session, feature);
        }
    }

    /// <summary>Says whether there is a feature.</summary>
    /// <param name="feature">The key in the Feature table.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(string feature) => Names.Contains(feature);

    /// <inheritdoc/>
    bool ICollection<FeatureInfo>.Contains(FeatureInfo item) => item is not null && Contains(item.Name);

    /// <inheritdoc/>
    public void CopyTo(FeatureInfo[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var item in this)
        {
            array[arrayIndex++] = item;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<FeatureInfo> GetEnumerator()
    {
        foreach (var name in Names)
        {
            yield return this[name];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    void ICollection<FeatureInfo>.Add(FeatureInfo item) => throw new InvalidOperationException("An installation's features are those of its package.");

    /// <inheritdoc/>
    void ICollection<FeatureInfo>.Clear() => throw new InvalidOperationException("An installation's features are those of its package.");

    /// <inheritdoc/>
    bool ICollection<FeatureInfo>.Remove(FeatureInfo item) => throw new InvalidOperationException("An installation's features are those of its package.");
}
