using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What is known about the running installation, and what the parts make of it: refusals, data for deferred actions, values to record.</summary>
internal sealed class InstallationContext
{
    /// <summary>INSTALLSTATE_ADVERTISED.</summary>
    private const string Advertised = "1";

    private readonly Session _session;
    private readonly IDataProtection _protection;
    private readonly List<string> _errors = [];

    /// <summary>Looks at the installation and takes the properties of whoever may give them.</summary>
    /// <param name="session">The running installation; an immediate action's.</param>
    /// <param name="computer">The computer.</param>
    /// <exception cref="ActionFailedException">The package has no scope.</exception>
    public InstallationContext(Session session, IComputer computer)
    {
        _session = session;
        _protection = computer.DataProtection;
        Scope = session["PackageScope"] switch
        {
            "perUser" => PackageScope.PerUser,
            "perMachine" => PackageScope.PerMachine,
            var other => throw new ActionFailedException($"The package is damaged: its property PackageScope is \"{other}\" and must be perUser or perMachine. Get the package anew."),
        };
        Client = FindClient(session, computer);
        Recorded = RecordedSettings.Read(computer.Registry, Scope, Client.Sid);
        if (Recorded.IsDenied)
        {
            Log("The recorded settings may not be read by whoever started this. What they may prohibit counts as prohibited: Windows containers are off unless an administrator allows them.");
        }

        IsUninstall = session["REMOVE"].Equals("ALL", StringComparison.OrdinalIgnoreCase);
        IsUpgradeRemoval = IsUninstall && session["UPGRADINGPRODUCTCODE"].Length > 0;
        IsFirstInstall = session["Installed"].Length == 0 && Recorded.IsEmpty;
        IsNewProduct = session["Installed"].Length == 0 && session["WIX_UPGRADE_DETECTED"].Length == 0;
        IsAdvertised = IsFirstInstall && session["ProductState"] == Advertised;
        MayDecide = Scope == PackageScope.PerUser || Client.IsSystem || Client.IsAdministrator || IsFirstInstall;
        IsRollbackDisabled = session["RollbackDisabled"].Length > 0;
        Transaction = NewTransaction();
        Given = PublicProperties.Take(this);
        Settings = InstallSettings.Resolve(new SettingsInput(Given, Recorded, Refuse));
    }

    /// <summary>The package's scope.</summary>
    public PackageScope Scope { get; }

    /// <summary>True for the package for all users.</summary>
    public bool IsPerMachine => Scope == PackageScope.PerMachine;

    /// <summary>Who started the installation.</summary>
    public ClientIdentity Client { get; }

    /// <summary>What an earlier installation recorded.</summary>
    public RecordedSettings Recorded { get; }

    /// <summary>The public properties that are given, allowed and honoured.</summary>
    public IReadOnlyDictionary<string, string> Given { get; }

    /// <summary>The settings of this installation: given, else recorded, else the default.</summary>
    public InstallSettings Settings { get; }

    /// <summary>True when the product is removed, by an upgrade too; else it is installed, changed or repaired.</summary>
    public bool IsUninstall { get; }

    /// <summary>True when a newer version removes this one.</summary>
    public bool IsUpgradeRemoval { get; }

    /// <summary>True when nothing is installed or recorded.</summary>
    public bool IsFirstInstall { get; }

    /// <summary>True when no version is installed, whatever is recorded: an installation that a loss of power interrupted may have left its record.</summary>
    public bool IsNewProduct { get; }

    /// <summary>True when whoever started this may decide about machine-wide settings: the user himself per user, else an administrator, LocalSystem, or anybody at a first installation.</summary>
    public bool MayDecide { get; }

    /// <summary>
    /// True when whoever started this may decide about the machine and is not a standard user who only starts what an administrator has advertised: that is elevated without anybody's consent,
    /// first installation or not.
    /// </summary>
    public bool DecidesForAll => MayDecide && (!IsPerMachine || !IsAdvertised || Client.IsSystem || Client.IsAdministrator);

    /// <summary>True when an administrator has advertised the product and it is installed only now.</summary>
    public bool IsAdvertised { get; }

    /// <summary>True when Windows keeps nothing for a rollback: neither rollback nor commit actions run.</summary>
    public bool IsRollbackDisabled { get; }

    /// <summary>True when a part has refused.</summary>
    public bool IsRefused => _errors.Count > 0;

    /// <summary>All texts of refusals, a line each; empty when no part has refused.</summary>
    public string Refusal => string.Join(Environment.NewLine, _errors);

    /// <summary>What every deferred action is handed: the transaction, with its mark.</summary>
    private CustomActionData Transaction { get; }

    /// <summary>A property of the installation; empty when it is not set.</summary>
    public string this[string property] => _session[property];

    /// <summary>Writes a line to the log. No value of a hidden property goes into it.</summary>
    public void Log(string text) => _session.Log(text);

    /// <summary>Refuses the installation, before anything is changed. All texts are told at once.</summary>
    /// <param name="error">What was given or found, what is allowed and how to mend it.</param>
    public void Refuse(string error) => _errors.Add(error);

    /// <summary>Lets a part judge. One that cannot go on has refused like any other: whoever mends the first error is not to meet the second one after it.</summary>
    /// <param name="part">The part.</param>
    public void Judge(IInstallationPart part)
    {
        try
        {
            part.Judge(this);
        }
        catch (ActionFailedException failure)
        {
            Refuse(failure.Message);
        }
    }

    /// <summary>Lets a part judge without refusing the installation for it.</summary>
    /// <param name="part">The part.</param>
    /// <returns>What it would have refused for; empty when it has nothing to say.</returns>
    public string Ask(IInstallationPart part)
    {
        var before = _errors.Count;
        Judge(part);
        var said = string.Join(Environment.NewLine, _errors[before..]);
        _errors.RemoveRange(before, _errors.Count - before);
        return said;
    }

    /// <summary>Looks at something in the registry that the installation can do without.</summary>
    /// <param name="what">What it is, for the log.</param>
    /// <param name="look">Looks.</param>
    /// <returns>False when Windows denies it; the log says so.</returns>
    public bool TryLook(string what, Action look)
    {
        try
        {
            look();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            Log($"{what} could not be seen: access is denied.");
            return false;
        }
    }

    /// <summary>Sets a property of the installation.</summary>
    public void Set(string property, string value) => _session[property] = value;

    /// <summary>Says whether whoever started this may give a machine-wide property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">Its value.</param>
    /// <returns>True when he may.</returns>
    /// <remarks>
    /// What a standard user installs of what an administrator has advertised is elevated without anybody's consent, first installation or not. There the package and its transforms
    /// speak, which are the administrator's, and the command line does not.
    /// </remarks>
    public bool MayGive(string property, string value) =>
        DecidesForAll || (MayDecide && value.Equals(AuthoredValue(property), StringComparison.Ordinal));

    /// <summary>The value of a property in the package, with its transforms applied.</summary>
    public string? AuthoredValue(string property)
    {
        using var view = _session.Database.OpenView($"SELECT `Value` FROM `Property` WHERE `Property` = '{property}'");
        view.Execute();
        using var record = view.Fetch();
        return record?.GetString(1);
    }

    /// <summary>Sets the data of a deferred action and of its rollback twin, <c>Rollback</c> and its name: both run.</summary>
    /// <param name="action">The action.</param>
    /// <param name="values">Its data besides the transaction.</param>
    public void Hand(string action, params ReadOnlySpan<(string Key, string Value)> values)
    {
        HandAlone(action, values);
        _session[$"Rollback{action}"] = _session[action];
    }

    /// <summary>Sets the data of a commit action, or of any other that has no twin.</summary>
    /// <param name="action">The action.</param>
    /// <param name="values">Its data besides the transaction.</param>
    public void HandAlone(string action, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var data = new CustomActionData(Transaction.ToString());
        foreach (var (key, value) in values)
        {
            data.Add(key, value);
        }

        _session[action] = data.ToString();
        ProgressShare.Reserve(_session, action);
    }

    /// <summary>Protects a secret on its way to a deferred action, which reads it with <see cref="ProtectedValue.Read"/>.</summary>
    /// <param name="key">The key of the custom-action data.</param>
    /// <param name="value">The secret.</param>
    /// <returns>Key and protected value, for <see cref="Hand"/>.</returns>
    public (string Key, string Value) Protect(string key, string value) => (key, ProtectedValue.Create(_protection, Transaction, key, value));

    /// <summary>Sets the property, <c>Recorded</c> and the value's name, that an authored registry value is written from.</summary>
    /// <param name="name">The value's name below <see cref="RecordedSettings.Key"/>.</param>
    /// <param name="value">The value.</param>
    public void Record(string name, string value) => _session[$"Recorded{name}"] = value;

    /// <summary>A switch, recorded as 1 or 0.</summary>
    public void Record(string name, bool value) => Record(name, Number(value));

    /// <summary>A switch as a text.</summary>
    public static string Number(bool value) => value ? "1" : "0";

    /// <summary>Ends the action when a part has refused.</summary>
    /// <exception cref="ActionFailedException">With all texts.</exception>
    public void ThrowIfRefused()
    {
        if (IsRefused)
        {
            throw new ActionFailedException(Refusal);
        }
    }

    /// <summary>
    /// Whoever started the installation, by the token. On a Remote Desktop Session Host the token may be LocalSystem's though somebody else started it; Windows Installer knows who that is.
    /// </summary>
    private static ClientIdentity FindClient(Session session, IComputer computer)
    {
        var client = computer.ClientToken.Read();
        var sid = session[MachineAuthority.UserSidProperty];
        return !client.IsSystem || sid.Length == 0 || sid == client.Sid ? client
            : new ClientIdentity(sid, computer.Accounts.LookUpSid(sid, out var account) == Win32Error.Success && account is not null ? account.QualifiedName : sid, computer.Administrators.Contains(sid));
    }

    private CustomActionData NewTransaction()
    {
        var transaction = new CustomActionData { { RollbackStore.TransactionKey, Guid.NewGuid().ToString("D") } };

        if (!IsPerMachine)
        {
            transaction.Add(RollbackStore.UserKey, Client.Sid);
        }

        // An uninstall is not refused when rollback is disabled: without it nothing is kept for it, either.
        var mark = !IsUninstall ? null
            : IsRollbackDisabled ? RollbackStore.RollbackDisabledKey
            : IsUpgradeRemoval ? null
            : RollbackStore.LastTransactionKey;
        if (mark is not null)
        {
            transaction.Add(mark, "1");
        }

        return transaction;
    }
}
