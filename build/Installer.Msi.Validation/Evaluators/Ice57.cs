namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE57: a component is for the user or for the machine, not for both: its registry values, files, shortcuts that are not advertised, and its key path.</summary>
internal sealed class Ice57 : Evaluator
{
    private const int EitherRoot = -1;
    private const int UserRoot = 1;
    private const int MachineRoot = 2;
    private const int UsersRoot = 3;

    private enum KeyPathScope
    {
        Machine,
        User,
        Either,
    }

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var component in package.Rows("Component"))
        {
            var isInProfile = package.Directories.IsInProfile(component["Directory_"]);
            var roots = package.Find("Registry", "Component_", component.Key).Select(row => row.Number("Root")).ToHashSet();
            var shortcuts = package.Find("Shortcut", "Component_", component.Key)
                .Where(row => !Shortcuts.IsAdvertised(package, row))
                .Select(row => package.Directories.IsInProfile(row["Directory_"]))
                .ToHashSet();
            var hasPlace = component["KeyPath"].Length == 0 || package.Find("File", "Component_", component.Key).Any();
            var isUser = roots.Contains(UserRoot) || shortcuts.Contains(true) || (hasPlace && isInProfile);
            var isMachine = roots.Contains(MachineRoot) || roots.Contains(UsersRoot) || shortcuts.Contains(false) || (hasPlace && !isInProfile);
            var scope = ScopeOf(package, component, isInProfile);
            if (isUser && isMachine && scope == KeyPathScope.Machine)
            {
                report.Error($"Component '{component.Key}' has data of the user and of the machine, and a key path of the machine.");
            }
            else if (isUser && isMachine && scope == KeyPathScope.User)
            {
                report.Warning($"Component '{component.Key}' has data of the user and of the machine, and a key path of the user.");
            }
            else if (isUser && scope == KeyPathScope.Either)
            {
                report.Error($"Component '{component.Key}' has data of the user, and a key path that may be of the user or of the machine.");
            }

            if (roots.Contains(EitherRoot) && scope == KeyPathScope.Machine)
            {
                report.Error($"Component '{component.Key}' has a registry value that may be of the user or of the machine, and a key path of the machine.");
            }
        }
    }

    private static KeyPathScope ScopeOf(Package package, Row component, bool isInProfile)
    {
        if (KeyPathTable.Of(component) != KeyPathTable.Registry)
        {
            return isInProfile ? KeyPathScope.User : KeyPathScope.Machine;
        }

        return package.Find("Registry", component["KeyPath"])?.Number("Root") switch
        {
            EitherRoot => KeyPathScope.Either,
            UserRoot => KeyPathScope.User,
            _ => KeyPathScope.Machine,
        };
    }
}
