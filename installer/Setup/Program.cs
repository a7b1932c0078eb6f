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

var line = SetupCommandLine.WithoutProgram(Environment.CommandLine);
using var identity = WindowsIdentity.GetCurrent();
var user = new SetupUser(identity.User!.Value, identity.IsSystem || new WindowsPrincipal(identity).IsInRole(WindowsBuiltInRole.Administrator));
var files = new WindowsFileSystem();
var places = SetupPlaces.OfThisWindows;
var installation = new Installation(new RunningImage(), new NativeWindowsInstaller(), files, places, new SetupLogs(files, places, TimeProvider.System), user);
if (ElevatedRequest.IsMeantBy(line))
{
    _ = ConsoleWindow.LeaveOwn();
    try
    {
        SignatureCheck.Require(new WindowsImageSignature());
        return await new ElevatedProgram(user, installation).RunAsync(line).ConfigureAwait(false);
    }
    catch (SetupException e)
    {
        return e.ExitCode;
    }
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
    user, new WindowsImageSignature(), installation, new ElevatedCopy(user), new SetupWindow(), new Wsl2Check(new WindowsSystemServices()), new WindowsApplicationStart(), console).Run(line);
