namespace CustomActions.Generator;

/// <summary>The names of the types that the generator knows. The library is there under two namespaces; a project uses one of them.</summary>
internal static class KnownNames
{
    /// <summary>The names relative to the library's namespace.</summary>
    public const string CustomActionAttribute = "CustomActionAttribute";
    public const string ActionResult = "ActionResult";
    public const string Session = "Session";
    public const string CustomActionData = "CustomActionData";
    public const string EmbeddedUI = "IEmbeddedUI";

    /// <summary>The namespaces that the library is compiled with.</summary>
    public static readonly string[] Namespaces = ["Microsoft.Deployment.WindowsInstaller", "WixToolset.Dtf.WindowsInstaller"];

    /// <summary>Says whether a type is one of the library's.</summary>
    /// <param name="fullName">The type's full name.</param>
    /// <param name="name">The name relative to the library's namespace.</param>
    /// <returns>True when it is, under either namespace.</returns>
    public static bool Is(string? fullName, string name)
    {
        foreach (var library in Namespaces)
        {
            if (fullName is not null && fullName.Length == library.Length + 1 + name.Length
                && fullName.StartsWith(library, StringComparison.Ordinal) && fullName[library.Length] == '.' && fullName.EndsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
