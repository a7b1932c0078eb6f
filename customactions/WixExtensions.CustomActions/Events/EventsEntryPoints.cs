using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Events;

/// <summary>The actions of <c>util:EventManifest</c>.</summary>
internal static class EventsEntryPoints
{
    [CustomAction]
    public static ActionResult ConfigureEventManifestRegister(Session session) => EventManifests.ScheduleRegister(session);

    [CustomAction]
    public static ActionResult ConfigureEventManifestUnregister(Session session) => EventManifests.ScheduleUnregister(session);
}
