using System.ComponentModel;
using System.Globalization;
using System.Runtime.Serialization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A call of the Windows Installer failed, or a custom action found that it cannot go on. The message is meant for the log and for the user.</summary>
public class InstallerException : SystemException
{
    private readonly string[]? _errorFields;

    /// <summary>Makes an exception without a text.</summary>
    public InstallerException()
        : this("The Windows Installer reported an error.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="msg">What failed, and how to mend it.</param>
    public InstallerException(string? msg)
        : base(msg)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="msg">What failed, and how to mend it.</param>
    /// <param name="innerException">The cause.</param>
    public InstallerException(string? msg, Exception? innerException)
        : base(msg, innerException)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="errorCode">The Windows error code.</param>
    /// <param name="msg">What failed.</param>
    /// <param name="innerException">The cause.</param>
    /// <param name="errorFields">The fields 1 and up of the installer's record of the error; null when there is none.</param>
    internal InstallerException(int errorCode, string? msg, Exception? innerException = null, string[]? errorFields = null)
        : base(msg, innerException) => (ErrorCode, _errorFields) = (errorCode, errorFields);

    /// <summary>Reads an exception that was serialized.</summary>
    /// <param name="info">Its data.</param>
    /// <param name="context">Where the data comes from.</param>
    [Obsolete(SerializationConstants.Message, DiagnosticId = SerializationConstants.DiagnosticId)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected InstallerException(SerializationInfo info, StreamingContext context)
        : base(info, context) => ErrorCode = info.GetInt32(SerializationConstants.ErrorCode);

    /// <summary>The Windows error code, or 0 when there is none.</summary>
    public int ErrorCode { get; }

    /// <summary>What the installer recorded about the error when it happened: an error number in field 1 and its arguments.</summary>
    /// <returns>The record, which the caller disposes; null when there is none.</returns>
    public Record? GetErrorRecord() => GetErrorRecord(NativeInstallerApi.Instance);

    /// <inheritdoc/>
    [Obsolete(SerializationConstants.Message, DiagnosticId = SerializationConstants.DiagnosticId)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override void GetObjectData(SerializationInfo info, StreamingContext context)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue(SerializationConstants.ErrorCode, ErrorCode);
        base.GetObjectData(info, context);
    }

    internal Record? GetErrorRecord(IInstallerApi api)
    {
        if (_errorFields is null)
        {
            return null;
        }

        var record = new Record(api, _errorFields.Length);
        for (var i = 0; i < _errorFields.Length; i++)
        {
            record.SetString(i + 1, _errorFields[i]);
        }

        return record;
    }

    /// <summary>Throws the exception that stands for a return code of msi.dll, unless it is success.</summary>
    /// <param name="api">What was called.</param>
    /// <param name="returnCode">What the function returned.</param>
    /// <param name="call">What was called and about what, for the text: <c>MsiDatabaseOpenView(SELECT ...)</c>.</param>
    internal static void ThrowIfFailed(IInstallerApi api, uint returnCode, string call)
    {
        if (returnCode != WindowsError.Success)
        {
            throw FromReturnCode(api, returnCode, call);
        }
    }

    /// <summary>Makes the exception that stands for a return code. Several codes have a type of the framework's, as with DTF.</summary>
    /// <param name="api">What was called.</param>
    /// <param name="returnCode">What the function returned.</param>
    /// <param name="call">What was called and about what.</param>
    /// <returns>The exception.</returns>
    internal static Exception FromReturnCode(IInstallerApi api, uint returnCode, string call)
    {
        var code = unchecked((int)returnCode);
        var message = string.Create(CultureInfo.InvariantCulture, $"{call} failed with error {returnCode}.");
        return returnCode switch
        {
            WindowsError.FileNotFound or WindowsError.PathNotFound => new FileNotFoundException(message),
            WindowsError.InvalidParameter or WindowsError.InvalidDirectory or WindowsError.UnknownProduct or WindowsError.UnknownFeature
                or WindowsError.UnknownComponent or WindowsError.UnknownProperty => new ArgumentException(message),
            WindowsError.CallNotImplemented => new NotImplementedException(message),
            WindowsError.InstallUserExit => new InstallCanceledException(message),
            WindowsError.BadQuerySyntax => new BadQuerySyntaxException(message, ReadErrorFields(api)),
            WindowsError.InvalidHandle or WindowsError.InvalidHandleState => new InvalidHandleException(code, message),
            _ => new InstallerException(code, message, null, ReadErrorFields(api)),
        };
    }

    /// <summary>Reads the record of the error at once: the next call of the installer may replace it, and it is had once.</summary>
    private protected static string[]? ReadErrorFields(IInstallerApi api)
    {
        var handle = api.GetLastErrorRecord();
        if (handle == 0)
        {
            return null;
        }

        using var record = new Record(api, handle, ownsHandle: true);
        return record.ToStrings();
    }
}
