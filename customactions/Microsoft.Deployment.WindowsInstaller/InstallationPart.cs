namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A feature or component that is installed on the computer.</summary>
public abstract class InstallationPart
{
    internal InstallationPart(string id, string? productCode, string? userSid, UserContexts context) =>
        (Id, ProductCode, UserSid, Context) = (id, productCode, userSid, context);

    /// <summary>The product that it belongs to; null when it is not known.</summary>
    public ProductInstallation? Product => ProductCode is null ? null : new ProductInstallation(ProductCode, UserSid, Context);

    /// <summary>Its state.</summary>
    public abstract InstallState State { get; }

    internal string Id { get; }

    internal string? ProductCode { get; }

    internal string? UserSid { get; }

    internal UserContexts Context { get; }
}
