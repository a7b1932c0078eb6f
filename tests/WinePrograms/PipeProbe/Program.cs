// PipeProbe.exe PIPE sddl
//     prints the pipe's security descriptor (owner, group, DACL) as SDDL
// PipeProbe.exe PIPE access-check ACCESS
//     asks AccessCheck whether this process' token, and the same token without its Administrators group and privileges, would be granted ACCESS (hexadecimal):
//     lines "full: granted|denied" and "restricted: granted|denied"
// PipeProbe.exe PIPE access-check-as-another-user ACCESS
//     the same for an account that is not this process': lines "administrator: granted|denied" and "standard user: granted|denied"
// PipeProbe.exe PIPE request METHOD PATH [JSON]
//     sends an HTTP/1.1 request, with a body if there is one, and prints the whole answer
// PipeProbe.exe PIPE converse BEGUN END
//     over one connection sends lines to a server that sends them back, until the file END is there; makes the file BEGUN after the first; prints "exchanged: LINES"
//
// PIPE is the name without \\.\pipe\. The exit code is 0, or the Win32 error of the call that failed.
using System.ComponentModel;
using PipeProbe;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    switch (args)
    {
        case [var pipe, "sddl"]:
            Console.Out.WriteLine(PipeSecurityDescriptor.Read(pipe).ToSddl());
            return 0;
        case [var pipe, "access-check", var access]:
            PrintAccess(pipe, access, "full", "restricted", asAnotherUser: false);
            return 0;
        case [var pipe, "access-check-as-another-user", var access]:
            PrintAccess(pipe, access, "administrator", "standard user", asAnotherUser: true);
            return 0;
        case [var pipe, "request", var method, var path]:
            Console.Out.Write(HttpRequest.Send(pipe, method, path, string.Empty));
            return 0;
        case [var pipe, "request", var method, var path, var body]:
            Console.Out.Write(HttpRequest.Send(pipe, method, path, body));
            return 0;
        case [var pipe, "converse", var begun, var end]:
            Console.Out.WriteLine($"exchanged: {Conversation.Hold(pipe, end, () => File.WriteAllText(begun, string.Empty))}");
            return 0;
        default:
            Console.Error.WriteLine("usage: PipeProbe.exe PIPE sddl | access-check[-as-another-user] ACCESS | request METHOD PATH [JSON] | converse BEGUN END");
            return 87;
    }
}
catch (Win32Exception e)
{
    Console.Error.WriteLine($"{e.Message} ({e.NativeErrorCode})");
    return e.NativeErrorCode;
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return e.HResult & 0xFFFF;
}
catch (TimeoutException e)
{
    const int SemaphoreTimeout = 121;
    Console.Error.WriteLine(e.Message);
    return SemaphoreTimeout;
}

static void PrintAccess(string pipe, string access, string full, string restricted, bool asAnotherUser)
{
    uint desired = Convert.ToUInt32(access, 16);
    PipeSecurityDescriptor descriptor = PipeSecurityDescriptor.Read(pipe);
    byte[] asked = asAnotherUser ? descriptor.AsSeenByAnotherUser() : descriptor.Bytes;
    Console.Out.WriteLine($"{full}: {(AccessChecker.WouldGrant(asked, desired, restricted: false) ? "granted" : "denied")}");
    Console.Out.WriteLine($"{restricted}: {(AccessChecker.WouldGrant(asked, desired, restricted: true) ? "granted" : "denied")}");
}
