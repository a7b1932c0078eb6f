using System.Text.RegularExpressions;
using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests.Simulation;

/// <summary>
/// One installation, as Windows Installer runs it (SDK: Rollback Installation, Deferred Execution Custom Actions): the execute sequence of the built package in order, its immediate
/// actions at once; the others are written into a script, which is carried out at InstallFinalize. RemoveExistingProducts runs the removal of the older version as a whole, inside.
/// When an operation fails, the rollback operations that stand before it are carried out from the last to the first, those of the older version's removal after them.
/// Of the native actions those are here whose effects our actions see: registry values and ServiceControl rows.
/// </summary>
internal sealed partial class SimulatedInstallation
{
    private const int TypeMask = 0x3F;
    private const int DllInBinary = 1;
    private const int SetProperty = 51;
    private const int InScript = 1024;
    private const int InRollback = 256;
    private const int InCommit = 512;
    private const int StopAtInstall = 2;
    private const int StopAtUninstall = 32;
    private const int DeleteAtUninstall = 128;
    private const string LocalMachine = "2";

    private readonly InstallerPackage _package = InstallerPackage.AllUsers;
    private readonly FakeComputer _computer;
    private readonly FakeInstaller _installer = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _actions;
    private readonly List<Action> _undo;
    private readonly List<Action> _commit;
    private readonly Failure _failure;

    /// <summary>Where files go, once folders are fixed: setting the property changes it no more.</summary>
    private string _installFolder = string.Empty;

    private SimulatedInstallation(FakeComputer computer, Failure failure, List<Action> undo, List<Action> commit, params IEnumerable<(string Name, string Value)> properties)
    {
        (_computer, _failure, _undo, _commit) = (computer, failure, undo, commit);
        _actions = _package.Rows("CustomAction").ToDictionary(row => row["Action"]);
        foreach (var row in _package.Rows("Property"))
        {
            _installer.Properties[row["Property"]] = row["Value"];
        }

        Give(
            ("VersionNT", "603"), ("VersionNT64", "603"), ("WindowsFolder", @"C:\Windows\"), ("System64Folder", @"C:\Windows\System32\"), ("TempFolder", @"C:\Temporary\"),
            ("ProgramFiles64Folder", @"C:\Program Files\"), ("CommonAppDataFolder", @"C:\ProgramData\"), ("LocalAppDataFolder", @"C:\Users\user\AppData\Local\"),
            ("AppDataFolder", @"C:\Users\user\AppData\Roaming\"), ("INSTALLFOLDER", @"C:\Program Files\Docker\Docker\"), ("HelperFolder", @"C:\Program Files\Docker\Docker\"),
            ("EngineServiceProgram", @"resources\dockerd.exe"));
        Give(properties);
    }

    /// <summary>Called after each action with its name and the properties.</summary>
    private Action<string, IDictionary<string, string>> Tamper { get; init; } = static (_, _) => { };

    private bool IsRemoval => Property("REMOVE").Equals("ALL", StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs an installation.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="failAfter">After how many operations one fails; null for none.</param>
    /// <param name="upgradesFrom">Properties of the older version that is removed; null when there is none.</param>
    /// <param name="properties">Properties of the command line, and what Windows Installer sets: Installed, REMOVE, UPGRADINGPRODUCTCODE.</param>
    /// <returns>How many operations were carried out, whether the installation succeeded, and the entry points that ran.</returns>
    public static (int Operations, bool Succeeded, IReadOnlySet<string> EntryPoints) Run(FakeComputer computer, int? failAfter, (string Name, string Value)[]? upgradesFrom, params (string Name, string Value)[] properties)
    {
        var failure = new Failure(failAfter);
        List<Action> undo = [];
        List<Action> commit = [];
        var installation = new SimulatedInstallation(computer, failure, undo, commit, upgradesFrom is null ? properties : [.. properties, ("WIX_UPGRADE_DETECTED", "{00000000-0000-0000-0000-000000000001}")]);
        try
        {
            installation.RunSequence(upgradesFrom);
        }
        catch (SimulatedFailureException)
        {
            undo.Reverse();
            undo.ForEach(action => action());
            return (failure.Operations, false, failure.EntryPoints);
        }

        commit.ForEach(action => action());
        return (failure.Operations, true, failure.EntryPoints);
    }

    /// <summary>Runs an installation that a loss of power ends before it is committed: nothing is undone, and what was kept for that stays.</summary>
    public static void RunKilled(FakeComputer computer, params (string Name, string Value)[] properties)
    {
        var installation = new SimulatedInstallation(computer, new Failure(null) { IsKilledAtTheEnd = true }, [], [], properties);
        Assert.ThrowsExactly<SimulatedFailureException>(() => installation.RunSequence(null));
    }

    /// <summary>Runs an installation in which an action of the product fails by itself.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="properties">As for <see cref="Run(FakeComputer, int?, ValueTuple{string, string}[], ValueTuple{string, string}[])"/>.</param>
    /// <returns>The action, and what it logged.</returns>
    public static string RunRefused(FakeComputer computer, params (string Name, string Value)[] properties)
    {
        List<Action> undo = [];
        var installation = new SimulatedInstallation(computer, new Failure(null) { IsActionToFail = true }, undo, [], properties);
        var message = Assert.ThrowsExactly<SimulatedFailureException>(() => installation.RunSequence(null)).Message;
        undo.Reverse();
        undo.ForEach(action => action());
        return message;
    }

    /// <summary>As <see cref="RunRefused(FakeComputer, ValueTuple{string, string}[])"/>, by somebody in whose process the immediate actions run, and who sets properties between them.</summary>
    public static string RunRefused(FakeComputer computer, Action<string, IDictionary<string, string>> tamper, params (string Name, string Value)[] properties)
    {
        List<Action> undo = [];
        var installation = new SimulatedInstallation(computer, new Failure(null) { IsActionToFail = true }, undo, [], properties) { Tamper = tamper };
        var message = Assert.ThrowsExactly<SimulatedFailureException>(() => installation.RunSequence(null)).Message;
        undo.Reverse();
        undo.ForEach(action => action());
        return message;
    }

    private void RunSequence((string Name, string Value)[]? upgradesFrom)
    {
        List<ScriptOperation> script = [];
        foreach (var (action, condition) in _package.Sequence)
        {
            if (!InstallerCondition.Evaluate(condition, Property))
            {
                continue;
            }

            if (action == "RemoveExistingProducts")
            {
                if (upgradesFrom is not null)
                {
                    Assert.IsEmpty(script, "the older version is removed before anything of the new one is done");
                    new SimulatedInstallation(_computer, _failure, _undo, _commit, [.. upgradesFrom, ("Installed", "1"), ("REMOVE", "ALL"), ("UPGRADINGPRODUCTCODE", "{00000000-0000-0000-0000-000000000002}")]).RunSequence(null);
                }
            }
            else if (action == "CostFinalize")
            {
                _installFolder = Property("INSTALLFOLDER");
            }
            else if (action == "InstallFinalize")
            {
                Carry(script);
            }
            else if (_actions.TryGetValue(action, out var row))
            {
                Schedule(action, row, script);
            }
            else if (Native(action) is { } run)
            {
                script.Add(new ScriptOperation(action, ScriptPhase.Execute, run));
            }

            Tamper(action, _installer.Properties);
        }
    }

    private void Schedule(string action, IReadOnlyDictionary<string, string> row, List<ScriptOperation> script)
    {
        var type = InstallerPackage.Number(row["Type"]);
        switch (type & TypeMask)
        {
            case SetProperty:
                _installer.Properties[row["Source"]] = Format(row["Target"]);
                break;
            case DllInBinary when row["Source"] == "CustomActions" && (type & InScript) == 0:
                Assert.AreEqual(0u, Run(_installer, action, row["Target"]), $"{action}\n{_installer.Log}");
                break;
            case DllInBinary when row["Source"] == "CustomActions":
                var phase = (type & InRollback) != 0 ? ScriptPhase.Rollback : (type & InCommit) != 0 ? ScriptPhase.Commit : ScriptPhase.Execute;
                var mode = phase switch
                {
                    ScriptPhase.Rollback => InstallRunMode.Rollback,
                    ScriptPhase.Commit => InstallRunMode.Commit,
                    _ => InstallRunMode.Scheduled,
                };
                var data = Property(action);
                script.Add(new ScriptOperation(action, phase, () =>
                {
                    var deferred = new FakeInstaller { ActionMode = mode, Properties = { [CustomActionData.PropertyName] = data, ["UserSID"] = _computer.Client.Sid } };
                    var result = Run(deferred, action, row["Target"]);
                    if (result != 0 && phase == ScriptPhase.Execute && _failure.IsActionToFail)
                    {
                        throw new SimulatedFailureException($"{action}\n{deferred.Log}");
                    }

                    Assert.AreEqual(0u, result, $"{action}\n{deferred.Log}");
                    return null;
                }));
                break;
        }
    }

    private void Carry(List<ScriptOperation> script)
    {
        foreach (var operation in script)
        {
            switch (operation.Phase)
            {
                case ScriptPhase.Rollback:
                    _undo.Add(() => operation.Run());
                    break;
                case ScriptPhase.Commit:
                    _commit.Add(() => operation.Run());
                    break;
                default:
                    _failure.ThrowIfReached(operation.Action);
                    if (operation.Run() is { } undo)
                    {
                        _undo.Add(undo);
                    }

                    break;
            }
        }

        // The last point: all is done, and the installation fails before it is committed.
        _failure.ThrowIfReached("InstallFinalize");
    }

    private Func<Action?>? Native(string action) => action switch
    {
        "StopServices" => () => ControlServices(IsRemoval ? StopAtUninstall : StopAtInstall, 0),
        "DeleteServices" when IsRemoval => () => ControlServices(0, DeleteAtUninstall),
        "WriteRegistryValues" when !IsRemoval => () => ChangeValues(component => InstallerCondition.Evaluate(component["Condition"], Property)),
        "RemoveRegistryValues" when IsRemoval => () => ChangeValues(_ => false),
        _ => null,
    };

    private Action? ControlServices(int stop, int delete)
    {
        List<Action> undo = [];
        foreach (var row in _package.Rows("ServiceControl"))
        {
            var service = _computer.Services[row["Name"]];
            var events = InstallerPackage.Number(row["Event"]);
            var (configuration, state) = (service.Configuration, service.State);
            if (configuration is not null && (events & stop) != 0)
            {
                service.State = ServiceState.Stopped;
            }

            if (configuration is not null && (events & delete) != 0)
            {
                _computer.Services.Delete(row["Name"]);
            }

            // The installer starts again what it stopped, if it is still there.
            undo.Add(() => service.State = service.Configuration is null ? ServiceState.Stopped : state);
        }

        return () => undo.ForEach(action => action());
    }

    private Action? ChangeValues(Func<IReadOnlyDictionary<string, string>, bool> isPresent)
    {
        IRegistry registry = _computer.Registry;
        var components = _package.Rows("Component").ToDictionary(row => row["Component"]);
        List<Action> undo = [];
        foreach (var row in _package.Rows("Registry").Where(row => row["Root"] == LocalMachine))
        {
            var (key, name) = (row["Key"], row["Name"]);
            var before = _computer.Registry.PeekData(RegistryRoot.LocalMachine, key, name);
            if (isPresent(components[row["Component_"]]))
            {
                var value = Format(row["Value"]);
                _computer.Registry.Set(RegistryRoot.LocalMachine, key, name, value.StartsWith('#') && int.TryParse(value[1..], out var number) ? number : value);
            }
            else
            {
                registry.DeleteValue(RegistryRoot.LocalMachine, key, name);
                registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, key, below: key.Split('\\')[0]);
            }

            undo.Add(() =>
            {
                if (before is not null)
                {
                    registry.Write(RegistryRoot.LocalMachine, key, name, before);
                    return;
                }

                registry.DeleteValue(RegistryRoot.LocalMachine, key, name);
                registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, key, below: key.Split('\\')[0]);
            });
        }

        undo.Reverse();
        return () => undo.ForEach(action => action());
    }

    private uint Run(FakeInstaller installer, string action, string entryPoint)
    {
        _failure.EntryPoints.Add(entryPoint);
        return CustomActionEntryPoint.Run(installer, action, FakeInstaller.SessionHandle, session => ProductActions.EntryPoints[entryPoint](_computer, session));
    }

    private void Give(params IEnumerable<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            _installer.Properties[name] = value;
        }
    }

    private string Property(string name) => _installer.Properties.GetValueOrDefault(name, string.Empty);

    private string Format(string text) => Reference().Replace(text, match => match.Groups[1].Value is ['$', .. var component] ? FolderOf(component) : Property(match.Groups[1].Value));

    private string FolderOf(string component)
    {
        Assert.AreEqual("INSTALLFOLDER", _package.Rows("Component").Single(row => row["Component"] == component)["Directory_"]);
        return _installFolder;
    }

    [GeneratedRegex(@"\[(\$?\w+)\]")]
    private static partial Regex Reference();

    /// <summary>Counts the operations of an installation and fails after one of them.</summary>
    private sealed class Failure(int? after)
    {
        public HashSet<string> EntryPoints { get; } = [];

        /// <summary>True when an action of the product that fails ends the installation, not the test.</summary>
        public bool IsActionToFail { get; init; }

        /// <summary>True when it fails once all is done, before it is committed.</summary>
        public bool IsKilledAtTheEnd { get; init; }

        public int Operations { get; private set; }

        public void ThrowIfReached(string action)
        {
            if (Operations++ == after || (IsKilledAtTheEnd && action == "InstallFinalize"))
            {
                throw new SimulatedFailureException(action);
            }
        }
    }
}
