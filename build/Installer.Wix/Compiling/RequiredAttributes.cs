using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary>Reports attributes that an element must have. One that is there with a value that is not legal was reported when it was read.</summary>
internal static class RequiredAttributes
{
    /// <summary>Reports each of the attributes that is not there or has no value, in their order.</summary>
    public static void RequireValue(this CompileContext context, XElement element, params ReadOnlySpan<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (string.IsNullOrEmpty(element.Attribute(attribute)?.Value))
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, attribute));
            }
        }
    }

    /// <summary>Reports each of the attributes that has no value, be it that what it has is not legal, in their order.</summary>
    public static void RequireLegal(this CompileContext context, XElement element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (value is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, name));
            }
        }
    }

    /// <summary>Reports each of the attributes that is not there, in their order.</summary>
    public static void Require(this CompileContext context, XElement element, params ReadOnlySpan<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (element.Attribute(attribute) is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, attribute));
            }
        }
    }
}
