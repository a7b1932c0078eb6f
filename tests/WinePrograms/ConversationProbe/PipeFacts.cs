using System.Security.AccessControl;
using System.Security.Principal;
using DockerDesktop.Setup.Elevation;
using DockerDesktop.Windows.Pipes;

namespace ConversationProbe;

/// <summary>What Windows says of a conversation's pipe.</summary>
internal static class PipeFacts
{
    /// <returns>0.</returns>
    public static int Print()
    {
        using var identity = WindowsIdentity.GetCurrent();
        var (name, sid) = (ConversationPipe.CreateName(), identity.User!.Value);
        using var pipe = WindowsConversationPipe.Create(name, sid);
        var descriptor = new RawSecurityDescriptor(DockerDesktop.Windows.Interop.ObjectSecurity.GetOwnerAndAccess(pipe.SafePipeHandle), 0).GetSddlForm(AccessControlSections.Owner | AccessControlSections.Access);
        Console.WriteLine(descriptor.Replace(sid, "USER", StringComparison.Ordinal));
        try
        {
            WindowsConversationPipe.Create(name, sid).Dispose();
            Console.WriteLine("The name was taken again.");
        }
        catch (PipeNameTakenException)
        {
            Console.WriteLine("The name is taken.");
        }

        var (opened, owner) = WindowsConversationPipe.Open(name);
        using (opened)
        {
            Console.WriteLine(owner == sid ? "Its owner is who made it." : owner);
            Console.WriteLine(WindowsConversationPipe.ClientProcess(pipe) == Environment.ProcessId ? "Its client is known." : "Its client is not known.");
        }

        return 0;
    }
}
