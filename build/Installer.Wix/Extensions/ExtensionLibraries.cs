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
/// <param name="resolver">The bind paths.</param>
/// <param name="references">What was given with <c>-ext</c>.</param>
/// <param name="inputRead">Is told of every file that is read.</param>
internal sealed class ExtensionLibraries(Messaging messaging, FileResolver resolver, IReadOnlyList<string> references, Action<string>? inputRead)
{
    /// <summary>The part of a custom action's type that says what it is.</summary>
    private const int KindMask = 0x3F;

    private readonly Dictionary<string, IReadOnlySet<string>> _functions = new(StringComparer.Ordinal);
    private readonly List<ExtensionBinaryValue> _missing = [];

    /// <summary>The content of a library.</summary>
    /// <returns>The content, or <c>null</c>: <see cref="Finish"/> reports it, unless the package can do without it.</returns>
    public StreamSource? Find(ExtensionBinaryValue binary)
    {
        foreach (var folder in resolver.Named(ExtensionBinaryValue.BindPathName))
        {
            var path = Path.Combine(FileResolver.Normalize(folder), binary.FileName);
            if (File.Exists(path))
            {
                inputRead?.Invoke(path);
                RememberFunctions(binary, () => File.OpenRead(path));
                return StreamSource.FromFile(path);
            }
        }

        foreach (var path in references.SelectMany(reference => ToolsetExtension.Locate(reference, ToolsetExtension.CacheParents)))
        {
            if (TryRead(path, binary.BinaryId, out var content))
            {
                inputRead?.Invoke(path);
                RememberFunctions(binary, () => new MemoryStream(content));
                return StreamSource.FromBytes(content);
            }
        }

        if (binary.Substitute is null)
        {
            _missing.Add(binary);
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

    private void RememberFunctions(ExtensionBinaryValue binary, Func<Stream> open)
    {
        using var stream = open();
        if (ExportedFunctions.Read(stream) is { } functions)
        {
            _functions[binary.BinaryId] = functions;
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
