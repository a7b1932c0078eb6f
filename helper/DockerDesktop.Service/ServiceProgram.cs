using DockerDesktop.Protocol;
using DockerDesktop.Service.ServiceControl;

namespace DockerDesktop.Service;

/// <summary>The process: run by the service control manager, or started by somebody who should use the client.</summary>
internal sealed class ServiceProgram(IServiceControlManager serviceControlManager, IControlledService service, TextWriter output, TextWriter error)
{
    private const int InvalidParameter = 87; // ERROR_INVALID_PARAMETER

    /// <summary>Runs the process.</summary>
    /// <param name="arguments">None, or <c>--version</c>.</param>
    /// <returns>The process's exit code: 0, or a Windows error.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        switch (arguments)
        {
            case []:
                break;
            case ["--version"]:
                output.WriteLine(ServiceVersion.Current);
                return 0;
            default:
                error.WriteLine(
                    $"{ServiceIdentity.Name} takes no arguments except --version. To ask the service something, use docker-desktop (docker-desktop --help).");
                return InvalidParameter;
        }

        int result = serviceControlManager.Run(ServiceIdentity.Name, service);
        if (result == ServiceControlCode.NotStartedAsService)
        {
            error.WriteLine(
                $"{ServiceIdentity.Name} is a Windows service and is started by Windows (as administrator: sc start {ServiceIdentity.Name}). To ask it "
                    + "something, use docker-desktop (docker-desktop --help).");
        }
        else if (result != 0)
        {
            error.WriteLine($"The service control manager refused {ServiceIdentity.Name} (error {result}).");
        }

        return result;
    }
}
