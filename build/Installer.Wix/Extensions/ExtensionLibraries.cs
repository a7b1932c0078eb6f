using System.Diagnostics.CodeAnalysis;

using Installer.Msi.Streams;
using Installer.Wix.Binding;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions;

/// <summary>
/// Finds the custom-action libraries of the extensions that a package uses: in the folders of the bind path <c>WixExtensionBinaries</c>, the last of which is that beside the compiler, and then in
/// the extensions of the WiX Toolset that <c>-ext</c> names or that are in one of its caches.
/// </summary>
/// <param name="messaging">Where errors go.</param>
/// <param name="platform">The package's architecture.</param>
/// <param name="resolver">The bind paths.</param>
/// <param name="references">What was given with <c>-ext</c>.</param>
/// <param name="inputRead">Is told of every file that is read.</param>
internal sealed class ExtensionLibraries(Messaging messaging, Platform platform, FileResolver resolver, IReadOnlyList<string> references, Action<string>? inputRead)
{
    /// <summary>The part of a custom action's type that says what it is.</summary>
    private const int KindMask = 0x3F;

    private readonly Dictionary<string, IReadOnlySet<string>> _functions = new(StringComparer.Ordinal);
    private readonly List<ExtensionBinaryValue> _missing = [];

    /// <summary>The content of a library.</summary>
    /// <returns>The content, or <c>null</c>: <see cref="Finish"/> reports it, unless the package can do without it.</returns>
    public StreamSource? Find(ExtensionBinaryValue binary)
    {
        if (Find(binary.BinaryId, binary.BinaryId, binary.FileName) is { } content)
        {
            return content;
        }

        if (StandIn(binary.BinaryId) is { } other && Find(binary.BinaryId, other, binary.FileName.Replace(binary.BinaryId, other, StringComparison.Ordinal)) is { } substitute)
        {
            messaging.Write(PortableWarnings.LibraryOfOtherArchitecture(binary.BinaryId, other));
            return substitute;
        }

        if (binary.Substitute is null)
        {
            _missing.Add(binary);
        }

        return null;
    }

    /// <summary>
    /// Windows Installer runs a library in a process of the library's own architecture, whatever the package's. So where a package for x64 names the library for x86, as sources of WiX v3 do, the one for x64
    /// has the same functions for it.
    /// </summary>
    private string? StandIn(string id)
    {
        var x86 = ExtensionFragment.NameFor(string.Empty, Platform.X86);
        return platform == Platform.X64 && id.EndsWith(x86, StringComparison.Ordinal) ? ExtensionFragment.NameFor(id[..^x86.Length], Platform.X64) : null;
    }

    private StreamSource? Find(string row, string id, string fileName)
    {
        foreach (var folder in resolver.Named(ExtensionBinaryValue.BindPathName))
        {
            var path = Path.Combine(FileResolver.Normalize(folder), fileName);
            if (File.Exists(path))
            {
                inputRead?.Invoke(path);
                RememberFunctions(row, () => File.OpenRead(path));
                return StreamSource.FromFile(path);
            }
        }

        foreach (var path in references.SelectMany(reference => ToolsetExtension.Locate(reference, ToolsetExtension.CacheParents)))
        {
            if (TryRead(path, id, out var content))
            {
                inputRead?.Invoke(path);
                RememberFunctions(row, () => new MemoryStream(content));
                return StreamSource.FromBytes(content);
            }
        }

        return null;
    }

    /// <summary>Reports all libraries that were not found, in one error, and custom actions whose function a library does not have.</summary>
    /// <param name="customActions">The rows of the <c>CustomAction</c> table.</param>
    public void Finish(IEnumerable<RowSymbol> customActions)
    {
        if (_missing.Count > 0)
        {
            messaging.Write(PortableErrors.ExtensionBinaryMissing([.. _missing.Select(binary => binary.BinaryId)], [.. _missing.Select(binary => binary.FileName)]));
        }

        foreach (var action in customActions)
        {
            if (action["Type"] is int type && ((CustomActionBits)type & (CustomActionBits)KindMask) == CustomActionBits.Library
                && action["Source"] is string source && _functions.TryGetValue(source, out var functions)
                && action["Target"] is string function && !functions.Contains(function))
            {
                messaging.Write(PortableErrors.FunctionMissing(action.Source, action.Id, function, source));
            }
        }
    }

    private void RememberFunctions(string row, Func<Stream> open)
    {
        using var stream = open();
        // What has no functions at all only stands for a library, as where sources are compiled to see whether they do.
        if (ExportedFunctions.Read(stream) is { Count: > 0 } functions)
        {
            _functions[row] = functions;
        }
    }

    private bool TryRead(string path, string binaryId, [NotNullWhen(true)] out byte[]? content)
    {
        try
        {
            return ToolsetExtension.TryReadBinary(path, binaryId, out content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or BadImageFormatException or System.Text.Json.JsonException)
        {
            messaging.Write(PortableErrors.ToolsetExtensionUnreadable(path, exception.Message));
            content = null;
            return false;
        }
    }
}
