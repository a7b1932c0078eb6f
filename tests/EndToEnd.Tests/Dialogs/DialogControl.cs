using System.Globalization;

namespace EndToEnd.Dialogs;

/// <summary>A row of the Control table. Places in installer units, a twelfth of the height of the system's font: 4/3 of a pixel at 96 dpi.</summary>
internal sealed record DialogControl(string Dialog, string Name, string Type, int X, int Y, int Width, int Height, int Attributes, string Property, string Text, string Next, string Help)
{
    private const int EnabledBit = 0x2;
    private const int NoPrefixBit = 0x20000;

    public bool IsEnabled => (Attributes & EnabledBit) != 0;

    /// <summary>Whether an ampersand stands before the letter of the Alt key.</summary>
    public bool HasPrefix => Type is "PushButton" or "CheckBox" or "RadioButtonGroup" or "GroupBox" || (Type == "Text" && (Attributes & NoPrefixBit) == 0);

    public int Right => X + Width;

    public int Bottom => Y + Height;

    public static DialogControl FromRow(IReadOnlyDictionary<string, string> row) => new(
        row["Dialog_"], row["Control"], row["Type"], Number(row["X"]), Number(row["Y"]), Number(row["Width"]), Number(row["Height"]), Number(row["Attributes"]), row["Property"], row["Text"], row["Control_Next"],
        row["Help"]);

    /// <summary>Whether two controls share more than an edge.</summary>
    public bool Overlaps(DialogControl other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public override string ToString() => $"{Dialog}/{Name}";

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
