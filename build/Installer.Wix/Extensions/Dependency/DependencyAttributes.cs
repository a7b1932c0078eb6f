using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions.Dependency;

/// <summary>The attributes of <c>Provides</c> and <c>Requires</c> that have a custom action look whether products still need each other.</summary>
internal static class DependencyAttributes
{
    /// <summary>Parses <c>Check</c>: whether it is looked at uninstallation which products need this one.</summary>
    public static void ParseCheck(CompileContext context, AttributeReader attribute) => AddAction(context, attribute, "Wix4DependencyCheck");

    /// <summary>Parses <c>Enforce</c>: whether it is looked at installation that the other product is there.</summary>
    public static void ParseEnforce(CompileContext context, AttributeReader attribute) => AddAction(context, attribute, "Wix4DependencyRequire");

    private static void AddAction(CompileContext context, AttributeReader attribute, string action)
    {
        if (attribute.IsYes())
        {
            context.AddReference("CustomAction", ExtensionFragment.NameFor(action, context.Platform), attribute.Source);
        }
    }
}
