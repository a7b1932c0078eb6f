using System.Globalization;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Binding;

/// <summary>Makes the GUIDs of components that have none, and finds components with the same one.</summary>
internal sealed class ComponentGuids(
    Messaging messaging,
    DirectoryTree directories,
    IReadOnlyDictionary<string, FileFacade> files,
    IReadOnlyDictionary<string, RowSymbol> registry,
    bool backwardCompatible)
{
    private static readonly string[] RootNames = ["machineuser", "classesroot", "currentuser", "localmachine", "users"];

    /// <summary>Makes the GUIDs.</summary>
    public void Finish(IReadOnlyList<ComponentSymbol> components, ILookup<string, FileFacade> filesByComponent)
    {
        foreach (var component in components)
        {
            if (component.Guid == "*")
            {
                component.Guid = Make(component, filesByComponent);
            }
        }

        ReportDuplicates(components);
    }

    private string? Make(ComponentSymbol component, ILookup<string, FileFacade> filesByComponent)
    {
        switch (component.KeyPathKind)
        {
            case KeyPathKind.Registry when component.KeyPath is { } key && registry.TryGetValue(key, out var row):
                var bitness = component.Is64Bit ? "64" : string.Empty;
                var number = (int)row["Root"]!;
                var root = backwardCompatible ? number.ToString(CultureInfo.InvariantCulture) : RootNames[number + 1];
                return Uuid.Create(Uuid.ComponentNamespace, $"{bitness}{root}\\{row.Text("Key")?.ToLowerInvariant()}\\{row.Text("Name")?.ToLowerInvariant()}");
            case KeyPathKind.File when component.KeyPath is { } key && files.TryGetValue(key, out var file):
                if (!CheckFiles(component, file, filesByComponent))
                {
                    return component.Guid;
                }

                var directory = directories.CanonicalPath(component.Directory, useSeeds: true);
                var path = $"{directory}\\{file.LongName.ToLowerInvariant()}";
                if (directory == Tables.StandardDirectory.TargetDir || directory.StartsWith(Tables.StandardDirectory.TargetDir + "\\", StringComparison.Ordinal))
                {
                    messaging.Write(Errors.AutoGuidUnrooted(component.Source, component.Id, path));
                    return component.Guid;
                }

                return Uuid.Create(Uuid.ComponentNamespace, path);
            default:
                messaging.Write(Errors.AutoGuidNotAllowed(component.Source));
                return component.Guid;
        }
    }

    private string? DescribeKeyPath(ComponentSymbol component)
    {
        if (component.KeyPath is not { } key)
        {
            return null;
        }

        if (files.TryGetValue(key, out var file))
        {
            return $"source path '{file.Symbol.SourcePath}'";
        }

        return registry.TryGetValue(key, out var row) ? $"registry path '{row.Text("Key")}\\{row.Text("Name")}'" : null;
    }

    private bool CheckFiles(ComponentSymbol component, FileFacade keyFile, ILookup<string, FileFacade> filesByComponent)
    {
        var others = filesByComponent[component.Id].Where(f => f != keyFile).ToList();
        if (others.Count == 0)
        {
            return true;
        }

        var isValid = true;
        if (keyFile.Version is null)
        {
            messaging.Write(Errors.AutoGuidUnversionedKeyPath(component.Source));
            isValid = false;
        }

        foreach (var _ in others.Where(f => f.Version is not null))
        {
            messaging.Write(Errors.AutoGuidVersionedNonKeyPath(component.Source));
            isValid = false;
        }

        return isValid;
    }

    private void ReportDuplicates(IReadOnlyList<ComponentSymbol> components)
    {
        foreach (var group in components.Where(c => !string.IsNullOrEmpty(c.Guid) && c.Guid != "*").GroupBy(c => c.Guid!, StringComparer.OrdinalIgnoreCase))
        {
            if (group.Skip(1).Any())
            {
                var haveConditions = group.All(c => !string.IsNullOrEmpty(c.Condition));
                foreach (var component in group)
                {
                    messaging.Write(haveConditions
                        ? Warnings.DuplicateGuidsWithConditions(component.Source, component.Id, group.Key)
                        : Errors.DuplicateComponentGuid(component.Source, component.Id, DescribeKeyPath(component), group.Key));
                }
            }
        }
    }
}
