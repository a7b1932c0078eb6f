namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message NoFirstControl(SourceLine? source, string dialog) =>
        Error(52, source, $"The Dialog '{dialog}' has no control that takes the focus: at least one Control in it must be reachable with the Tab key.");

    public static Message ListItemIconOutsideListView(SourceLine? source) =>
        Error(56, source, "The ListItem/@Icon attribute is only legal in a ListView.");

    public static Message TabbableControlInBillboard(SourceLine? source, string type) =>
        Error(74, source, $"A Control of type '{type}' cannot stand in a Billboard, because a billboard never has the focus. Use one that shows something only, such as Bitmap, Icon or Text.");

    public static Message RadioButtonsDiffer(SourceLine? source) =>
        Error(77, source, "All RadioButton elements of a group must show the same: Text, or Bitmap, or Icon.");

    public static Message RadioButtonPicturesOutsideControl(SourceLine? source) =>
        Error(78, source, "A RadioButtonGroup with Bitmap or Icon must stand inside the Control that shows it.");

    public static Message EmbeddedUIWithoutExtension(SourceLine? source, string name) =>
        Error(312, source, $"The EmbeddedUI/@Name attribute's value, '{name}', has no file name extension. Windows Installer does not load a user interface library without one; write for instance '{name}.dll'.");

    public static Message ExpectedAttribute(SourceLine? source, string element, string attribute, string alternative) =>
        Error(10, source, $"The {element}/@{attribute} attribute was not found; it is required unless there is a {alternative} attribute.");
}
