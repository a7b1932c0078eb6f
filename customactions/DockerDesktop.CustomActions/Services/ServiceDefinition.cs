using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Services;

/// <summary>A service of the product, and how it is registered.</summary>
internal abstract class ServiceDefinition
{
    /// <summary>
    /// SYSTEM runs and asks, administrators do everything, interactive users and services may ask. Nobody else may change the configuration: whoever sets the program of a
    /// LocalSystem service owns the computer.
    /// </summary>
    public const string Security = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)(A;;CCLCSWLOCRRC;;;IU)(A;;CCLCSWLOCRRC;;;SU)";

    /// <summary>The service's name.</summary>
    public abstract string Name { get; }

    /// <summary>What the facts about it are called in the rollback store.</summary>
    public abstract string FactName { get; }

    /// <summary>
    /// The program that the service runs as LocalSystem, from what is registered where only administrators write. What an action is handed for it is no more than a user's word.
    /// </summary>
    /// <param name="registry">The registry, with the settings of this installation recorded.</param>
    /// <returns>Its full path.</returns>
    public abstract string FindProgram(IRegistry registry);

    /// <summary>Says whether a service of this name may be changed: what another product registered under it is not.</summary>
    /// <param name="configuration">The service that is there.</param>
    /// <returns>True when it may.</returns>
    public virtual bool IsOurs(ServiceConfiguration configuration) => true;

    /// <summary>The whole configuration.</summary>
    /// <param name="program">The full path of the program.</param>
    /// <param name="startType">When it starts.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ActionFailedException">The program is no full path on a local drive.</exception>
    public abstract ServiceConfiguration Configure(string program, ServiceStartType startType);

    /// <summary>An unquoted path with a blank lets Windows try <c>C:\Program.exe</c> first (CWE-428).</summary>
    protected string Quote(string program)
    {
        if (program.Length < 4 || !char.IsAsciiLetter(program[0]) || program[1] != ':' || program[2] != '\\' || program.Contains('"', StringComparison.Ordinal))
        {
            throw new ActionFailedException($"\"{program}\" is not the full path of a program on a local drive, so the service {Name} cannot be registered with it.");
        }

        return $"\"{program}\"";
    }
}
