using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>Fills the table <c>MsiAssemblyName</c> from the assemblies and manifests themselves.</summary>
internal sealed class AssemblyNames(Messaging messaging, TableDefinitions tables)
{
    /// <summary>What the column <c>Attributes</c> of <c>MsiAssembly</c> has for a Win32 assembly.</summary>
    public const int Win32 = 1;

    /// <summary>The parts of names by variable, such as <c>assemblyVersion.FILE</c>.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the rows.</summary>
    public void Add(List<Symbol> symbols, IReadOnlyDictionary<string, FileFacade> files)
    {
        var assemblies = symbols.OfType<RowSymbol>().Where(row => row.Kind == "MsiAssembly").ToList();
        if (assemblies.Count == 0)
        {
            return;
        }

        var keyPaths = symbols.OfType<ComponentSymbol>().ToLookup(component => component.Id, component => component.KeyPath, StringComparer.Ordinal);
        var authored = symbols.OfType<RowSymbol>().Where(row => row.Kind == "MsiAssemblyName")
            .ToDictionary(row => (row.Text("Component_")!, row.Text("Name")!));
        foreach (var assembly in assemblies)
        {
            var component = assembly.Text("Component_")!;
            if (keyPaths[component].FirstOrDefault() is not { } fileId || !files.TryGetValue(fileId, out var file))
            {
                continue;
            }

            try
            {
                var identity = Read(assembly, file, files);
                Variables[$"assemblyFullName.{fileId}"] = identity.FullName;
                foreach (var (name, value) in identity.Parts)
                {
                    if (!string.IsNullOrEmpty(value))
                    {
                        Variables[$"assembly{name}.{fileId}"] = value;
                        Set(component, name, value, assembly.Source);
                    }
                }
            }
            catch (WixException exception)
            {
                messaging.Write(exception.Error);
            }
        }

        void Set(string component, string name, string value, SourceLine? source)
        {
            // What the assembly says is right, whatever was authored.
            if (authored.TryGetValue((component, name), out var row))
            {
                row["Value"] = value;
            }
            else
            {
                symbols.Add(new RowSymbol(tables["MsiAssemblyName"], Identifier.Generated($"{component}/{name}"), source, component, name, value));
            }
        }
    }

    private AssemblyIdentity Read(RowSymbol assembly, FileFacade file, IReadOnlyDictionary<string, FileFacade> files)
    {
        var source = file.Symbol.Source;
        if (assembly["Attributes"] is Win32)
        {
            var manifest = assembly.Text("File_Manifest")!;
            return files.TryGetValue(manifest, out var manifestFile)
                ? AssemblyIdentity.ReadManifest(manifestFile.Facts.Path, source)
                : throw new WixException(Errors.MissingManifest(source, file.Symbol.Id, manifest));
        }

        var identity = AssemblyIdentity.ReadAssembly(file.Facts.Path, file.Facts.Version, source);
        if (assembly.Text("File_Application") is not null)
        {
            return identity;
        }

        // One that is not for an application alone goes to the global assembly cache.
        if (identity["publicKeyToken"] is null)
        {
            throw new WixException(Errors.AssemblyWithoutStrongName(source, file.Facts.Path, file.Symbol.Component));
        }

        var name = Path.GetFileNameWithoutExtension(file.LongName);
        if (!string.Equals(name, identity["name"], StringComparison.OrdinalIgnoreCase))
        {
            messaging.Write(Errors.AssemblyNamedOtherwise(source, name, identity["name"]!));
        }

        return identity;
    }
}
