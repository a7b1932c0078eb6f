using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.SystemFiles;
using FakeWindows;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests.Files;

/// <summary>Deferred actions that change files: what a failure or a crash at any step leaves, and what the rollback makes of it.</summary>
public abstract class FileActionsFixture
{
    private const string Transaction = "Transaction=00000000-0000-4000-8000-000000000001;";

    private protected FakeInstaller Installer { get; } = new() { ActionMode = InstallRunMode.Scheduled, Properties = { ["UserSID"] = FakeClientToken.AdminSid } };
    private protected FakeRegistry Registry { get; private set; } = new();
    private protected FakeFileSystem Files { get; private set; } = new();
    private protected FakeDataProtection Protection { get; } = new();
    private protected FakeAdministrators Administrators { get; } = new();

    private protected void Restart()
    {
        Registry = new FakeRegistry();
        Files = new FakeFileSystem();
    }

    private protected ActionResult Run(Func<Session, ActionResult> action, string data)
    {
        Installer.Properties[CustomActionData.PropertyName] = Transaction + data;
        using var session = Installer.OpenSession();
        var result = action(session);
        Assert.AreEqual(0, Files.OpenHandles, "Handles stay open.");
        return result;
    }

    /// <summary>Runs the action with a failure at each step and with a crash at each step; after the rollback everything is as before.</summary>
    private protected void AssertUndoneFromEveryStep(Action arrange, Func<Session, ActionResult> execute, Func<Session, ActionResult> rollback, string data)
    {
        Restart();
        arrange();
        var before = Files.Snapshot;
        Run(execute, data);
        var steps = Files.Steps;
        var after = Files.Snapshot;
        CollectionAssert.AreNotEqual(before.ToList(), after.ToList());
        Run(rollback, data);
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList(), "Rolled back after all of it.");
        for (var step = 1; step <= steps; step++)
        {
            foreach (var ends in new[] { "fails", "crashes", "loses power" })
            {
                Restart();
                arrange();
                Files.FailAt = ends == "fails" ? step : null;
                Files.FailWith = Win32FileError.DiskFull;
                Files.CrashAt = ends == "fails" ? null : step;
                try
                {
                    Run(execute, data);
                }
                catch (Exception e) when (e is ActionFailedException or FakeCrashException)
                {
                }

                Files.Restart(powerWasLost: ends == "loses power");
                Run(rollback, data);
                CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.Where(line => !line.Contains(".docker-desktop.lock ", StringComparison.Ordinal)).ToList(), $"Step {step}, {Files.Log.ElementAtOrDefault(step - 1)}, {ends}.");
            }
        }
    }
}
