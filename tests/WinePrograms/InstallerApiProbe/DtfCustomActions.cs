// Most libraries that are brought here were written without nullable references.
#nullable disable

using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;

namespace InstallerApiProbe;

/// <summary>
/// Custom actions as authors write them against DTF: what they use of it has to compile here with nothing changed but the <c>using</c>, and to do the same. The installation in
/// <c>InstallerApi.wxs</c> runs them.
/// </summary>
internal static class DtfCustomActions
{
    [CustomAction]
    public static ActionResult DtfCheckSettings(Session session)
    {
        session.Log("Begin DtfCheckSettings");
        try
        {
            var name = session["ProductName"];
            if (string.IsNullOrEmpty(name))
            {
                session.Log("ERROR: {0} is not set", "ProductName");
                return ActionResult.Failure;
            }

            session["DTFRESULT"] = name.ToUpperInvariant();
            var target = session.GetTargetPath("ProbeFolder");
            session.Log("Installing {0} to {1}, language {2}", name, target, session.Language.ToString(CultureInfo.InvariantCulture));

            using (var record = new Record(2))
            {
                record[0] = "Checked [1] of [2]";
                record[1] = "settings";
                record.SetString(2, name);
                session.Message(InstallMessage.Info, record);
            }

            if (session.EvaluateCondition("NOT Installed", true) && !session.GetMode(InstallRunMode.Scheduled))
            {
                ScheduleDeferred(session);
            }

            return ActionResult.Success;
        }
        catch (InstallerException exception)
        {
            session.Log("ERROR in DtfCheckSettings: {0} {1}", exception.ErrorCode, exception.Message);
            return ActionResult.Failure;
        }
    }

    [CustomAction]
    public static ActionResult DtfReadTables(Session session)
    {
        var database = session.Database;
        using (var view = database.OpenView("SELECT `Property`, `Value` FROM `Property` WHERE `Property` = '{0}'", "Manufacturer"))
        {
            view.Execute();
            for (var row = view.Fetch(); row != null; row = view.Fetch())
            {
                using (row)
                {
                    session.Log("{0} = {1}", row.GetString("Property"), row["Value"]);
                }
            }
        }

        var code = (string)database.ExecuteScalar("SELECT `Value` FROM `Property` WHERE `Property` = 'ProductCode'");
        var names = database.ExecuteStringQuery("SELECT `Feature` FROM `Feature`");
        session.Log("product {0} has {1} features: {2}", code?.Length, names.Count, string.Join(", ", names));
        if (database.Tables.Contains("Property") && database.IsTablePersistent("Property"))
        {
            foreach (var column in database.Tables["Property"].Columns)
            {
                session.Log("column {0} is of type {1}", column.Name, column.Type.Name);
            }
        }

        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult DtfLookAtFeatures(Session session)
    {
        foreach (var feature in session.Features)
        {
            session.Log("feature {0}: {1} to {2}", feature.Name, feature.CurrentState, feature.RequestState);
        }

        FeatureInfo main = session.Features["Main"];
        if (main.RequestState == InstallState.Local && session.Components["MainFile"].RequestState == InstallState.Local)
        {
            session.Log("the main feature is going to be installed");
        }

        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult DtfDeferred(Session session)
    {
        CustomActionData data = session.CustomActionData;
        if (!data.ContainsKey("Path") || !data.TryGetValue("Count", out var text) || !int.TryParse(text, out var count))
        {
            session.Message(InstallMessage.Error, new Record { FormatString = "DtfDeferred was given no data" });
            return ActionResult.Failure;
        }

        ReportStart(session, "DtfDeferred", "Doing what was asked for", "Step [1]");
        for (var step = 1; step <= count; step++)
        {
            if (session.Message(InstallMessage.ActionData, new Record("step " + step)) == MessageResult.Cancel)
            {
                return ActionResult.UserExit;
            }

            session.Message(InstallMessage.Progress, new Record(2, 100));
        }

        session.Log("DtfDeferred: {0} steps below {1}", count, data["Path"]);
        return ActionResult.Success;
    }

    /// <summary>A question for the user, which a silent installation answers itself.</summary>
    internal static bool Ask(Session session, string question)
    {
        using var record = new Record(0) { FormatString = question };
        var answer = session.Message((InstallMessage)((int)InstallMessage.User | (int)MessageButtons.YesNo | (int)MessageIcon.Question | (int)MessageDefaultButton.Button2), record);
        return answer == MessageResult.Yes;
    }

    private static void ScheduleDeferred(Session session)
    {
        var data = new CustomActionData
        {
            ["Path"] = session.Format("[ProgramFiles64Folder]"),
            ["Count"] = "3",
        };
        session["DtfDeferred"] = data.ToString();
        session.Message(InstallMessage.Progress, new Record(3, 300));
    }

    private static void ReportStart(Session session, string action, string description, string template)
    {
        using var record = new Record(3);
        record[1] = action;
        record[2] = description;
        record[3] = template;
        session.Message(InstallMessage.ActionStart, record);
    }
}
