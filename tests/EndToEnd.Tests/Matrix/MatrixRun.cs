using System.Globalization;
using WineBed;

namespace EndToEnd.Matrix;

/// <summary>A case while it runs: its machine, and what is known of it between two steps.</summary>
internal sealed class MatrixRun(WinePrefix windows, string name, MatrixCase matrixCase)
{
    private readonly Dictionary<string, RegistryTree?> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<PackageScope, TestPackage> installed = [];

    private MsiLog? log;

    /// <summary>The machine as it is now; null when a step has changed it since it was last looked at.</summary>
    private MachineSnapshot? now;

    private bool isGroupMade;
    private bool isGroupRemoved;
    private bool hasRolledBack;

    public WinePrefix Windows { get; } = windows;

    /// <summary>Whose recorded settings a step looks at: the package's of the last step that had one.</summary>
    public PackageScope Scope { get; private set; }

    /// <summary>Puts in what differs from machine to machine: the user, and where Windows Installer puts shortcuts.</summary>
    public string Expand(string text)
    {
        foreach (var folder in new[] { "DesktopFolder", "ProgramMenuFolder" })
        {
            text = text.Replace($"%{folder}%", log?.Properties.GetValueOrDefault(folder)?.TrimEnd('\\'), StringComparison.Ordinal);
        }

        return text
            .Replace("%USERSID%", Windows.Registry.UserSid, StringComparison.Ordinal)
            .Replace("%USERNAME%", Environment.UserName, StringComparison.Ordinal)
            .Replace("%LOCALAPPDATA%", $@"{Windows.UserProfile}\AppData\Local", StringComparison.Ordinal)
            .Replace("%APPDATA%", $@"{Windows.UserProfile}\AppData\Roaming", StringComparison.Ordinal)
            .Replace("%USERPROFILE%", Windows.UserProfile, StringComparison.Ordinal);
    }

    /// <summary>A registry key as it is after the last step; each is read once a step.</summary>
    public async Task<RegistryTree?> ReadKeyAsync(string key)
    {
        if (!keys.TryGetValue(key, out var tree))
        {
            keys[key] = tree = await Windows.Registry.ReadKeyAsync(key);
        }

        return tree;
    }

    /// <summary>Runs the whole case, then uninstalls what is still installed, and compares with the machine before the first step.</summary>
    public async Task RunAsync()
    {
        foreach (var state in matrixCase.Machine)
        {
            await state.ArrangeAsync(this);
        }

        var first = now = await Windows.TakeSnapshotAsync();
        foreach (var step in matrixCase.Steps)
        {
            await TakeStepAsync(step);
        }

        foreach (var (scope, package) in installed.ToList())
        {
            await RunMsiexecAsync(new MatrixStep(0, "uninstall, which ends every case", MatrixStepKind.Uninstall, package));
        }

        await AssertAsBeforeAsync(first);
    }

    private async Task TakeStepAsync(MatrixStep step)
    {
        keys.Clear();
        switch (step.Kind)
        {
            case MatrixStepKind.Meanwhile:
                foreach (var state in step.States)
                {
                    await state.ArrangeAsync(this);
                }

                now = null;
                return;
            case MatrixStepKind.Restart:
                await Windows.RestartAsync();
                now = null;
                break;
            default:
                await RunMsiexecAsync(step);
                break;
        }

        var failures = new List<string>();
        foreach (var state in step.States)
        {
            if (await state.CheckAsync(this) is { } found)
            {
                failures.Add($"{Expand(state.Text)}\n    is {found}");
            }
        }

        Assert.IsEmpty(failures, $"{Where(step)}\n{string.Join('\n', failures)}\n{log?.Text}");
    }

    private async Task RunMsiexecAsync(MatrixStep step)
    {
        var package = step.Package!;
        Scope = package.Scope;
        var before = step.ExitCode == 0 ? null : now ?? await Windows.TakeSnapshotAsync();
        var path = (await TestPackages.GetAsync(package)).Path;
        var properties = step.Properties.Select(property => (property.Name, Expand(property.Value)));
        var result = await (step.Kind switch
        {
            MatrixStepKind.Install => Windows.Msiexec.InstallAsync(path, properties),
            MatrixStepKind.Repair => Windows.Msiexec.RepairAsync(path, properties),
            _ => Windows.Msiexec.UninstallAsync(path, properties),
        });
        log = result.Log;
        Assert.AreEqual(step.ExitCode, result.ExitCode, $"{Where(step)}: exit code\n{result.Log.Text}");
        foreach (var text in step.LogContains)
        {
            Assert.IsTrue(result.Log.Contains(Expand(text)), $"{Where(step)}: the log lacks \"{Expand(text)}\"\n{result.Log.Text}");
        }

        foreach (var text in step.LogLacks)
        {
            Assert.IsFalse(result.Log.Contains(Expand(text)), $"{Where(step)}: the log has \"{Expand(text)}\"\n{result.Log.Text}");
        }

        now = null;
        if (before is not null)
        {
            // What ends in an error has changed nothing. Once it had begun to change something, Wine's own rollback leaves traces.
            now = await Windows.TakeSnapshotAsync();
            var difference = before.CompareTo(now);
            if (log.Actions.Any(action => action.Name == "InstallInitialize"))
            {
                hasRolledBack = true;
                WindowsMachine.AssertRolledBack(difference, Where(step));
            }
            else
            {
                WindowsMachine.AssertUnchanged(difference, Where(step));
            }

            return;
        }

        if (step.Kind == MatrixStepKind.Uninstall)
        {
            installed.Remove(package.Scope);
            isGroupRemoved = step.Properties.Any(property =>
                property is ("REMOVEDOCKERUSERS", "1") || (property.Name == "INSTALLFLAGS" && property.Value.Contains("--remove-docker-users", StringComparison.Ordinal)));
        }
        else
        {
            installed[package.Scope] = package;
            isGroupMade |= package.Scope == PackageScope.AllUsers;
        }
    }

    private async Task AssertAsBeforeAsync(MachineSnapshot first)
    {
        var after = await Windows.TakeSnapshotAsync();
        var difference = first.CompareTo(after);
        foreach (var entry in matrixCase.Kept)
        {
            Assert.IsTrue(difference.Lines.Any(line => line.Contains(Expand(entry.Text), StringComparison.OrdinalIgnoreCase)), $"{name}: {entry.Text} is not kept: {entry.Reason}\n{difference}");
        }

        var kept = matrixCase.Kept.Select(entry => Expand(entry.Text)).ToList();
        var groupWasThere = first.LocalGroups.ContainsKey(InstalledProduct.Group);
        if (groupWasThere || (isGroupMade && !isGroupRemoved))
        {
            // Its members were chosen by an administrator: it stays unless the product made it and is told to remove it.
            Assert.IsTrue(after.LocalGroups.ContainsKey(InstalledProduct.Group), $"{name}: the group is kept");
            kept.Add($"group {InstalledProduct.Group}");
        }

        if (hasRolledBack)
        {
            WindowsMachine.AssertRolledBack(difference.Except(kept), $"{name}: {matrixCase.Title}");
        }
        else
        {
            WindowsMachine.AssertUnchanged(difference, $"{name}: {matrixCase.Title}", kept);
        }
    }

    private string Where(MatrixStep step) => string.Create(CultureInfo.InvariantCulture, $"{name}.txt({step.Line}) [{step.Heading}]: {matrixCase.Title}");
}
