using System.IO.Pipes;
using System.Security.AccessControl;

namespace RuntimeProbe;

/// <summary>A named pipe with a given security descriptor, which answers every request with the request's own first line. Runs until it is ended.</summary>
internal static class PipeServer
{
    public static int Run(string name, string sddl)
    {
        PipeSecurity security = new();
        security.SetSecurityDescriptorSddlForm(sddl, AccessControlSections.Owner | AccessControlSections.Group | AccessControlSections.Access);
        while (true)
        {
            using NamedPipeServerStream pipe = NamedPipeServerStreamAcl.Create(
                name, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.None, 4096, 4096, security);
            pipe.WaitForConnection();
            try
            {
                using StreamReader reader = new(pipe, leaveOpen: true);
                if (reader.ReadLine() is string request)
                {
                    pipe.Write(System.Text.Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {request.Length}\r\n\r\n{request}"));
                    pipe.WaitForPipeDrain();
                }
            }
            catch (IOException)
            {
                // A client that only looked at the descriptor.
            }
        }
    }
}
