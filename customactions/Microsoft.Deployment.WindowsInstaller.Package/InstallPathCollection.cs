using System.Collections;

namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>What lies in a directory of a package. What is added leaves the directory that it lay in before.</summary>
public class InstallPathCollection : IList<InstallPath>
{
    private readonly InstallPath _parent;
    private readonly List<InstallPath> _items = [];

    internal InstallPathCollection(InstallPath parent) => _parent = parent;

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    bool ICollection<InstallPath>.IsReadOnly => false;

    /// <inheritdoc/>
    public InstallPath this[int index]
    {
        get => _items[index];
        set
        {
            _items[index].SetParent(null);
            Take(value);
            _items[index] = value;
        }
    }

    /// <inheritdoc/>
    public void Add(InstallPath item)
    {
        Take(item);
        _items.Add(item);
    }

    /// <inheritdoc/>
    public void Insert(int index, InstallPath item)
    {
        Take(item);
        _items.Insert(index, item);
    }

    /// <inheritdoc/>
    public bool Remove(InstallPath item)
    {
        var index = _items.IndexOf(item);
        if (index < 0)
        {
            return false;
        }

        RemoveAt(index);
        return true;
    }

    /// <inheritdoc/>
    public void RemoveAt(int index)
    {
        _items[index].SetParent(null);
        _items.RemoveAt(index);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _items.ForEach(static item => item.SetParent(null));
        _items.Clear();
    }

    /// <inheritdoc/>
    public int IndexOf(InstallPath item) => _items.IndexOf(item);

    /// <inheritdoc/>
    public bool Contains(InstallPath item) => _items.Contains(item);

    /// <inheritdoc/>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1725", Justification = "The name is that of the documented API.")]
    public void CopyTo(InstallPath[] array, int index) => _items.CopyTo(array, index);

    /// <inheritdoc/>
    public IEnumerator<InstallPath> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Take(InstallPath item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _ = item.ParentPath?.ChildPaths.Remove(item);
        item.SetParent(_parent);
    }
}
