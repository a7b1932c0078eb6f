namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// The user interface that a package brings with it, in its MsiEmbeddedUI table. The generator exports <c>InitializeEmbeddedUI</c>, <c>EmbeddedUIHandler</c> and <c>ShutdownEmbeddedUI</c>
/// for the one class of a DLL that implements it and has a constructor without parameters.
/// </summary>
public interface IEmbeddedUI
{
    /// <summary>Begins.</summary>
    /// <param name="session">The installation.</param>
    /// <param name="resourcePath">The folder into which the installer extracted the files of the MsiEmbeddedUI table.</param>
    /// <param name="internalUILevel">The user interface of the command line; may be set to what the installer is to show when this one is not used.</param>
    /// <returns>True to be told the messages; false for the installer's own user interface.</returns>
    /// <exception cref="InstallCanceledException">The installation is to end.</exception>
    bool Initialize(Session session, string resourcePath, ref InstallUIOptions internalUILevel);

    /// <summary>Is told a message.</summary>
    /// <param name="messageType">The kind.</param>
    /// <param name="messageRecord">The record, which is closed when the method returns; null when there is none.</param>
    /// <param name="buttons">The buttons that it asks for.</param>
    /// <param name="icon">The icon.</param>
    /// <param name="defaultButton">The button that Enter presses.</param>
    /// <returns>The answer.</returns>
    MessageResult ProcessMessage(InstallMessage messageType, Record? messageRecord, MessageButtons buttons, MessageIcon icon, MessageDefaultButton defaultButton);

    /// <summary>Ends.</summary>
    void Shutdown();
}
