namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A feature of an installed product.</summary>
public unsafe class FeatureInstallation : InstallationPart
{
    /// <summary>Describes a feature, which need not be installed.</summary>
    /// <param name="featureName">The feature.</param>
    /// <param name="productCode">The product.</param>
    public FeatureInstallation(string featureName, string productCode)
        : base(featureName, productCode, null, UserContexts.None) => TextArgument.ThrowIfMissing(featureName);

    /// <summary>The key in the Feature table.</summary>
    public string FeatureName => Id;

    /// <inheritdoc/>
    public override InstallState State => NativeInstallation.MsiQueryFeatureStateW(ProductCode!, FeatureName);

    /// <summary>The feature above it; null when there is none.</summary>
    public FeatureInstallation? Parent
    {
        get
        {
            var name = stackalloc char[NativeInstallation.FeatureLength];
            var parent = stackalloc char[NativeInstallation.FeatureLength];
            for (var index = 0u; NativeInstallation.MsiEnumFeaturesW(ProductCode!, index, name, parent) == WindowsError.Success; index++)
            {
                if (new string(name) == FeatureName)
                {
                    return *parent == '\0' ? null : new FeatureInstallation(new string(parent), ProductCode!);
                }
            }

            return null;
        }
    }

    /// <summary>How often it was used, and when.</summary>
    public UsageData Usage
    {
        get
        {
            NativeInstallation.Check(NativeInstallation.MsiGetFeatureUsageW(ProductCode!, FeatureName, out var count, out var date), $"MsiGetFeatureUsage({FeatureName})");
            return new UsageData((int)count, count == 0 ? DateTime.MinValue : FromDosDate(date));
        }
    }

    /// <summary>Reads a date of MS-DOS: years since 1980 in 7 bits, the month in 4, the day in 5.</summary>
    internal static DateTime FromDosDate(ushort date) => new(1980 + (date >> 9), (date >> 5) & 0xF, date & 0x1F, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The use of a feature.</summary>
    /// <param name="UseCount">How often it was used.</param>
    /// <param name="LastUsedDate">The day of the last use; <see cref="DateTime.MinValue"/> when it was never used.</param>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1034", Justification = "The documented API nests it.")]
    public readonly record struct UsageData(int UseCount, DateTime LastUsedDate);
}
