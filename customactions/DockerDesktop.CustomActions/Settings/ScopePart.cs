namespace DockerDesktop.CustomActions.Settings;

/// <summary>Holds a package to its scope. An uninstall is not refused for it.</summary>
internal sealed class ScopePart : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall)
        {
            return;
        }

        if (context.IsPerMachine)
        {
            if (context["ALLUSERS"] != "1" || context["MSIINSTALLPERUSER"].Length > 0)
            {
                context.Refuse("This package installs for all users only, so ALLUSERS and MSIINSTALLPERUSER cannot be given. Leave them out, or install DockerDesktop-PerUser.msi instead.");
            }

            // Without rollback neither the rollback nor the commit actions run, and a failure would leave a service running as SYSTEM behind.
            if (context.IsRollbackDisabled)
            {
                context.Refuse("Rollback is disabled (DISABLEROLLBACK=1, or the policy DisableRollback), and this installation could not be undone if it failed. Enable rollback, then run the installation again.");
            }

            return;
        }

        if (context["ALLUSERS"].Length > 0)
        {
            context.Refuse("This package installs for one user only, so ALLUSERS cannot be given. Leave it out, or install DockerDesktop-AllUsers.msi instead.");
        }

        if (context.Client.IsSystem)
        {
            context.Refuse("The per-user package was started by LocalSystem, in whose profile nobody would find it. Start it in the user's own context, or deploy DockerDesktop-AllUsers.msi instead.");
        }
    }

    public void Schedule(InstallationContext context)
    {
    }
}
