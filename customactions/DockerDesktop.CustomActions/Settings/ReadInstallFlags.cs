using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>Turns INSTALLFLAGS into the properties that its flags stand for, as if they had been given themselves. What they may be is PrepareInstall's to judge.</summary>
internal static class ReadInstallFlags
{
    private const string FlagsProperty = "INSTALLFLAGS";

    public static ActionResult Execute(Session session)
    {
        var conflicts = new List<string>();
        foreach (var (property, value) in InstallFlagParser.Parse(session[FlagsProperty]))
        {
            var given = session[property];
            if (given.Length == 0)
            {
                session[property] = value;
                session.Log($"{property} is set by INSTALLFLAGS.");
            }
            else if (!given.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                conflicts.Add(property);
            }
        }

        return conflicts.Count == 0
            ? ActionResult.Success
            : throw new ActionFailedException($"INSTALLFLAGS and the command line disagree about {string.Join(", ", conflicts)}. Give each setting once.");
    }
}
