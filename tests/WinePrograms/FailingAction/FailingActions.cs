using Microsoft.Deployment.WindowsInstaller;

namespace FailingAction;

/// <summary>Custom actions that interrupt an installation, put into a copy of a package to see what is left behind.</summary>
internal static class FailingActions
{
    [CustomAction]
    public static ActionResult Fail(Session session)
    {
        session.Log("This action fails on purpose.");
        return ActionResult.Failure;
    }

    /// <summary>As the product's actions fail: with a message.</summary>
    [CustomAction]
    public static ActionResult FailWithReason(Session session)
    {
        using var record = new Record(0);
        record.FormatString = "The reason is a test.";
        session.Message(InstallMessage.Error, record);
        return ActionResult.Failure;
    }

    /// <summary>Makes a file that says so, and waits until everything is killed: the test cuts the power.</summary>
    [CustomAction]
    public static ActionResult Wait(Session session)
    {
        session.Log("This action waits on purpose.");
        File.Create(@"C:\interrupted").Dispose();
        Thread.Sleep(Timeout.Infinite);
        return ActionResult.Success;
    }

    /// <summary>Makes a file that says so, and goes on when the test has made another: what happens while something is installed is tried meanwhile.</summary>
    [CustomAction]
    public static ActionResult Pause(Session session)
    {
        session.Log("This action pauses on purpose.");
        File.Create(@"C:\paused").Dispose();
        for (var waited = 0; !File.Exists(@"C:\continue"); waited++)
        {
            if (waited == 2400)
            {
                return ActionResult.Failure;
            }

            Thread.Sleep(50);
        }

        return ActionResult.Success;
    }
}
