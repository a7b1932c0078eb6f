namespace DockerDesktop.Setup.Window;

/// <summary>A dialog box in memory (SDK: DLGTEMPLATEEX). Windows' dialog manager then does what everybody knows from dialogs: tab order, access keys, default and cancel buttons, sizes that follow the font.</summary>
/// <param name="title">The caption.</param>
/// <param name="width">In dialog units.</param>
/// <param name="height">In dialog units.</param>
internal sealed class DialogTemplate(string title, short width, short height)
{
    public const ushort Button = 0x80;
    public const ushort Edit = 0x81;
    public const ushort Static = 0x82;

    private const uint Visible = 0x10000000; // WS_VISIBLE
    private const uint Child = 0x40000000; // WS_CHILD
    private const uint PopupCaptionSystemMenu = 0x80C80000; // WS_POPUP, WS_CAPTION, WS_SYSMENU
    private const uint ModalFrameShellFontCenter = 0x8C8; // DS_MODALFRAME, DS_SHELLFONT, DS_CENTER

    private readonly List<byte[]> _items = [];

    /// <summary>Adds a control; the order is the tab order.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="className">Its class; null for <paramref name="classOrdinal"/>.</param>
    /// <param name="classOrdinal">One of the constants.</param>
    /// <param name="style">Beside WS_CHILD; with WS_VISIBLE or without.</param>
    /// <param name="text">Its text.</param>
    /// <param name="place">Left, top, width, height in dialog units.</param>
    public void Add(uint id, string? className, ushort classOrdinal, uint style, string text, (short X, short Y, short Width, short Height) place)
    {
        using var item = new MemoryStream();
        using var writer = new BinaryWriter(item);
        writer.Write(0u);
        writer.Write(0u);
        writer.Write(style | Child);
        Write(writer, place);
        writer.Write(id);
        if (className is null)
        {
            writer.Write((ushort)0xFFFF);
            writer.Write(classOrdinal);
        }
        else
        {
            Write(writer, className);
        }

        Write(writer, text);
        writer.Write((ushort)0);
        _items.Add(item.ToArray());
    }

    /// <summary>The template.</summary>
    public byte[] ToArray()
    {
        using var template = new MemoryStream();
        using var writer = new BinaryWriter(template);
        writer.Write((ushort)1);
        writer.Write((ushort)0xFFFF);
        writer.Write(0u);
        writer.Write(0u);
        writer.Write(PopupCaptionSystemMenu | ModalFrameShellFontCenter | Visible);
        writer.Write((ushort)_items.Count);
        Write(writer, (0, 0, width, height));
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        Write(writer, title);
        writer.Write((ushort)9);
        writer.Write((ushort)400);
        writer.Write((byte)0);
        writer.Write((byte)1);
        Write(writer, "Segoe UI");
        foreach (var item in _items)
        {
            Align(writer);
            writer.Write(item);
        }

        return template.ToArray();
    }

    private static void Align(BinaryWriter writer)
    {
        while (writer.BaseStream.Length % 4 != 0)
        {
            writer.Write((byte)0);
        }
    }

    private static void Write(BinaryWriter writer, string text)
    {
        foreach (var character in text)
        {
            writer.Write((ushort)character);
        }

        writer.Write((ushort)0);
    }

    private static void Write(BinaryWriter writer, (short X, short Y, short Width, short Height) place)
    {
        writer.Write(place.X);
        writer.Write(place.Y);
        writer.Write(place.Width);
        writer.Write(place.Height);
    }
}
