namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The button of a message that Enter presses, or-ed to <see cref="InstallMessage"/> (SDK: MessageBox).</summary>
public enum MessageDefaultButton
{
    /// <summary>The first.</summary>
    Button1 = 0,

    /// <summary>The second.</summary>
    Button2 = 256,

    /// <summary>The third.</summary>
    Button3 = 512,
}
