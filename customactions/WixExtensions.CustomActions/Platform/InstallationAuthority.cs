using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Platform;

/// <summary>
/// Whether an action in the script does what its data says. The data comes from a process that belongs to whoever started the installation, so of a standard user it counts only where an administrator
/// consented to more than a repair: at a first installation, and while Windows Installer removes the product. An action that runs with the user's own rights, of a package for one user, is not asked.
/// </summary>
internal sealed class InstallationAuthority(IAdministrators administrators, IPublishedProducts products, IClientToken token)
{
    /// <summary>The property that Windows Installer gives to actions in the script: the SID of whoever started the installation.</summary>
    public const string UserSidProperty = "UserSID";

    /// <summary>That of the computer that this runs on.</summary>
    public static InstallationAuthority OfThisComputer() => new(Administrators.OfThisComputer(), new WindowsPublishedProducts(), new WindowsClientToken(new WindowsAccounts()));

    /// <summary>Decides for an action whose data does not tell whether it installs or removes, and for a rollback.</summary>
    /// <param name="session">The running action.</param>
    /// <returns>False when nothing is to be done; the log says so.</returns>
    public bool MayChange(Session session)
    {
        var product = session["ProductCode"];
        return IsTrusted(session) || !products.IsKnown(product) || !products.HasFeatures(product) || Refuse(session);
    }

    /// <summary>Whether an administrator or LocalSystem started the installation.</summary>
    /// <param name="session">The running action.</param>
    public bool IsAdministrators(Session session) => administrators.Contains(session[UserSidProperty]);

    /// <summary>Decides.</summary>
    /// <param name="session">The running action.</param>
    /// <param name="isRemoval">True when the action removes what the product made.</param>
    /// <returns>False when nothing is to be done; the log says so.</returns>
    public bool MayChange(Session session, bool isRemoval)
    {
        var product = session["ProductCode"];
        return IsTrusted(session) || (isRemoval ? products.IsKnown(product) && !products.HasFeatures(product) : !products.IsKnown(product)) || Refuse(session);
    }

    private bool IsTrusted(Session session)
    {
        return token.Read().Sid == session[UserSidProperty] || IsAdministrators(session);
    }

    private static bool Refuse(Session session)
    {
        session.Log("Nothing is changed: the product is installed or advertised already, and whoever started this is no administrator.");
        return false;
    }
}
