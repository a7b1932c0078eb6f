using Installer.Wix.Compiling;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>Adds the registry values by which a product tells others that it needs them.</summary>
internal static class DependencyValues
{
    /// <summary>Adds them: a key for each pair of a provider and what it requires.</summary>
    public static void Add(List<Symbol> symbols, TableDefinitions tables)
    {
        var rows = symbols.OfType<RowSymbol>().ToLookup(row => row.Kind, StringComparer.Ordinal);
        var providers = rows["Wix4DependencyProvider"].ToDictionary(row => row.Id, StringComparer.Ordinal);
        var dependencies = rows["Wix4Dependency"].ToDictionary(row => row.Id, StringComparer.Ordinal);
        foreach (var reference in rows["Wix4DependencyRef"].ToList())
        {
            var (providerId, dependencyId) = (reference.Text("WixDependencyProvider_")!, reference.Text("WixDependency_")!);
            if (!providers.TryGetValue(providerId, out var provider) || !dependencies.TryGetValue(dependencyId, out var dependency))
            {
                continue;
            }

            var key = $@"{DependencyElements.RegistryKey}{dependencyId}\Dependents\{dependency.Text("ProviderKey")}";
            AddValue("(Default)", "*", null);
            AddText("MinVersion", dependency.Text("MinVersion"));
            AddText("MaxVersion", dependency.Text("MaxVersion"));

            // WiX writes the number as a text, with the number sign that the text begins with doubled.
            AddText("Attributes", dependency["Attributes"] is int and not 0 and var attributes ? $"##{attributes}" : null);

            void AddText(string name, string? value)
            {
                if (value is not null)
                {
                    AddValue(name, name, value);
                }
            }

            void AddValue(string idName, string name, string? value)
            {
                var id = Identifier.Generated(IdentifierGenerator.Generate("reg", providerId, dependencyId, idName));
                symbols.Add(new RowSymbol(tables["Registry"], id, reference.Source, id.Id, DependencyElements.RegistryRoot, key, name, value, provider["Component_"]));
            }
        }
    }
}
