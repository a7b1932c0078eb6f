using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.UI;

/// <summary>
/// Has Windows Installer print the license where sources name the custom action that WiX 4 and 5 had for it: <c>DoAction</c> of <c>WixUIPrintEula_X64</c> is <c>MsiPrint</c>, which prints the text of the
/// button's dialog as the action did and needs no library.
/// </summary>
internal static class PrintSteps
{
    private const string Action = "WixUIPrintEula";
    private const string Event = "MsiPrint";
    private const string Argument = "1";

    /// <summary>Replaces the steps of a linked package, and takes the action out.</summary>
    public static void Replace(List<Symbol> symbols)
    {
        var actions = Enum.GetValues<Platform>().Select(platform => ExtensionFragment.NameFor(Action, platform)).ToHashSet(StringComparer.Ordinal);
        if (symbols.RemoveAll(symbol => symbol is RowSymbol { Kind: "CustomAction" } row && actions.Contains(row.Id)) == 0)
        {
            return;
        }

        var steps = symbols.OfType<RowSymbol>().Where(row => row.Kind == "ControlEvent").ToList();
        var printing = steps.Where(step => step.Text("Event") == Event).Select(Button).ToHashSet();
        foreach (var step in steps.Where(step => step.Text("Event") == "DoAction" && step.Text("Argument") is { } argument && actions.Contains(argument)))
        {
            if (!printing.Add(Button(step)))
            {
                symbols.Remove(step);
            }

            step["Event"] = Event;
            step["Argument"] = Argument;
        }
    }

    private static (string? Dialog, string? Control) Button(RowSymbol step) => (step.Text("Dialog_"), step.Text("Control_"));
}
