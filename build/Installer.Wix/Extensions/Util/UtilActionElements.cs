using System.Xml.Linq;

using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions.Util;

/// <summary>The elements without attributes that only take a custom action into the package, such as <c>QueryWindowsDirectories</c>.</summary>
internal static class UtilActionElements
{
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["BroadcastEnvironmentChange"] = "Wix4BroadcastEnvironmentChange",
        ["BroadcastSettingChange"] = "Wix4BroadcastSettingChange",
        ["CheckRebootRequired"] = "Wix4CheckRebootRequired",
        ["ExitEarlyWithSuccess"] = "Wix4ExitEarlyWithSuccess",
        ["FailWhenDeferred"] = "Wix4FailWhenDeferred",
        ["QueryNativeMachine"] = "Wix4QueryNativeMachine",
        ["QueryWindowsDirectories"] = "Wix4QueryOsDirs",
        ["QueryWindowsDriverInfo"] = "Wix4QueryOsDriverInfo",
        ["QueryWindowsSuiteInfo"] = "Wix4QueryOsInfo",
        ["QueryWindowsWellKnownSIDs"] = "Wix4QueryOsWellKnownSID",
        ["WaitForEvent"] = "Wix4WaitForEvent",
        ["WaitForEventDeferred"] = "Wix4WaitForEventDeferred",
    };

    /// <summary>Parses one of the elements.</summary>
    public static void Parse(CompileContext context, XElement element)
    {
        UtilActionElement.Read(context, element);
        context.NoChildren(element);
        context.AddExtensionAction(element, Actions[element.Name.LocalName]);
    }
}
