using Installer.Wix.Compiling;

namespace Installer.Wix.Converting;

/// <summary>Attributes whose values, or whose defaults, are other ones now.</summary>
internal sealed class ValueConversion(ConversionContext context)
{
    private const string BootstrapperApplicationData = "BootstrapperApplicationData";

    /// <summary>A File without identifier keeps the one that it had: its name.</summary>
    public void ConvertFileId(SourceElement file)
    {
        if (!context.IsVersion3 || file["Id"] is not null || (file["Name"] ?? file["Source"]) is not { } path)
        {
            return;
        }

        var name = path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
        var id = IdentifierGenerator.FromName(name);
        if (context.Makes("AssignAnonymousFileId", file, id))
        {
            file.Attributes.Insert(0, new SourceAttribute { Name = "Id", Raw = string.Empty, Quote = file.Attributes[0].Quote, Leading = file.Attributes[0].Leading, Value = id });
            if (!file.Attributes[1].Leading.Contains('\n', StringComparison.Ordinal))
            {
                file.Attributes[1].Leading = " ";
            }
        }
    }

    /// <summary>What util:PermissionEx gives was inherited in a CreateFolder only.</summary>
    public void ConvertInheritable(SourceElement permission)
    {
        if (context.IsVersion3 && permission["Inheritable"] is null && !ConversionContext.Is(permission.Parent, "CreateFolder") && context.Makes("AssignPermissionExInheritable", permission))
        {
            permission.Set("Inheritable", "no");
        }
    }

    /// <summary>Values of Column begin with a small letter.</summary>
    public void ConvertColumn(SourceElement column)
    {
        foreach (var (name, change) in new[] { ("Category", "ColumnCategoryCamelCase"), ("Modularize", "ColumnModularizeCamelCase") })
        {
            if (column[name] is { Length: > 0 } value && char.IsUpper(value[0]))
            {
                var lower = char.ToLowerInvariant(value[0]) + value[1..];
                if (context.Makes(change, column, lower))
                {
                    column.Set(name, lower);
                }
            }
        }
    }

    /// <summary>What a key does at installation and removal.</summary>
    public void ConvertRegistryKey(SourceElement key)
    {
        if (key["Action"] is not { } action || !context.Makes("RegistryKeyActionObsolete", key))
        {
            return;
        }

        key.Remove("Action");
        if (action is "create" or "createAndRemoveOnUninstall")
        {
            key.Set("ForceCreateOnInstall", "yes");
        }

        if (action is "createAndRemoveOnUninstall")
        {
            key.Set("ForceDeleteOnUninstall", "yes");
        }
    }

    /// <summary>A table that only adds rows, and one that is not in the package.</summary>
    public void ConvertCustomTable(SourceElement table)
    {
        var data = table[BootstrapperApplicationData];
        if (data == "no")
        {
            if (context.Makes("BootstrapperApplicationDataDeprecated", table))
            {
                table.Remove(BootstrapperApplicationData);
            }

            return;
        }

        var defines = data is not null || table.Elements.Any(child => ConversionContext.Is(child, "Column"));
        if (defines && data is null)
        {
            return;
        }

        if (Target(table) != CustomTableTarget.Msi)
        {
            context.Refuse("CustomTableNotAlwaysConvertable", table);
        }
        else if (!defines)
        {
            if (context.Makes("CustomTableRef", table))
            {
                table.Name = context.Qualify(table, "CustomTableRef");
            }
        }
        else if (context.Makes("BootstrapperApplicationDataDeprecated", table))
        {
            table.Find(BootstrapperApplicationData)!.Name = "Unreal";
        }
    }

    /// <summary>Dependencies are elements of the core; the extension's attributes have them looked after.</summary>
    public void ConvertDependency(SourceElement element)
    {
        var name = element.LocalName;
        if (!context.Makes("IntegratedDependencyNamespace", element, name))
        {
            return;
        }

        element.Name = context.Qualify(element, name);
        var holder = name == "Provides" ? element.Parent : ConversionContext.Is(element.Parent, "Provides") ? element.Parent.Parent : null;
        if (ConversionContext.Is(holder, "Component") && context.Makes("IntegratedDependencyNamespace", element, name))
        {
            element.Set(context.Qualify(element, name == "Provides" ? "dependency:Check" : "dependency:Enforce"), "yes");
        }
    }

    private CustomTableTarget Target(SourceElement table)
    {
        if (context.Options.CustomTables != CustomTableTarget.Unknown)
        {
            return context.Options.CustomTables;
        }

        for (var parent = table.Parent; parent is not null; parent = parent.Parent)
        {
            if (ConversionContext.NameOf(parent) is "Package" or "Module")
            {
                return CustomTableTarget.Msi;
            }
        }

        return CustomTableTarget.Unknown;
    }
}
