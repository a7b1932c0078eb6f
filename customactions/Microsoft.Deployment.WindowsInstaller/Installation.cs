using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A product or a patch that is registered on the computer.</summary>
public abstract class Installation
{
    private SourceList? _sourceList;

    internal Installation(string installationCode, string? userSid, UserContexts context) =>
        (InstallationCode, UserSid, Context) = (installationCode, context == UserContexts.Machine ? null : userSid, context);

    /// <summary>The user that it is installed for; null for the current one or the computer.</summary>
    public string? UserSid { get; }

    /// <summary>Whom it is installed for.</summary>
    public UserContexts Context { get; }

    /// <summary>The places that it can be installed from; null when it is not registered.</summary>
    public virtual SourceList? SourceList => _sourceList ??= new SourceList(this);

    /// <summary>True when it is installed.</summary>
    public abstract bool IsInstalled { get; }

    internal string InstallationCode { get; }

    /// <summary>MSICODE: the bit of an option of the source list that says what the code is.</summary>
    internal abstract uint CodeType { get; }

    /// <summary>True when the context is one, and not a filter.</summary>
    private protected bool HasContext => Context is UserContexts.UserManaged or UserContexts.UserUnmanaged or UserContexts.Machine;

    /// <summary>A property of the installation; null when there is none of that name.</summary>
    /// <param name="propertyName">Its name (SDK: MsiGetProductInfoEx, MsiGetPatchInfoEx).</param>
    public abstract string? this[string propertyName] { get; }

    private protected static DateTime ParseDate(string? date) =>
        DateTime.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : DateTime.MinValue;

    private protected static Uri? ParseUri(string? uri) => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) ? parsed : null;
}
