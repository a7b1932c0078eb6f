namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>A directory or a file of a package: its name in the source and in the target, and below what it lies there.</summary>
public class InstallPath
{
    private string _sourceName = string.Empty;
    private string _targetName = string.Empty;
    private string? _sourcePath;
    private string? _targetPath;

    /// <summary>Reads a name of the Directory or File table; of a short and a long name the long one.</summary>
    /// <param name="name">The name: <c>target:source</c>, each <c>short|long</c>.</param>
    public InstallPath(string name)
        : this(name, useShortNames: false)
    {
    }

    /// <summary>Reads a name of the Directory or File table.</summary>
    /// <param name="name">The name: <c>target:source</c>, each <c>short|long</c>.</param>
    /// <param name="useShortNames">True for the short name of the two.</param>
    public InstallPath(string name, bool useShortNames)
    {
        ArgumentNullException.ThrowIfNull(name);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        TargetName = Choose(colon < 0 ? name : name[..colon], useShortNames);
        SourceName = colon < 0 ? TargetName : Choose(name[(colon + 1)..], useShortNames);
        ChildPaths = new InstallPathCollection(this);
    }

    /// <summary>The directory that it lies in; null at the top.</summary>
    public InstallPath? ParentPath { get; private set; }

    /// <summary>What lies in it.</summary>
    public InstallPathCollection ChildPaths { get; }

    /// <summary>The name in the source; a period stands for the directory above.</summary>
    public string SourceName
    {
        get => _sourceName;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _sourceName = value;
            ResetSourcePath();
        }
    }

    /// <summary>The name in the target; a period stands for the directory above.</summary>
    public string TargetName
    {
        get => _targetName;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _targetName = value;
            ResetTargetPath();
        }
    }

    /// <summary>The path in the source. Setting it moves what lies in it too.</summary>
    public string SourcePath
    {
        get => _sourcePath ??= Combine(ParentPath?.SourcePath, _sourceName);
        set
        {
            ResetSourcePath();
            _sourcePath = value;
        }
    }

    /// <summary>The path in the target. Setting it moves what lies in it too.</summary>
    public string TargetPath
    {
        get => _targetPath ??= Combine(ParentPath?.TargetPath, _targetName);
        set
        {
            ResetTargetPath();
            _targetPath = value;
        }
    }

    /// <summary>The path in the source.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => SourcePath;

    internal void SetParent(InstallPath? parent)
    {
        ParentPath = parent;
        ResetSourcePath();
        ResetTargetPath();
    }

    private static string Choose(string names, bool useShortNames)
    {
        var bar = names.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? names : useShortNames ? names[..bar] : names[(bar + 1)..];
    }

    private static string Combine(string? parent, string name) =>
        parent is null ? name : name == "." ? parent : Path.Combine(parent, name);

    private void ResetSourcePath()
    {
        _sourcePath = null;
        for (var i = 0; i < (ChildPaths?.Count ?? 0); i++)
        {
            ChildPaths![i].ResetSourcePath();
        }
    }

    private void ResetTargetPath()
    {
        _targetPath = null;
        for (var i = 0; i < (ChildPaths?.Count ?? 0); i++)
        {
            ChildPaths![i].ResetTargetPath();
        }
    }
}
