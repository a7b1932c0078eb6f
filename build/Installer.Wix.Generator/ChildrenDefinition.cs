namespace Installer.Wix.Generator;

/// <summary>The elements that may stand in another one, or in each of several.</summary>
/// <param name="ClassName">The name of the class that is made of it: a handler for each child.</param>
/// <param name="Names">The children's names, in the file's order.</param>
/// <param name="Refused">Children that WiX knows and this compiler refuses by a number of its own.</param>
/// <param name="Groups">Groups of children that are allowed as well, by name.</param>
internal sealed record ChildrenDefinition(string ClassName, IReadOnlyList<string> Names, IReadOnlyList<string> Refused, IReadOnlyList<string> Groups)
{
    /// <summary>The name of the class that is made of a group.</summary>
    public static string GroupClass(string group) => group + "Children";
}
