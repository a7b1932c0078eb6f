using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary>Writes the registry values below <c>HKEY_CLASSES_ROOT</c> that stand for an element which is not advertised.</summary>
/// <param name="context">Where the rows go.</param>
/// <param name="source">The element.</param>
/// <param name="componentId">The component that has the values.</param>
internal readonly struct ClassesRoot(CompileContext context, SourceLine source, string componentId)
{
    private const int Root = 0;

    /// <summary>Adds a value; without a name the default value of the key.</summary>
    public void Add(string key, string? name, string? value) => RegistryElements.AddString(context, source, Root, key, name, value, componentId);

    /// <summary>Adds a key without values, which goes with all that is in it.</summary>
    public void AddKey(string key) => Add(key, "*", null);
}
