namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>The Property table of a package.</summary>
public class InstallPackageProperties
{
    private readonly InstallPackage _package;

    internal InstallPackageProperties(InstallPackage package) => _package = package;

    /// <summary>A property; empty when there is none of that name. Setting null or the empty text deletes it.</summary>
    /// <param name="name">Its name.</param>
    public string? this[string name]
    {
        get => _package.ExecutePropertyQuery(name) ?? string.Empty;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            using (var key = _package.CreateRecord(1))
            {
                key.SetString(1, name);
                _package.Execute("DELETE FROM `Property` WHERE `Property` = ?", key);
            }

            if (!string.IsNullOrEmpty(value))
            {
                using var row = _package.CreateRecord(2);
                row.SetString(1, name);
                row.SetString(2, value);
                _package.Execute("INSERT INTO `Property` (`Property`, `Value`) VALUES (?, ?)", row);
            }
        }
    }
}
