using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A call of the Windows Installer failed, or a custom action found that it cannot go on. The message is meant for the log and for the user.</summary>
public class InstallerException : SystemException
{
    /// <summary>Makes an exception without a text.</summary>
    public InstallerException()
        : this("The Windows Installer reported an error.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed, and how to mend it.</param>
    public InstallerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What failed, and how to mend it.</param>
    /// <param name="innerException">The cause.</param>
    public InstallerException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal InstallerException(int errorCode, string message)
        : base(message) => ErrorCode = errorCode;

    /// <summary>The Windows error code, or 0 when there is none.</summary>
    public int ErrorCode { get; }

    /// <summary>What the installer recorded about the error of its last call, if it did: an error number in field 1 and its arguments.</summary>
    /// <returns>The record, which the caller disposes; null when there is none. The next call of the installer may replace it, and it is had once.</returns>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "The documented API has it here: it is about this error.")]
    public Record? GetErrorRecord() => GetErrorRecord(NativeInstallerApi.Instance);

    internal static Record? GetErrorRecord(IInstallerApi api)
    {
        var handle = api.GetLastErrorRecord();
        return handle == 0 ? null : new Record(api, handle, ownsHandle: true);
    }

    /// <summary>Throws the exception that stands for a return code of msi.dll, unless it is success.</summary>
    /// <param name="returnCode">What the function returned.</param>
    /// <param name="call">What was called and about what, for the text: <c>MsiDatabaseOpenView(SELECT ...)</c>.</param>
    internal static void ThrowIfFailed(uint returnCode, string call)
    {
        if (returnCode != WindowsError.Success)
        {
            throw FromReturnCode(returnCode, call);
        }
    }

    internal static InstallerException FromReturnCode(uint returnCode, string call)
    {
        var code = unchecked((int)returnCode);
        var message = string.Create(CultureInfo.InvariantCulture, $"{call} failed with error {returnCode}.");
        return returnCode switch
        {
            WindowsError.InstallUserExit => new InstallCanceledException(code, message),
            WindowsError.BadQuerySyntax or WindowsError.InvalidTable => new BadQuerySyntaxException(code, message),
            WindowsError.InvalidHandle or WindowsError.InvalidHandleState => new InvalidHandleException(code, message),
            _ => new InstallerException(code, message),
        };
    }
}
