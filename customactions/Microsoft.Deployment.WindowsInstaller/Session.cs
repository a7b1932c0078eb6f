using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>
/// The running installation, as a custom action sees it. A deferred, rollback or commit action has the custom-action data, the product code, the user's SID, the modes and the messages;
/// Windows answers everything else there with empty values, so it is refused with an <see cref="InstallerException"/>.
/// </summary>
public sealed class Session : InstallerHandle, IFormatProvider
{
    private CustomActionData? _customActionData;
    private Database? _database;
    private bool _isImmediate;

    /// <summary>Content that was asked for. Not by its type: then every DLL would have the code that unpacks it.</summary>
    private List<IDisposable>? _contents;

    internal Session(IInstallerApi api, uint handle, bool ownsHandle)
        : base(api, handle, ownsHandle)
    {
    }

    /// <summary>The data that was handed to this deferred, rollback or commit action; empty when there is none.</summary>
    public CustomActionData CustomActionData => _customActionData ??= new CustomActionData(this[CustomActionData.PropertyName]);

    /// <summary>The open database of the installation, with transforms applied. Immediate actions only. It is opened again after it was closed.</summary>
    /// <exception cref="InstallerException">The action is not immediate, or there is no database.</exception>
    public Database Database
    {
        get
        {
            if (_database is null || _database.IsClosed)
            {
                CheckImmediate();
                var handle = Api.GetActiveDatabase(OpenHandle);
                if (handle == 0)
                {
                    throw new InstallerException("The installation has no open database here.");
                }

                _database = new Database(Api, handle, ownsHandle: true, string.Empty, DatabaseOpenMode.ReadOnly);
            }

            return _database;
        }
    }

    /// <summary>The language identifier of the installation, 1033 for American English.</summary>
    public int Language => Api.GetLanguage(OpenHandle);

    /// <summary>The features, after CostFinalize. Immediate actions only.</summary>
    public FeatureInfoCollection Features
    {
        get
        {
            CheckImmediate();
            return new FeatureInfoCollection(this);
        }
    }

    /// <summary>The components, after CostFinalize. Immediate actions only.</summary>
    public ComponentInfoCollection Components
    {
        get
        {
            CheckImmediate();
            return new ComponentInfoCollection(this);
        }
    }

    /// <summary>A property of the installation; an empty string stands for one that is not set.</summary>
    /// <param name="property">Its name. Upper and lower case are different.</param>
    /// <exception cref="InstallerException">The action is not immediate, and the property is not CustomActionData, ProductCode or UserSID.</exception>
    public string this[string property]
    {
        get
        {
            TextArgument.ThrowIfMissing(property);
            if (property is not (CustomActionData.PropertyName or "ProductCode" or "UserSID"))
            {
                CheckImmediate();
            }

            InstallerException.ThrowIfFailed(Api, Api.GetProperty(OpenHandle, property, out var value), $"MsiGetProperty({property})");
            return value;
        }

        set
        {
            TextArgument.ThrowIfMissing(property);
            CheckImmediate();
            InstallerException.ThrowIfFailed(Api, Api.SetProperty(OpenHandle, property, value), $"MsiSetProperty({property})");
        }
    }

    /// <summary>Wraps the handle that the installer gives to a custom action.</summary>
    /// <param name="handle">The MSIHANDLE.</param>
    /// <param name="ownsHandle">True when disposing is to close the handle.</param>
    /// <returns>The session.</returns>
    public static Session FromHandle(IntPtr handle, bool ownsHandle) => new(NativeInstallerApi.Instance, (uint)handle, ownsHandle);

    /// <summary>Sends a message to the log and, when its kind says so, to the user.</summary>
    /// <param name="messageType">The kind.</param>
    /// <param name="record">The template in field 0 and the values in the others.</param>
    /// <returns>What was answered; <see cref="MessageResult.Cancel"/> in a rollback or commit action alone, which has to be carried through all the same.</returns>
    /// <exception cref="InstallCanceledException">The user cancelled.</exception>
    public MessageResult Message(InstallMessage messageType, Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var result = Api.ProcessMessage(OpenHandle, (int)messageType, record.OpenHandle);
        return result switch
        {
            < 0 => throw new InstallerException("MsiProcessMessage failed."),
            (int)MessageResult.Cancel when !GetMode(InstallRunMode.Rollback) && !GetMode(InstallRunMode.Commit) => throw new InstallCanceledException(),
            _ => (MessageResult)result,
        };
    }

    /// <summary>Writes a line to the installation's log. The text is written as it is: brackets in it are not taken for properties.</summary>
    /// <param name="msg">The line.</param>
    public void Log(string msg)
    {
        ArgumentNullException.ThrowIfNull(msg);
        SendText(InstallMessage.Info, msg);
    }

    /// <summary>Writes a formatted line to the installation's log.</summary>
    /// <param name="format">A composite format.</param>
    /// <param name="args">Its arguments.</param>
    public void Log(string format, params object?[] args) => Log(string.Format(CultureInfo.InvariantCulture, format, args));

    /// <summary>Says whether a mode is on.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>True when it is.</returns>
    public bool GetMode(InstallRunMode mode) => Api.GetMode(OpenHandle, mode);

    /// <summary>Turns a mode on or off; only those of a restart may be set.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="value">On or off.</param>
    /// <exception cref="InvalidOperationException">The mode cannot be set.</exception>
    public void SetMode(InstallRunMode mode, bool value)
    {
        CheckImmediate();
        var result = Api.SetMode(OpenHandle, mode, value);
        if (result == WindowsError.AccessDenied)
        {
            throw new InvalidOperationException($"The mode {mode} cannot be set: only RebootAtEnd and RebootNow can.");
        }

        InstallerException.ThrowIfFailed(Api, result, $"MsiSetMode({mode})");
    }

    /// <summary>Runs an action of the package; from an immediate action a deferred one is scheduled by it.</summary>
    /// <param name="action">Its identifier.</param>
    public void DoAction(string action) => DoAction(action, null);

    /// <summary>Hands data to an action of the package and runs or schedules it.</summary>
    /// <param name="action">Its identifier, which is also the property that carries the data.</param>
    /// <param name="actionData">The data; null for none.</param>
    public void DoAction(string action, CustomActionData? actionData)
    {
        TextArgument.ThrowIfMissing(action);
        CheckImmediate();
        if (actionData is not null)
        {
            this[action] = actionData.ToString();
        }

        InstallerException.ThrowIfFailed(Api, Api.DoAction(OpenHandle, action), $"MsiDoAction({action})");
    }

    /// <summary>Runs the actions of a sequence table.</summary>
    /// <param name="sequenceTable">The table.</param>
    public void DoActionSequence(string sequenceTable)
    {
        TextArgument.ThrowIfMissing(sequenceTable);
        CheckImmediate();
        InstallerException.ThrowIfFailed(Api, Api.Sequence(OpenHandle, sequenceTable), $"MsiSequence({sequenceTable})");
    }

    /// <summary>Evaluates a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="ArgumentNullException">The condition is null or empty.</exception>
    /// <exception cref="InvalidOperationException">The condition is not well formed, or there is none but blanks.</exception>
    public bool EvaluateCondition(string condition)
    {
        TextArgument.ThrowIfMissing(condition);
        return Api.EvaluateCondition(OpenHandle, condition) switch
        {
            0 => false,
            1 => true,
            _ => throw new InvalidOperationException($"The condition \"{condition}\" is not well formed."),
        };
    }

    /// <summary>Evaluates a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="defaultValue">The value of an empty one.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="InvalidOperationException">The condition is not well formed.</exception>
    public bool EvaluateCondition(string condition, bool defaultValue)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.Length == 0)
        {
            return defaultValue;
        }

        CheckImmediate();
        return EvaluateCondition(condition);
    }

    /// <summary>Sets the install level, and with it which features are asked for.</summary>
    /// <param name="installLevel">1 to 32767; 0 keeps the level and costs anew.</param>
    public void SetInstallLevel(int installLevel)
    {
        CheckImmediate();
        InstallerException.ThrowIfFailed(Api, Api.SetInstallLevel(OpenHandle, installLevel), $"MsiSetInstallLevel({installLevel})");
    }

    /// <summary>Says whether every drive has the space that the installation needs, after CostFinalize.</summary>
    /// <returns>False when one has not.</returns>
    public bool VerifyDiskSpace()
    {
        CheckImmediate();
        var result = Api.VerifyDiskSpace(OpenHandle);
        if (result == WindowsError.DiskFull)
        {
            return false;
        }

        InstallerException.ThrowIfFailed(Api, result, "MsiVerifyDiskSpace");
        return true;
    }

    /// <summary>The disk space that the installer itself needs, besides that of the components.</summary>
    /// <returns>An item a drive.</returns>
    public IList<InstallCost> GetTotalCost()
    {
        CheckImmediate();
        return InstallCost.Enumerate(this, null, InstallState.Default);
    }

    /// <summary>A property of the package, as its Property table has it.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>The value; an empty string when there is none.</returns>
    public string GetProductProperty(string property)
    {
        TextArgument.ThrowIfMissing(property);
        CheckImmediate();
        InstallerException.ThrowIfFailed(Api, Api.GetProductProperty(OpenHandle, property, out var value), $"MsiGetProductProperty({property})");
        return value;
    }

    /// <summary>The full path of a directory in the source of the package, after CostInitialize and ResolveSource.</summary>
    /// <param name="directory">The key in the Directory table.</param>
    /// <returns>The path, with a backslash at its end.</returns>
    public string GetSourcePath(string directory)
    {
        TextArgument.ThrowIfMissing(directory);
        CheckImmediate();
        InstallerException.ThrowIfFailed(Api, Api.GetSourcePath(OpenHandle, directory, out var path), $"MsiGetSourcePath({directory})");
        return path;
    }

    /// <summary>The full path of a directory of the package, after costing.</summary>
    /// <param name="directory">The key in the Directory table.</param>
    /// <returns>The path, with a backslash at its end.</returns>
    public string GetTargetPath(string directory)
    {
        TextArgument.ThrowIfMissing(directory);
        CheckImmediate();
        InstallerException.ThrowIfFailed(Api, Api.GetTargetPath(OpenHandle, directory, out var path), $"MsiGetTargetPath({directory})");
        return path;
    }

    /// <summary>Moves a directory of the package, after costing.</summary>
    /// <param name="directory">The key in the Directory table.</param>
    /// <param name="value">The path.</param>
    public void SetTargetPath(string directory, string value)
    {
        TextArgument.ThrowIfMissing(directory);
        ArgumentNullException.ThrowIfNull(value);
        CheckImmediate();
        InstallerException.ThrowIfFailed(Api, Api.SetTargetPath(OpenHandle, directory, value), $"MsiSetTargetPath({directory})");
    }

    /// <summary>Replaces the property and file references of a formatted text.</summary>
    /// <param name="format">The text, <c>[INSTALLFOLDER]a.exe</c> for example.</param>
    /// <returns>The text with values.</returns>
    public string Format(string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        using var record = new Record(Api, 0) { FormatString = format };
        return FormatRecord(record);
    }

    /// <summary>Fills the template of a record with its fields and this installation's properties.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The text.</returns>
    public string FormatRecord(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.ToString(this);
    }

    /// <summary>Fills another template with the fields of a record and this installation's properties.</summary>
    /// <param name="record">The record.</param>
    /// <param name="format">The template; null for the record's own.</param>
    /// <returns>The text.</returns>
    [Obsolete("It writes to the record while it works. Set the record's FormatString, then call FormatRecord(Record).")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string FormatRecord(Record record, string? format)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.FillWith(format, this);
    }

    /// <summary>The files that a DLL of custom actions brings with it. The folder that they are unpacked to is deleted when the action has ended.</summary>
    /// <param name="assembly">The assembly that has the files: <c>typeof(MyActions).Assembly</c>.</param>
    /// <returns>The files, which the session disposes.</returns>
    public CustomActionContent GetContent(Assembly assembly)
    {
        var content = new CustomActionContent(assembly, OperatingSystem.IsWindows() ? PrivateFolder.Create : throw new PlatformNotSupportedException("Files of a custom action are unpacked on Windows."));
        (_contents ??= []).Add(content);
        return content;
    }

    /// <inheritdoc/>
    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(Session) ? this : null;

    /// <summary>Sends a text as a message. It travels as a field, so that nothing in it is read as a reference to a property.</summary>
    /// <param name="messageType">The kind.</param>
    /// <param name="text">The text.</param>
    /// <returns>What was answered.</returns>
    /// <exception cref="InstallCanceledException">The user cancelled.</exception>
    public MessageResult SendText(InstallMessage messageType, string text)
    {
        using var record = new Record(Api, 1) { FormatString = "[1]" };
        record.SetString(1, text);
        return Message(messageType, record);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _database?.Dispose();
            foreach (var content in _contents ?? [])
            {
                content.Dispose();
            }

            _contents = null;
        }

        base.Dispose(disposing);
    }

    /// <summary>Refuses what Windows gives to immediate actions alone. It would answer with empty values, which look like data.</summary>
    private void CheckImmediate()
    {
        if (_isImmediate)
        {
            return;
        }

        if (GetMode(InstallRunMode.Scheduled) || GetMode(InstallRunMode.Rollback) || GetMode(InstallRunMode.Commit))
        {
            throw new InstallerException(
                "A deferred, rollback or commit action has no access to this: Windows gives it CustomActionData, ProductCode and UserSID. Let an immediate action put what is needed into CustomActionData.");
        }

        _isImmediate = true;
    }
}
