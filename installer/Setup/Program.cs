using System.Security.Principal;
using DockerDesktop.Setup;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.Elevation;
using DockerDesktop.Setup.Payload;
using DockerDesktop.Setup.Window;
using DockerDesktop.Setup.WindowsInstaller;
using DockerDesktop.Setup.Wsl;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Services;

if (!OperatingSystem.IsWindows())
{
    Console.Error.WriteLine(Texts.OnWindowsOnly);
    return SetupExitCode.Failed;
}

var line = SetupCommandLine.WithoutProgram(ProcessCommandLine.Read());
using var identity = WindowsIdentity.GetCurrent();
var user = new SetupUser(identity.User!.Value, identity.IsSystem || new WindowsPrincipal(identity).IsInRole(WindowsBuiltInRole.Administrator));
var files = new WindowsFileSystem();
var places = SetupPlaces.OfThisWindows;
var installation = new Installation(new RunningImage(), new NativeWindowsInstaller(), files, places, new SetupLogs(files, places, TimeProvider.System), user);
var program = Environment.ProcessPath!;
var redirection = new Redirection(program, Path.Exists);
if (ElevatedRequest.IsMeantBy(line))
{
    _ = ConsoleWindow.LeaveOwn();
    return await new ElevatedProgram(user, redirection, new WindowsImageSignature(), installation, WindowsConversationPipe.Open).RunAsync(line).ConfigureAwait(false);
}

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // Windows Installer undoes what it has done; ended by force it could not.
    e.Cancel = true;
    interrupt.Cancel();
};
var isConsole = ConsoleWindow.LeaveOwn();
var console = new SetupConsole(Console.Out, Console.Error, Console.IsOutputRedirected, isConsole, interrupt.Token);
return new SetupProgram(
    user,
    redirection,
    new WindowsImageSignature(),
    installation,
    new ElevatedCopy(user, program, files, new WindowsElevatedStart()),
    new SetupWindow(VisualStyles.AreFor(user)),
    new Wsl2Check(new WindowsSystemServices()),
    new WindowsApplicationStart(),
    console).Run(line);
