namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A registry value: a row of the table Registry.</summary>
public class Registry_ : QRecord
{
    /// <summary>The column Component_.</summary>
    public string? Component_
    {
        get => this["Component_"];
        set => this["Component_"] = value;
    }

    /// <summary>The column Key.</summary>
    public string? Key
    {
        get => this["Key"];
        set => this["Key"] = value;
    }

    /// <summary>The column Name.</summary>
    public string? Name
    {
        get => this["Name"];
        set => this["Name"] = value;
    }

    /// <summary>The column Registry.</summary>
    public string? Registry
    {
        get => this["Registry"];
        set => this["Registry"] = value;
    }

    /// <summary>The column Root.</summary>
    public RegistryRoot Root
    {
        get => (RegistryRoot)(GetNumber("Root") ?? 0);
        set => SetNumber("Root", (int)value);
    }

    /// <summary>The column Value.</summary>
    public string? Value
    {
        get => this["Value"];
        set => this["Value"] = value;
    }
}
