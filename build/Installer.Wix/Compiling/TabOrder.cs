using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary>The controls of one dialog that the Tab key goes through, and those with a special part in it.</summary>
internal sealed class TabOrder
{
    private RowSymbol? last;

    /// <summary>The control that has the focus first.</summary>
    public string? First { get; private set; }

    /// <summary>The control that the Enter key presses.</summary>
    public string? Default { get; set; }

    /// <summary>The control that the Esc key presses.</summary>
    public string? Cancel { get; set; }

    /// <summary>Puts a control behind the one before it.</summary>
    /// <param name="control">Its row in the <c>Control</c> table.</param>
    public void Add(RowSymbol control)
    {
        var name = control.Text("Control");
        last?["Control_Next"] = name;
        last = control;
        First ??= name;
    }

    /// <summary>Lets the first control follow the last one.</summary>
    public void Close()
    {
        if (last is not null && last.Text("Control") != First)
        {
            last["Control_Next"] = First;
        }
    }
}
