namespace Microsoft.Deployment.WindowsInstaller.Tests;

/// <summary>An object that tests put into custom-action data.</summary>
internal sealed record Settings(string Name, int Number);
