namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>Is told what is being done with a package.</summary>
/// <param name="format">A composite format.</param>
/// <param name="args">Its arguments.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The name is that of the documented API.")]
public delegate void InstallPackageMessageHandler(string format, params object?[] args);
