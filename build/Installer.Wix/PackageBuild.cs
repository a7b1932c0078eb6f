using Installer.Wix.Binding;
using Installer.Wix.Building;
using Installer.Wix.Compiling;
using Installer.Wix.Extensions;
using Installer.Wix.Files;
using Installer.Wix.Harvesting;
using Installer.Wix.Libraries;
using Installer.Wix.Linking;
using Installer.Wix.Localization;
using Installer.Wix.Merging;
using Installer.Wix.Messages;
using Installer.Wix.Preprocessing;
using Installer.Wix.Reading;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix;

/// <summary>Builds a package: preprocess, compile, harvest, link, bind, write.</summary>
public sealed class PackageBuild
{
    private readonly TableDefinitions tables = new();
    private readonly InputFiles inputs = new();
    private readonly SourceReader reader;
    private readonly BuildOptions options;
    private readonly Messaging messaging;

    /// <summary>Prepares a build.</summary>
    /// <param name="options">What is to be built, and how.</param>
    /// <param name="messaging">Is told of errors and warnings.</param>
    public PackageBuild(BuildOptions options, Messaging messaging)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.messaging = messaging;
        this.options = options with { InputRead = NoteInput };
        reader = new SourceReader(messaging, NoteInput);
        foreach (var input in options.OtherInputs)
        {
            inputs.Add(input);
        }

        void NoteInput(string path)
        {
            inputs.Add(path);
            options.InputRead?.Invoke(path);
        }
    }

    /// <summary>Builds the package or the library. Nothing is written before everything was checked, and what is there already stays until the new one is complete.</summary>
    /// <param name="cancellation">Ends the build early.</param>
    /// <returns>Whether it was built; if not, there was an error message.</returns>
    /// <exception cref="OperationCanceledException">The build was ended early.</exception>
    public bool Run(CancellationToken cancellation = default)
    {
        // What is unpacked of libraries is needed until the cabinets are written.
        using var libraries = new LibraryReader(messaging, tables);
        try
        {
            if (Compile(libraries, cancellation) is { } compiled)
            {
                Write(compiled, cancellation);
            }
        }
        catch (WixException exception)
        {
            messaging.Write(exception.Error);
        }

        return !messaging.HasErrors;
    }

    private void Write(Compiled compiled, CancellationToken cancellation)
    {
        // What is unpacked of merge modules is needed until the cabinets are written.
        using var modules = new OpenModules();
        if (options.IsLibrary)
        {
            new LibraryWriter(options, inputs, messaging).Write(compiled.Sections, cancellation);
        }
        else if (Bind(compiled, modules, cancellation) is { } package)
        {
            new OutputWriter(options, inputs, messaging).Write(package, cancellation);
        }
    }

    private Compiled? Compile(LibraryReader libraries, CancellationToken cancellation)
    {
        var isLibrary = options.Sources.ToLookup(s => Path.GetExtension(s).TrimEnd(' ').Equals(".wixlib", StringComparison.OrdinalIgnoreCase));
        var sources = isLibrary[false].Select(FindInput).OfType<string>().Where(s => !ReportCompiled(s)).ToList();
        var paths = options.Libraries.Concat(isLibrary[true]).Select(FindInput).OfType<string>().ToList();
        if (sources.Count == 0 && paths.Count == 0)
        {
            messaging.Write(Errors.NoSourceFiles());
        }

        if (messaging.HasErrors)
        {
            return null;
        }

        var extensions = FindExtensions(tables);
        if (messaging.HasErrors)
        {
            return null;
        }

        var sections = Compile(sources, tables, extensions, cancellation);
        var localizations = LoadLocalizations();
        if (messaging.HasErrors)
        {
            return null;
        }

        new Harvester(messaging, new FileResolver(options.BindPaths), options.Platform != Platform.X86, options.InputRead).Harvest(sections);
        foreach (var library in paths.Select(Read).OfType<WixLibrary>())
        {
            sections.AddRange(library.Sections);
            localizations.AddRange(library.Localizations);
        }

        return messaging.HasErrors ? null : new Compiled(sections, localizations, extensions);

        WixLibrary? Read(string path)
        {
            cancellation.ThrowIfCancellationRequested();
            options.InputRead?.Invoke(path);
            return libraries.Read(path);
        }
    }

    private BoundPackage? Bind(Compiled compiled, OpenModules modules, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        List<Section> sections = [.. compiled.Sections, .. compiled.Extensions.SelectMany(e => e.CreateLibrary(options.Platform, tables))];
        if (new Linker(messaging, tables, options.Platform).Link(sections) is not { } linked)
        {
            return null;
        }

        compiled.Extensions.ForEach(extension => extension.FinishLinking(linked.Symbols));
        List<WixLocalization> localizations = [.. compiled.Localizations, .. compiled.Extensions.SelectMany(e => e.LocalizationsFor(options.Cultures))];
        var bindOptions = new BindOptions(
            options.Platform,
            options.BindPaths,
            options.BindVariables,
            options.Cultures,
            options.Time,
            options.CompressionLevel,
            options.BackwardCompatibleGuids,
            options.Extensions,
            path => compiled.Extensions.Select(extension => extension.FindFile(path)).FirstOrDefault(file => file is not null),
            options.InputRead);
        return new Binder(messaging, tables, bindOptions, modules).Bind(linked, localizations, cancellation);
    }

    private string? FindInput(string path)
    {
        if (WindowsPath.FindFile(path) is not { } found)
        {
            messaging.Write(Errors.InputFileNotFound(path));
            return null;
        }

        if (!RegularFile.IsAt(found))
        {
            messaging.Write(PortableErrors.NotAFile(null, path));
            return null;
        }

        if (WindowsPath.DifferInCase(path, found))
        {
            messaging.Write(PortableWarnings.PathInOtherCase(null, path, found));
        }

        return found;
    }

    /// <summary>What WiX compiled before has a format of its own; only sources can be read here.</summary>
    private bool ReportCompiled(string source)
    {
        if (Path.GetExtension(source).ToLowerInvariant() is not (".wixobj" or ".wixipl"))
        {
            return false;
        }

        messaging.Write(PortableErrors.CompiledInput(source));
        return true;
    }

    private List<WixExtension> FindExtensions(TableDefinitions tables)
    {
        var extensions = new List<WixExtension>();
        foreach (var name in options.Extensions.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (WixExtensions.Find(name) is { } extension)
            {
                if (extensions.Contains(extension))
                {
                    continue;
                }

                extensions.Add(extension);
                tables.Add(extension.Tables);
            }
            else
            {
                messaging.Write(WixExtensions.IsOfWix(name) ? PortableErrors.UnknownExtension(name, WixExtensions.All.Select(e => e.Name)) : Errors.ExtensionNotFound(name));
            }
        }

        return extensions;
    }

    private List<Section> Compile(List<string> sources, TableDefinitions tables, List<WixExtension> extensions, CancellationToken cancellation)
    {
        var sections = new List<Section>();
        foreach (var source in sources)
        {
            cancellation.ThrowIfCancellationRequested();
            var preprocessorOptions = new PreprocessorOptions(options.Defines, options.IncludePaths, options.Platform, options.Environment);
            if (new Preprocessor(messaging, preprocessorOptions, reader).Process(source) is { } document)
            {
                var context = new CompileContext(source, options.Platform, messaging, tables, extensions);
                SourceCompiler.Compile(context, document);
                sections.AddRange(context.Sections);
            }
        }

        return sections;
    }

    private List<WixLocalization> LoadLocalizations()
    {
        var localizations = new List<WixLocalization>();
        foreach (var path in options.Localizations.Select(FindInput).OfType<string>())
        {
            if (LocalizationParser.Parse(path, messaging, reader) is { } localization)
            {
                localizations.Add(localization);
            }
        }

        return localizations;
    }

    /// <summary>What a package is linked of, or a library consists of.</summary>
    private sealed record Compiled(List<Section> Sections, List<WixLocalization> Localizations, List<WixExtension> Extensions);
}
