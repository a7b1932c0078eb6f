namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Is told a message of an installation, as a record.</summary>
/// <param name="messageType">The kind.</param>
/// <param name="messageRecord">The record, which is closed when the handler returns; null when there is none.</param>
/// <param name="buttons">The buttons that it asks for.</param>
/// <param name="icon">The icon.</param>
/// <param name="defaultButton">The button that Enter presses.</param>
/// <returns>The answer; <see cref="MessageResult.None"/> to leave the message to the installer.</returns>
public delegate MessageResult ExternalUIRecordHandler(InstallMessage messageType, Record? messageRecord, MessageButtons buttons, MessageIcon icon, MessageDefaultButton defaultButton);
