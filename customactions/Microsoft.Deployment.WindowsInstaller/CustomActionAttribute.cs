namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Marks a public static method <c>ActionResult Name(Session session)</c> as a custom action; the source generator exports it from the DLL.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CustomActionAttribute : Attribute
{
    /// <summary>Exports the method under its own name.</summary>
    public CustomActionAttribute()
    {
    }

    /// <summary>Exports the method under another name.</summary>
    /// <param name="name">The name of the export: what <c>CustomAction/@DllEntry</c> says.</param>
    public CustomActionAttribute(string? name) => Name = name;

    /// <summary>The name of the export; null when it is the method's.</summary>
    public string? Name { get; }
}
