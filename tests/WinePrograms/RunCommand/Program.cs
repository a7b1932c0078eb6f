// RunCommand.exe REQUEST-FILE
//
// Starts a command line and writes its whole exit code to a file, because the exit code that Wine hands to the host is cut to 8 bits. Its output goes to files
// and not to pipes: Wine's background processes inherit a pipe and would keep it open long after the command has ended. The request comes from a file, so that
// the command line reaches CreateProcess exactly as it was written. Lines of the request, in UTF-8:
//
//   line 1  file for standard output        line 4  time limit in milliseconds
//   line 2  file for standard error         line 5  working directory, may be empty
//   line 3  file for the result             line 6  the command line
//
// Result: "exit N", N unsigned and decimal; "timeout N", N being how many processes the command and its descendants were; or "error N" with a Win32 error, CreateProcess' mostly.
using System.ComponentModel;
using RunCommand;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: RunCommand.exe REQUEST-FILE");
    return 2;
}

string[] request = File.ReadAllLines(args[0]);
if (request.Length != 6)
{
    Console.Error.WriteLine($"{args[0]}: a request has 6 lines, this one {request.Length}.");
    return 2;
}

string result;
try
{
    (uint? exitCode, uint processes) = ChildProcess.Run(request[5], request[4], request[0], request[1], uint.Parse(request[3], System.Globalization.CultureInfo.InvariantCulture));
    result = exitCode is uint code ? $"exit {code}" : $"timeout {processes}";
}
catch (Win32Exception e)
{
    result = $"error {e.NativeErrorCode}";
}

File.WriteAllText(request[2], result);
return 0;
