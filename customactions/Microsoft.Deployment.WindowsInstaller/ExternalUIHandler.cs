namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Is told a message of an installation.</summary>
/// <param name="messageType">The kind.</param>
/// <param name="message">The text; null when there is none.</param>
/// <param name="buttons">The buttons that it asks for.</param>
/// <param name="icon">The icon.</param>
/// <param name="defaultButton">The button that Enter presses.</param>
/// <returns>The answer; <see cref="MessageResult.None"/> to leave the message to the installer.</returns>
public delegate MessageResult ExternalUIHandler(InstallMessage messageType, string? message, MessageButtons buttons, MessageIcon icon, MessageDefaultButton defaultButton);
