using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;

namespace InstallerApiProbe;

/// <summary>Writes what a probe saw: a line <c>probe NAME = VALUE</c> in the installation's log.</summary>
internal static class ProbeLog
{
    /// <summary>Writes a value, or the type of the exception and its error code.</summary>
    public static void Saw(this Session session, string name, Func<object?> read)
    {
        string? text;
        try
        {
            text = Convert.ToString(read(), CultureInfo.InvariantCulture);
        }
        catch (Exception exception)
        {
            text = Describe(exception);
        }

        session.Log($"probe {name} = {text}");
    }

    /// <summary>Writes the type of the exception and its error code.</summary>
    public static void SawError(this Session session, string name, Action action) => session.Saw(name, () =>
    {
        action();
        return "no error";
    });

    private static string Describe(Exception exception) => exception is InstallerException failed ? $"{exception.GetType().Name} {failed.ErrorCode}" : exception.GetType().Name;
}
