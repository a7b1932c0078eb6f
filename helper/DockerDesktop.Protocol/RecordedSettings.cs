using DockerDesktop.Protocol.EngineAccess;

namespace DockerDesktop.Protocol;

/// <summary>What was chosen at installation and recorded under HKEY_LOCAL_MACHINE, <see cref="ServiceIdentity.InstallKey"/>.</summary>
/// <param name="Engine">Value <c>Engine</c>.</param>
/// <param name="DisableWindowsContainers">Value <c>DisableWindowsContainers</c>: every verb for Windows containers is refused.</param>
/// <param name="AlwaysRunService">Value <c>AlwaysRunService</c>.</param>
/// <param name="MaintainHosts">Value <c>MaintainHosts</c>: the helper keeps the product's host names in the hosts file.</param>
/// <param name="EngineAccess">Value <c>EngineAccess</c>: who may open the Windows engine's pipe without elevation.</param>
public sealed record RecordedSettings(
    ContainerEngine Engine, bool DisableWindowsContainers, bool AlwaysRunService, bool MaintainHosts, EngineAccessMode EngineAccess);
