namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// One area of an installation: docker-users, the helper service, folders, ... First every part judges, then, if none has refused, every part schedules. Both run in an
/// immediate action with the rights of whoever started the installation; neither changes anything.
/// </summary>
internal interface IInstallationPart
{
    /// <summary>Reads what has to be read and refuses what cannot be: <see cref="InstallationContext.Refuse"/>, or an <see cref="ActionFailedException"/> where going on makes no sense.</summary>
    void Judge(InstallationContext context);

    /// <summary>Hands the part's deferred actions their data and records its settings. An action whose data is not set does not run.</summary>
    void Schedule(InstallationContext context);
}
