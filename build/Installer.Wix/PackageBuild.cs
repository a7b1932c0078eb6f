using Installer.Wix.Binding;
using Installer.Wix.Building;
using Installer.Wix.Compiling;
using Installer.Wix.Extensions;
using Installer.Wix.Harvesting;
using Installer.Wix.Linking;
using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Preprocessing;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix;

/// <summary>Builds a package: preprocess, compile, harvest, link, bind, write.</summary>
/// <param name="options">What is to be built, and how.</param>
/// <param name="messaging">Is told of errors and warnings.</param>
public sealed class PackageBuild(BuildOptions options, Messaging messaging)
{
    /// <summary>Builds the package. Nothing is written before everything was checked, and a package that is there already stays until the new one is complete.</summary>
    /// <param name="cancellation">Ends the build early.</param>
    /// <returns>Whether the package was built; if not, there was an error message.</returns>
    /// <exception cref="OperationCanceledException">The build was ended early.</exception>
    public bool Run(CancellationToken cancellation = default)
    {
        if (BindOrReport(cancellation) is not { } package)
        {
            return false;
        }

        new OutputWriter(options, messaging).Write(package, cancellation);
        return !messaging.HasErrors;
    }

    /// <summary>Does everything but the writing.</summary>
    /// <returns>The package, or <c>null</c> after an error.</returns>
    internal BoundPackage? BindOrReport(CancellationToken cancellation)
    {
        try
        {
            return Bind(cancellation);
        }
        catch (WixException exception)
        {
            messaging.Write(exception.Error);
            return null;
        }
    }

    private BoundPackage? Bind(CancellationToken cancellation)
    {
        var sources = options.Sources.Where(s => !ReportMissing(s) && !ReportCompiled(s)).ToList();
        if (sources.Count == 0)
        {
            messaging.Write(Errors.NoSourceFiles());
        }

        if (messaging.HasErrors)
        {
            return null;
        }

        var tables = new TableDefinitions();
        var extensions = FindExtensions(tables);
        if (messaging.HasErrors)
        {
            return null;
        }

        var sections = Compile(sources, tables, extensions, cancellation);
        var localizations = LoadLocalizations(extensions);
        if (messaging.HasErrors)
        {
            return null;
        }

        new Harvester(messaging, new FileResolver(options.BindPaths), options.Platform != Platform.X86, options.InputRead).Harvest(sections);
        if (messaging.HasErrors)
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        sections.AddRange(extensions.SelectMany(e => e.CreateLibrary(options.Platform, tables)));
        if (new Linker(messaging, tables).Link(sections) is not { } linked)
        {
            return null;
        }

        var bindOptions = new BindOptions(options.Platform, options.BindPaths, options.BindVariables, options.Cultures, options.Time, options.CompressionLevel, options.InputRead);
        return new Binder(messaging, tables, bindOptions).Bind(linked, localizations, cancellation);
    }

    private bool ReportMissing(string source)
    {
        if (File.Exists(source))
        {
            return false;
        }

        messaging.Write(Errors.InputFileNotFound(source));
        return true;
    }

    /// <summary>What WiX compiled before has a format of its own; only sources can be read here.</summary>
    private bool ReportCompiled(string source)
    {
        if (Path.GetExtension(source).ToLowerInvariant() is not (".wixlib" or ".wixobj" or ".wixipl"))
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
                extensions.Add(extension);
                tables.Add(extension.Tables);
            }
            else
            {
                messaging.Write(PortableErrors.UnknownExtension(name, WixExtensions.All.Select(e => e.Name)));
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
            var preprocessorOptions = new PreprocessorOptions(options.Defines, options.IncludePaths, options.Platform, options.Environment, options.InputRead);
            if (new Preprocessor(messaging, preprocessorOptions).Process(source) is { } document)
            {
                var context = new CompileContext(source, options.Platform, messaging, tables, extensions);
                SourceCompiler.Compile(context, document);
                sections.AddRange(context.Sections);
            }
        }

        return sections;
    }

    private List<WixLocalization> LoadLocalizations(List<WixExtension> extensions)
    {
        var localizations = new List<WixLocalization>();
        foreach (var path in options.Localizations)
        {
            options.InputRead?.Invoke(path);
            if (LocalizationParser.Parse(path, messaging) is { } localization)
            {
                localizations.Add(localization);
            }
        }

        localizations.AddRange(extensions.SelectMany(e => e.Localizations));
        return localizations;
    }
}
