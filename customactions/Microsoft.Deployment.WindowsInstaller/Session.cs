using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The running installation, as a custom action sees it. In deferred, rollback and commit actions only the custom-action data, the modes and messages are to be had.</summary>
public sealed class Session : InstallerHandle, IFormatProvider
{
    private CustomActionData? _customActionData;
    private Database? _database;

    internal Session(IInstallerApi api, uint handle, bool ownsHandle)
        : base(api, handle, ownsHandle)
    {
    }

    /// <summary>The data that was handed to this deferred, rollback or commit action; empty when there is none.</summary>
    public CustomActionData CustomActionData => _customActionData ??= new CustomActionData(this[CustomActionData.PropertyName]);

    /// <summary>The open database of the installation, with transforms applied. Immediate actions only.</summary>
    /// <exception cref="InvalidHandleException">The action is deferred.</exception>
    public Database Database
    {
        get
        {
            if (_database is null)
            {
                var handle = Api.GetActiveDatabase(MsiHandle);
                if (handle == 0)
                {
                    throw new InvalidHandleException("The installation has no open database here: deferred, rollback and commit actions cannot read tables.");
                }

                _database = new Database(Api, handle);
            }

            return _database;
        }
    }

    /// <summary>The language identifier of the installation, 1033 for American English.</summary>
    public int Language => Api.GetLanguage(MsiHandle);

    /// <summary>The features, after CostFinalize. Immediate actions only.</summary>
    public FeatureInfoCollection Features => new(this);

    /// <summary>The components, after CostFinalize. Immediate actions only.</summary>
    public ComponentInfoCollection Components => new(this);

    /// <summary>A property of the installation; an empty string stands for one that is not set.</summary>
    /// <param name="property">Its name. Upper and lower case are different.</param>
    public string this[string property]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(property);
            InstallerException.ThrowIfFailed(Api.GetProperty(MsiHandle, property, out var value), $"MsiGetProperty({property})");
            return value;
        }

        set
        {
            ArgumentException.ThrowIfNullOrEmpty(property);
            InstallerException.ThrowIfFailed(Api.SetProperty(MsiHandle, property, value), $"MsiSetProperty({property})");
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
        var result = Api.ProcessMessage(MsiHandle, (int)messageType, record.MsiHandle);
        return result switch
        {
            < 0 => throw new InstallerException("MsiProcessMessage failed."),
            (int)MessageResult.Cancel when !GetMode(InstallRunMode.Rollback) && !GetMode(InstallRunMode.Commit) => throw new InstallCanceledException(),
            _ => (MessageResult)result,
        };
    }

    /// <summary>Writes a line to the installation's log. The text is written as it is: brackets in it are not taken for properties.</summary>
    /// <param name="message">The line.</param>
    public void Log(string message) => SendText(InstallMessage.Info, message);

    /// <summary>Writes a formatted line to the installation's log.</summary>
    /// <param name="format">A composite format.</param>
    /// <param name="args">Its arguments.</param>
    public void Log(string format, params object?[] args) => Log(string.Format(CultureInfo.InvariantCulture, format, args));

    /// <summary>Says whether a mode is on.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>True when it is.</returns>
    public bool GetMode(InstallRunMode mode) => Api.GetMode(MsiHandle, mode);

    /// <summary>Turns a mode on or off; only those of a restart may be set.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="value">On or off.</param>
    public void SetMode(InstallRunMode mode, bool value) => InstallerException.ThrowIfFailed(Api.SetMode(MsiHandle, mode, value), $"MsiSetMode({mode})");

    /// <summary>Runs an action of the package; from an immediate action a deferred one is scheduled by it.</summary>
    /// <param name="action">Its identifier.</param>
    public void DoAction(string action) => DoAction(action, null);

    /// <summary>Hands data to an action of the package and runs or schedules it.</summary>
    /// <param name="action">Its identifier, which is also the property that carries the data.</param>
    /// <param name="actionData">The data; null for none.</param>
    public void DoAction(string action, CustomActionData? actionData)
    {
        ArgumentException.ThrowIfNullOrEmpty(action);
        if (actionData is not null)
        {
            this[action] = actionData.ToString();
        }

        InstallerException.ThrowIfFailed(Api.DoAction(MsiHandle, action), $"MsiDoAction({action})");
    }

    /// <summary>Runs the actions of a sequence table.</summary>
    /// <param name="sequenceTable">The table.</param>
    public void DoActionSequence(string sequenceTable)
    {
        ArgumentException.ThrowIfNullOrEmpty(sequenceTable);
        InstallerException.ThrowIfFailed(Api.Sequence(MsiHandle, sequenceTable), $"MsiSequence({sequenceTable})");
    }

    /// <summary>Evaluates a condition.</summary>
    /// <param name="condition">The condition; an empty one counts as true.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="InstallerException">The condition is not well formed.</exception>
    public bool EvaluateCondition(string condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Api.EvaluateCondition(MsiHandle, condition) switch
        {
            0 => false,
            1 or 2 => true,
            _ => throw new InstallerException($"The condition \"{condition}\" is not well formed."),
        };
    }

    /// <summary>Evaluates a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="defaultValue">The value of an empty one.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="InstallerException">The condition is not well formed.</exception>
    public bool EvaluateCondition(string condition, bool defaultValue)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Length == 0 ? defaultValue : EvaluateCondition(condition);
    }

    /// <summary>Sets the install level, and with it which features are asked for.</summary>
    /// <param name="installLevel">1 to 32767; 0 keeps the level and costs anew.</param>
    public void SetInstallLevel(int installLevel) =>
        InstallerException.ThrowIfFailed(Api.SetInstallLevel(MsiHandle, installLevel), $"MsiSetInstallLevel({installLevel})");

    /// <summary>Says whether every drive has the space that the installation needs, after CostFinalize.</summary>
    /// <returns>False when one has not.</returns>
    public bool VerifyDiskSpace()
    {
        var result = Api.VerifyDiskSpace(MsiHandle);
        if (result == WindowsError.DiskFull)
        {
            return false;
        }

        InstallerException.ThrowIfFailed(result, "MsiVerifyDiskSpace");
        return true;
    }

    /// <summary>The disk space that the installer itself needs, besides that of the components.</summary>
    /// <returns>An item a drive.</returns>
    public IList<InstallCost> GetTotalCost() => InstallCost.Enumerate(this, null, InstallState.Default);

    /// <summary>A property of the package, as its Property table has it.</summary>
    /// <param name="property">Its name.</param>
    /// <returns>The value; an empty string when there is none.</returns>
    public string GetProductProperty(string property)
    {
        ArgumentException.ThrowIfNullOrEmpty(property);
        InstallerException.ThrowIfFailed(Api.GetProductProperty(MsiHandle, property, out var value), $"MsiGetProductProperty({property})");
        return value;
    }

    /// <summary>The full path of a directory in the source of the package, after CostInitialize and ResolveSource.</summary>
    /// <param name="directoryId">The key in the Directory table.</param>
    /// <returns>The path, with a backslash at its end.</returns>
    public string GetSourcePath(string directoryId)
    {
        ArgumentException.ThrowIfNullOrEmpty(directoryId);
        InstallerException.ThrowIfFailed(Api.GetSourcePath(MsiHandle, directoryId, out var path), $"MsiGetSourcePath({directoryId})");
        return path;
    }

    /// <summary>The full path of a directory of the package, after costing.</summary>
    /// <param name="directoryId">The key in the Directory table.</param>
    /// <returns>The path, with a backslash at its end.</returns>
    public string GetTargetPath(string directoryId)
    {
        ArgumentException.ThrowIfNullOrEmpty(directoryId);
        InstallerException.ThrowIfFailed(Api.GetTargetPath(MsiHandle, directoryId, out var path), $"MsiGetTargetPath({directoryId})");
        return path;
    }

    /// <summary>Moves a directory of the package, after costing.</summary>
    /// <param name="directoryId">The key in the Directory table.</param>
    /// <param name="value">The path.</param>
    public void SetTargetPath(string directoryId, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(directoryId);
        InstallerException.ThrowIfFailed(Api.SetTargetPath(MsiHandle, directoryId, value), $"MsiSetTargetPath({directoryId})");
    }

    /// <summary>Replaces the property and file references of a formatted text.</summary>
    /// <param name="format">The text, <c>[INSTALLFOLDER]a.exe</c> for example.</param>
    /// <returns>The text with values.</returns>
    public string Format(string format)
    {
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

    /// <inheritdoc/>
    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(Record) ? this : null;

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
        }

        base.Dispose(disposing);
    }
}
