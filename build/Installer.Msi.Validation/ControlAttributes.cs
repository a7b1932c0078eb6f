namespace Installer.Msi.Validation;

/// <summary>The bits of <c>Control.Attributes</c> (Windows Installer SDK, "Control Attributes") that evaluators look at.</summary>
internal static class ControlAttributes
{
    public const int Visible = 0x1;
    public const int Enabled = 0x2;
    public const int Indirect = 0x8;
    public const int Bitmap = 0x40000;
    public const int Icon = 0x80000;
}
