namespace DockerDesktop.Windows.Installation;

/// <summary>The recorded settings cannot be read.</summary>
internal sealed class InstallationRegistryException(string message, Exception innerException) : Exception(message, innerException);
