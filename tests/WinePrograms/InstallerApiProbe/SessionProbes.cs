using Microsoft.Deployment.WindowsInstaller;

namespace InstallerApiProbe;

/// <summary>What an action sees of the running installation.</summary>
internal static class SessionProbes
{
    [CustomAction]
    public static ActionResult ProbeSession(Session session)
    {
        session.Saw("property", () => session["ProbeProperty"]);
        session.Saw("missing property", () => session["ProbeMissing"]);
        session["ProbeSet"] = "set [ProbeProperty]";
        session.Saw("set property", () => session["ProbeSet"]);
        session.Saw("condition", () => session.EvaluateCondition("ProbeProperty = \"value\" AND NOT ProbeMissing"));
        session.Saw("false condition", () => session.EvaluateCondition("ProbeMissing"));
        session.Saw("empty condition", () => session.EvaluateCondition(string.Empty, false));
        session.SawError("wrong condition", () => session.EvaluateCondition("A = = B"));
        session.Saw("language", () => session.Language);
        session.Saw("format", () => session.Format("[ProbeProperty]-[ProbeMissing]"));
        using (var record = new Record("one", 2) { FormatString = "[1] [2] [ProbeProperty]" })
        {
            session.Saw("format record", () => session.FormatRecord(record));
            session.Saw("record with session", () => record.ToString(session));
        }

        session.Saw("target path", () => session.GetTargetPath("ProbeFolder"));
        session.SetTargetPath("ProbeFolder", @"C:\Other\");
        session.Saw("new target path", () => session.GetTargetPath("ProbeFolder"));
        session.SawError("unknown target path", () => session.GetTargetPath("Missing"));
        session.Saw("source path", () => session.GetSourcePath("TARGETDIR").Length > 0);
        session.Saw("scheduled", () => session.GetMode(InstallRunMode.Scheduled));
        session.SetMode(InstallRunMode.RebootAtEnd, true);
        session.Saw("restart", () => session.GetMode(InstallRunMode.RebootAtEnd));
        session.SetMode(InstallRunMode.RebootAtEnd, false);
        session.SawError("unknown action", () => session.DoAction("NoSuchAction"));
        session.DoAction("ProbeSetByAction");
        session.Saw("set by action", () => session["ProbeByAction"]);
        session.DoAction("ProbeDeferred", new CustomActionData { { "Text", "a;b=c" }, { "Number", "5" } });
        using (var record = new Record(1) { FormatString = "[1]" })
        {
            record.SetString(1, "[ProbeProperty] stays");
            session.Saw("message", () => session.Message(InstallMessage.Info, record));
        }

        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult ProbeFeatures(Session session)
    {
        session.Saw("features", () => string.Join(' ', session.Features.Select(feature => feature.Name).Order(StringComparer.Ordinal)));
        session.Saw("feature count", () => session.Features.Count);
        var feature = session.Features["Optional"];
        session.Saw("feature", () => $"{feature.CurrentState} {feature.RequestState}");
        session.Saw("feature text", () => $"{feature.Title}/{feature.Description}");
        session.Saw("feature attributes", () => feature.Attributes);
        session.Saw("feature cost", () => feature.GetCost(includeParents: false, includeChildren: false, InstallState.Local) > 0);
        feature.RequestState = InstallState.Absent;
        session.Saw("changed feature", () => $"{feature.RequestState} {session.Components["OptionalFile"].RequestState}");
        session.SetInstallLevel(1000);
        session.Saw("feature by level", () => session.Features["Hidden"].RequestState);
        session.SawError("unknown feature", () => _ = session.Features["Missing"].CurrentState);
        session.Saw("components", () => string.Join(' ', session.Components.Select(component => component.Name).Order(StringComparer.Ordinal)));
        var component = session.Components["MainFile"];
        session.Saw("component", () => $"{component.CurrentState} {component.RequestState}");
        session.Saw("component cost", () => string.Join(' ', component.GetCost(InstallState.Local).Select(cost => $"{cost.DriveName} {cost.Cost > 0}")));
        session.Saw("total cost", () => session.GetTotalCost().Count > 0);
        session.SawError("unknown component", () => _ = session.Components["Missing"].CurrentState);
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult ProbeDeferred(Session session)
    {
        var data = session.CustomActionData;
        session.Saw("deferred data", () => $"{data["Text"]} {data["Number"]} {data.Count}");
        session.Saw("deferred scheduled", () => session.GetMode(InstallRunMode.Scheduled));
        session.SawError("deferred database", () => _ = session.Database);
        var progress = new ActionProgress(session, "ProbeDeferred", "Probing", "Step [1] of [2]");
        progress.Report(1, 2);
        progress.Advance(10);
        session.Saw("deferred progress", () => "told");
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult ProbeCommit(Session session)
    {
        session.Saw("commit", () => session.GetMode(InstallRunMode.Commit));
        return ActionResult.Success;
    }
}
