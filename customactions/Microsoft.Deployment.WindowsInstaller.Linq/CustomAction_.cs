namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>A custom action: a row of the table CustomAction.</summary>
public class CustomAction_ : QRecord
{
    /// <summary>The column Action.</summary>
    public string? Action
    {
        get => this["Action"];
        set => this["Action"] = value;
    }

    /// <summary>The column Source.</summary>
    public string? Source
    {
        get => this["Source"];
        set => this["Source"] = value;
    }

    /// <summary>The column Target.</summary>
    public string? Target
    {
        get => this["Target"];
        set => this["Target"] = value;
    }

    /// <summary>The column Type.</summary>
    public CustomActionTypes Type
    {
        get => (CustomActionTypes)(GetNumber("Type") ?? 0);
        set => SetNumber("Type", (int)value);
    }
}
