namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The parts of a message's type, as the installer tells it to a user interface: kind, buttons, icon, default button.</summary>
/// <param name="value">INSTALLMESSAGE with flags of MessageBox.</param>
internal readonly struct MessageParts(uint value)
{
    /// <summary>The kind.</summary>
    public InstallMessage Type => (InstallMessage)(value & 0x7F000000);

    /// <summary>The buttons.</summary>
    public MessageButtons Buttons => (MessageButtons)(value & 0xF);

    /// <summary>The icon.</summary>
    public MessageIcon Icon => (MessageIcon)(value & 0xF0);

    /// <summary>The button that Enter presses.</summary>
    public MessageDefaultButton DefaultButton => (MessageDefaultButton)(value & 0xF00);
}
