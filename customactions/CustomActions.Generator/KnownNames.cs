namespace CustomActions.Generator;

/// <summary>The names of the types that the generator knows.</summary>
internal static class KnownNames
{
    public const string Namespace = "Microsoft.Deployment.WindowsInstaller";
    public const string CustomActionAttribute = Namespace + ".CustomActionAttribute";
    public const string ActionResult = Namespace + ".ActionResult";
    public const string Session = Namespace + ".Session";
}
