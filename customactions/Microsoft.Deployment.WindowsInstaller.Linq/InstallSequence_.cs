namespace Microsoft.Deployment.WindowsInstaller.Linq;

/// <summary>An action of a sequence table.</summary>
public class InstallSequence_ : QRecord
{
    /// <summary>The column Action.</summary>
    public string? Action
    {
        get => this["Action"];
        set => this["Action"] = value;
    }

    /// <summary>The column Condition.</summary>
    public string? Condition
    {
        get => this["Condition"];
        set => this["Condition"] = value;
    }

    /// <summary>The column Sequence.</summary>
    public int Sequence
    {
        get => GetNumber("Sequence") ?? 0;
        set => SetNumber("Sequence", value);
    }
}
