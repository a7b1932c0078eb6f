using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>A computer whose drive C alone is fixed.</summary>
internal sealed class FakeDrives : IDrives
{
    public bool IsFixed(string root) => string.Equals(root, @"C:\", StringComparison.OrdinalIgnoreCase);
}
