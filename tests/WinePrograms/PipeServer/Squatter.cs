using System.IO.Pipes;
using System.Security.Principal;

namespace PipeServer;

/// <summary>What another program does that takes the helper's pipe name before the helper: takes every client and reads what it sends.</summary>
internal static class Squatter
{
    /// <summary>Adds a line to the report for each client that came and went: how many bytes it sent.</summary>
    public static void Run(string name, string report)
    {
        // What Windows gives a pipe that is made without a descriptor, and Wine does not.
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        PipeSecurity security = new();
        security.SetSecurityDescriptorSddlForm($"O:{identity.User}G:{identity.User}D:(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{identity.User})(A;;FR;;;WD)");
        using NamedPipeServerStream pipe = NamedPipeServerStreamAcl.Create(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.None, 0, 0, security);
        while (true)
        {
            pipe.WaitForConnection();
            int received = 0;
            try
            {
                byte[] buffer = new byte[4096];
                for (int read; (read = pipe.Read(buffer)) > 0;)
                {
                    received += read;
                }
            }
            catch (IOException)
            {
                // The client broke off.
            }

            pipe.Disconnect();
            File.AppendAllText(report, $"{received}\n");
        }
    }
}
