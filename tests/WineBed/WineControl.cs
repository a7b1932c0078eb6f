namespace WineBed;

/// <summary>A control of a dialog that can be seen.</summary>
/// <param name="Handle">Its window.</param>
/// <param name="X">The left edge on the screen, in pixels.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="IsEnabled">Whether it can be used.</param>
/// <param name="IsChecked">Of a check box or radio button, whether it is checked.</param>
/// <param name="Class">The class of its window, such as <c>Button</c>.</param>
/// <param name="Text">Its text, in one line.</param>
public sealed record WineControl(long Handle, int X, int Y, int Width, int Height, bool IsEnabled, bool IsChecked, string Class, string Text);
