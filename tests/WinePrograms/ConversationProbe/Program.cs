// ConversationProbe.exe SETUP listen|cancel|leave COMMAND
//     plays the unelevated setup program: makes the pipe of a conversation, starts SETUP as its elevated copy with the command line COMMAND, and prints what
//     it is told. "cancel" cancels as soon as the copy says something, "leave" closes the pipe then. The exit code is the copy's.
// ConversationProbe.exe SETUP copy|intruder|hold COMMAND
//     is the unelevated setup program, with its own code: reads COMMAND, starts SETUP as its elevated copy, without consent, and prints how that ended. With
//     "intruder" another process is at the pipe first; with "hold" it tries, before the copy starts, to change SETUP, and prints Windows' errors. The exit
//     code is the copy's.
// ConversationProbe.exe intrude NAME
//     that process: tells that it was done, and waits to be sent away
// ConversationProbe.exe pipe
//     makes a conversation's pipe and prints what it is: descriptor, owner by the other end, whether the name can be taken again
using System.Security.Principal;
using ConversationProbe;
using DockerDesktop.Setup;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Elevation;
using DockerDesktop.SystemFiles.Objects;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
switch (args)
{
    case [var setup, "listen" or "cancel" or "leave", var command]:
        return await Listener.RunAsync(setup, args[1], command);
    case [var setup, "copy" or "intruder" or "hold", var command]:
        using (var identity = WindowsIdentity.GetCurrent())
        {
            var copy = new ElevatedCopy(new SetupUser(identity.User!.Value, IsElevated: false), setup, new WindowsFileSystem(), new UnaskedStart(args[1], setup));
            var result = copy.Run(SetupCommandLine.Parse(command), new SilentWatcher());
            Console.WriteLine(result.Message);
            return result.ExitCode;
        }

    case ["intrude", var name]:
        return await Intruder.RunAsync(name);
    case ["pipe"]:
        return PipeFacts.Print();
    default:
        Console.Error.WriteLine("usage: see ConversationProbe/Program.cs");
        return 2;
}
