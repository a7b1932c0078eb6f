namespace WineBed;

/// <summary>A dialog on the desktop.</summary>
/// <param name="Handle">Its window.</param>
/// <param name="X">The left edge on the screen, without its frame, in pixels.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="IsEnabled">False while another dialog before it has to be answered.</param>
/// <param name="Focus">The window that the keyboard writes to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Controls">Its controls that can be seen.</param>
public sealed record WineDialog(long Handle, int X, int Y, int Width, int Height, bool IsEnabled, long Focus, string Title, IReadOnlyList<WineControl> Controls)
{
    /// <summary>Whether a control has this text.</summary>
    public bool Shows(string text) => Controls.Any(control => control.Text == text);

    public override string ToString() => $"{Title}\n{string.Join('\n', Controls.Select(control => $"  {control.Class} \"{control.Text}\"{(control.IsEnabled ? string.Empty : ", disabled")}{(control.IsChecked ? ", checked" : string.Empty)}"))}";
}
