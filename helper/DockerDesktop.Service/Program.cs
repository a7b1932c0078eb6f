using DockerDesktop.Protocol;
using DockerDesktop.Service;
using DockerDesktop.Service.Logging;
using DockerDesktop.Service.Pipe;
using DockerDesktop.Service.ServiceControl;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;
using Microsoft.Extensions.Logging;

if (!OperatingSystem.IsWindows())
{
    Console.Error.WriteLine($"{ServiceIdentity.Name} is a Windows service.");
    return 1;
}

TimeProvider time = TimeProvider.System;
using WindowsEventLog eventLog = new();
using ServiceLogFiles logFiles = new(time);
using ServiceLoggerProvider provider = new(logFiles, eventLog, time);
using ILoggerFactory loggerFactory = LoggerFactory.Create(logging => ServiceLogging.Configure(logging, provider));
ILogger logger = loggerFactory.CreateLogger(ServiceIdentity.Name);
AppDomain.CurrentDomain.UnhandledException += (_, e) => logger.Unhandled((Exception)e.ExceptionObject);

Backend backend = new(
    new ServiceLogFolder(new WindowsFileSystem(), HelperFolders.OfThisComputer()),
    logFiles,
    new WindowsInstallationRegistry(),
    new WindowsLocalGroups(),
    new NamedPipeTransport(),
    WindowsPlatform.Add,
    loggerFactory,
    time);
using BackendService service = new(backend, logger);
ServiceProgram program = new(new WindowsServiceControlManager(), service, Console.Out, Console.Error);
return program.Run(args);
