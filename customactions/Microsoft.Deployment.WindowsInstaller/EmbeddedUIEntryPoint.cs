using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What the three exported functions of an embedded user interface run through. No exception passes into msiexec.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddedUIEntryPoint
{
    private static IEmbeddedUI? s_userInterface;
    private static bool s_isCancelled;

    /// <summary>Begins. Called by generated code.</summary>
    /// <param name="handle">The MSIHANDLE of the installation.</param>
    /// <param name="resourcePath">The folder of the extracted files, a text of UTF-16.</param>
    /// <param name="internalUILevel">INSTALLUILEVEL, in and out.</param>
    /// <param name="create">Makes the user interface.</param>
    /// <returns>ERROR_SUCCESS, also when the installer's own user interface is to be used or the user cancelled; ERROR_INSTALL_FAILURE.</returns>
    public static unsafe uint Initialize(uint handle, char* resourcePath, uint* internalUILevel, Func<IEmbeddedUI> create) =>
        Initialize(NativeInstallerApi.Instance, handle, resourcePath is null ? string.Empty : new string(resourcePath), ref *internalUILevel, create);

    /// <summary>Tells a message. Called by generated code.</summary>
    /// <param name="messageType">INSTALLMESSAGE with flags of MessageBox.</param>
    /// <param name="handle">The MSIHANDLE of the record; 0 for none.</param>
    /// <returns>The answer; 0 after an exception.</returns>
    public static int ProcessMessage(uint messageType, uint handle) => ProcessMessage(NativeInstallerApi.Instance, messageType, handle);

    /// <summary>Ends. Called by generated code.</summary>
    /// <returns>ERROR_SUCCESS.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "An exception that leaves an exported function ends msiexec, so none may.")]
    public static uint Shutdown()
    {
        try
        {
            s_userInterface?.Shutdown();
        }
        catch (Exception)
        {
            // The installation has ended.
        }

        s_userInterface = null;
        s_isCancelled = false;
        return WindowsError.Success;
    }

    [SuppressMessage("Design", "CA1031", Justification = "An exception that leaves an exported function ends msiexec, so none may.")]
    internal static uint Initialize(IInstallerApi api, uint handle, string resourcePath, ref uint internalUILevel, Func<IEmbeddedUI> create)
    {
        try
        {
            // It stays open: the user interface may keep it until the end.
            var session = new Session(api, handle, ownsHandle: false);
            try
            {
                var userInterface = create();
                var options = (InstallUIOptions)internalUILevel;
                var used = userInterface.Initialize(session, resourcePath, ref options);
                s_isCancelled = false;
                s_userInterface = used ? userInterface : null;
                internalUILevel = (uint)options;
                return WindowsError.Success;
            }
            catch (InstallCanceledException)
            {
                // The function may not say so; the next message that tells progress is answered with it.
                s_isCancelled = true;
                internalUILevel = (uint)InstallUIOptions.Silent;
                return WindowsError.Success;
            }
            catch (Exception exception)
            {
                session.SendText(InstallMessage.Info, $"InitializeEmbeddedUI: {exception.GetType().FullName}: {exception.Message}");
                return WindowsError.InstallFailure;
            }
        }
        catch (Exception)
        {
            return WindowsError.InstallFailure;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "An exception that leaves an exported function ends msiexec, so none may.")]
    internal static int ProcessMessage(IInstallerApi api, uint messageType, uint handle)
    {
        try
        {
            var parts = new MessageParts(messageType);
            if (s_isCancelled && parts.Type == InstallMessage.Progress)
            {
                return (int)MessageResult.Cancel;
            }

            using var record = handle == 0 ? null : new Record(api, handle, ownsHandle: false);
            return (int)(s_userInterface?.ProcessMessage(parts.Type, record, parts.Buttons, parts.Icon, parts.DefaultButton) ?? MessageResult.None);
        }
        catch (Exception)
        {
            return (int)MessageResult.None;
        }
    }
}
