using System.Globalization;
using WixToolset.Dtf.WindowsInstaller;

namespace NativeActionProbe;

/// <summary>Writes what was tried: lines <c>native NAME = yes, VALUE</c> or <c>native NAME = no, EXCEPTION</c> in the installation's log.</summary>
internal static class ProbeLog
{
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever happens is what the probe is for.")]
    public static void Try(this Session session, string name, Func<object?> action)
    {
        string result;
        try
        {
            result = $"yes, {Convert.ToString(action(), CultureInfo.InvariantCulture)}";
        }
        catch (Exception exception)
        {
            result = $"no, {exception.GetType().Name}{(exception is InstallerException failed ? $" {failed.ErrorCode}" : string.Empty)}";
        }

        session.Log($"native {name} = {result}");
    }
}
