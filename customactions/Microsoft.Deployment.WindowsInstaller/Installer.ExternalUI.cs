using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>A user interface of the caller's own.</content>
public static partial class Installer
{
    private static ExternalUIHandler? s_textHandler;
    private static ExternalUIRecordHandler? s_recordHandler;

    /// <summary>Sets what is told the messages of installations in this process. An exception of it counts as an error of the message.</summary>
    /// <param name="uiHandler">What is told; null for the installer's own user interface.</param>
    /// <param name="messageFilter">The kinds of messages that it is told.</param>
    /// <returns>What was told before; null when that was nothing, or nothing of this library.</returns>
    public static unsafe ExternalUIHandler? SetExternalUI(ExternalUIHandler? uiHandler, InstallLogModes messageFilter)
    {
        delegate* unmanaged[Stdcall]<nint, uint, char*, int> callback = &OnText;
        var before = NativeInstallation.MsiSetExternalUIW(uiHandler is null ? null : callback, (uint)messageFilter, 0);
        var handlerBefore = before == (nint)callback ? s_textHandler : null;
        s_textHandler = uiHandler;
        return handlerBefore;
    }

    /// <summary>Sets what is told the messages of installations in this process, as records. An exception of it counts as an error of the message.</summary>
    /// <param name="uiHandler">What is told; null for the installer's own user interface.</param>
    /// <param name="messageFilter">The kinds of messages that it is told.</param>
    /// <returns>What was told before; null when that was nothing, or nothing of this library.</returns>
    public static unsafe ExternalUIRecordHandler? SetExternalUI(ExternalUIRecordHandler? uiHandler, InstallLogModes messageFilter)
    {
        delegate* unmanaged[Stdcall]<nint, uint, uint, int> callback = &OnRecord;
        nint before = 0;
        NativeInstallation.Check(NativeInstallation.MsiSetExternalUIRecord(uiHandler is null ? null : callback, (uint)messageFilter, 0, &before), "MsiSetExternalUIRecord");
        var handlerBefore = before == (nint)callback ? s_recordHandler : null;
        s_recordHandler = uiHandler;
        return handlerBefore;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    [SuppressMessage("Design", "CA1031", Justification = "An exception that leaves a callback ends the process.")]
    private static unsafe int OnText(nint context, uint message, char* text)
    {
        try
        {
            var parts = new MessageParts(message);
            return (int)(s_textHandler?.Invoke(parts.Type, text is null ? null : new string(text), parts.Buttons, parts.Icon, parts.DefaultButton) ?? MessageResult.None);
        }
        catch (Exception)
        {
            return (int)MessageResult.Error;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    [SuppressMessage("Design", "CA1031", Justification = "An exception that leaves a callback ends the process.")]
    private static int OnRecord(nint context, uint message, uint handle)
    {
        try
        {
            var parts = new MessageParts(message);
            using var record = handle == 0 ? null : new Record(Api, handle, ownsHandle: false);
            return (int)(s_recordHandler?.Invoke(parts.Type, record, parts.Buttons, parts.Icon, parts.DefaultButton) ?? MessageResult.None);
        }
        catch (Exception)
        {
            return (int)MessageResult.Error;
        }
    }
}
