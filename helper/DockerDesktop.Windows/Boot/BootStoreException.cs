namespace DockerDesktop.Windows.Boot;

/// <summary>The boot configuration cannot be read or understood.</summary>
internal sealed class BootStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
