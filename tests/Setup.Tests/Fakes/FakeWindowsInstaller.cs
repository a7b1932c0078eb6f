using DockerDesktop.Setup.WindowsInstaller;
using FakeWindows;

namespace Setup.Tests.Fakes;

/// <summary>Windows Installer, which keeps products by code, and looks at the package as it does when it installs.</summary>
internal sealed class FakeWindowsInstaller(FakeFileSystem files) : IWindowsInstaller
{
    public const string Location = @"C:\Program Files\Docker\Docker\";

    private readonly Dictionary<string, (string UpgradeCode, InstalledProduct Product)> _products = [];

    /// <summary>What the next call ends with.</summary>
    public int ExitCode { get; set; }

    public string? Error { get; set; }

    /// <summary>Called while a package is installed.</summary>
    public Action<string>? Installing { get; set; }

    public List<string> Calls { get; } = [];

    /// <summary>The bytes of the package that was installed last.</summary>
    public byte[]? Package { get; private set; }

    public void Add(string productCode, string upgradeCode, string packageCode = FakeImage.PackageCode) => _products[productCode] = (upgradeCode, new InstalledProduct(productCode, packageCode, Location));

    public void Forget(string productCode) => _products.Remove(productCode);

    public IReadOnlyList<InstalledProduct> FindRelated(string upgradeCode) => [.. _products.Values.Where(product => product.UpgradeCode == upgradeCode).Select(product => product.Product)];

    public InstalledProduct? Find(string productCode) => _products.TryGetValue(productCode, out var product) ? product.Product : null;

    public (int ExitCode, string? Error) Install(string package, string properties, string log, IInstallationWatcher watcher)
    {
        Calls.Add($"install {package} {properties}");
        Package = files.ReadAll(package);
        Assert.IsTrue(files.Exists(log) || File.Exists(log), log);
        Installing?.Invoke(package);
        if (ExitCode is 0 or 3010)
        {
            var isPerUser = package.EndsWith(FakeImage.PerUserFile, StringComparison.Ordinal);
            Add(isPerUser ? FakeImage.PerUserCode : FakeImage.AllUsersCode, isPerUser ? FakeImage.PerUserUpgradeCode : FakeImage.AllUsersUpgradeCode);
        }

        return (watcher.IsCancelled ? 1602 : ExitCode, Error);
    }

    public (int ExitCode, string? Error) Remove(string productCode, string properties, string log, IInstallationWatcher watcher)
    {
        Calls.Add($"remove {productCode} {properties}");
        if (ExitCode is 0 or 3010)
        {
            _products.Remove(productCode);
        }

        return (ExitCode, Error);
    }
}
