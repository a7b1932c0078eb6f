namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Is told a patch that does not apply.</summary>
/// <param name="patch">The patch, as it was given.</param>
/// <param name="exception">Why it does not apply.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The name is that of the documented API.")]
public delegate void InapplicablePatchHandler(string patch, Exception exception);
