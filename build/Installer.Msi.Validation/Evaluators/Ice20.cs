namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE20: a package with dialogs has those that the installer itself shows, with the controls that it looks for.</summary>
internal sealed class Ice20 : Evaluator
{
    private const int ErrorStyle = 0x10000;

    private static readonly (int Number, string What)[] Exits = [(-1, "success"), (-2, "cancellation by the user"), (-3, "failure")];

    private static readonly string[] FilesInUseAnswers = ["Exit", "Ignore", "Retry"];

    private static readonly (string Control, string Argument)[] ErrorButtons =
    [
        ("A", "ErrorAbort"), ("C", "ErrorCancel"), ("I", "ErrorIgnore"), ("N", "ErrorNo"), ("O", "ErrorOk"), ("R", "ErrorRetry"), ("Y", "ErrorYes"),
    ];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (!package.Has("Dialog") || package.Property("LIMITUI").Length > 0)
        {
            return;
        }

        CheckFilesInUse(package, report);
        CheckErrorDialog(package, report);
        foreach (var table in new[] { SequenceTables.InstallUI, SequenceTables.AdminUI })
        {
            foreach (var (number, what) in Exits.Where(exit => !package.Rows(table).Any(row => row.Number("Sequence") == exit.Number)))
            {
                report.Error($"{table} has nothing to show at the end after {what} ({number}).");
            }
        }
    }

    private static void CheckFilesInUse(Package package, Report report)
    {
        const string name = "FilesInUse";
        if (package.Find("Dialog", name) is null)
        {
            report.Error("The dialog 'FilesInUse', which the installer shows, is missing.");
            return;
        }

        if (!package.Tables.ContainsKey("ListBox"))
        {
            report.Error("The ListBox table, which the dialog 'FilesInUse' needs, is missing.");
        }

        if (!package.Find("Control", "Dialog_", name).Any(row => row["Type"] == "ListBox" && row["Property"] == "FileInUseProcess"))
        {
            report.Error("The dialog 'FilesInUse' needs a list box with the property 'FileInUseProcess'.");
        }

        foreach (var argument in FilesInUseAnswers.Where(argument => !Ends(package, name, null, argument)))
        {
            report.Error($"The dialog 'FilesInUse' needs a push button with the event EndDialog and the argument '{argument}'.");
        }
    }

    private static void CheckErrorDialog(Package package, Report report)
    {
        var name = package.Property("ErrorDialog");
        if (name.Length == 0)
        {
            report.Error("The property 'ErrorDialog', which names the dialog for errors, is missing.");
            return;
        }

        if (package.Find("Dialog", name) is not { } dialog)
        {
            report.Error($"The property 'ErrorDialog' names '{name}', which is no row of the Dialog table.");
            return;
        }

        var controls = package.Find("Control", "Dialog_", name).DistinctBy(row => row["Control"]).ToDictionary(row => row["Control"], StringComparer.Ordinal);
        if (!dialog.HasBits("Attributes", ErrorStyle))
        {
            report.Error($"The dialog '{name}' for errors lacks the style of one, {ErrorStyle}.");
        }

        if (!controls.TryGetValue("ErrorText", out var text) || text["Type"] != "Text")
        {
            report.Error($"The dialog '{name}' for errors needs a control 'ErrorText' of the type Text.");
        }

        if (dialog["Control_First"] != "ErrorText")
        {
            report.Error($"The dialog '{name}' for errors needs 'ErrorText' as its first control.");
        }

        if (controls.TryGetValue("ErrorIcon", out var icon) && icon["Type"] != "Icon")
        {
            report.Error($"The control '{name}.ErrorIcon' must be of the type Icon.");
        }

        foreach (var (control, argument) in ErrorButtons.Where(button => !Ends(package, name, button.Control, button.Argument)))
        {
            report.Error($"The dialog '{name}' for errors needs a push button '{control}' with the event EndDialog and the argument '{argument}'.");
        }

        var buttons = ErrorButtons.Where(button => controls.ContainsKey(button.Control)).Select(button => controls[button.Control]);
        if (buttons.Select(row => (row["Width"], row["Height"], row["Y"])).Distinct().Skip(1).Any())
        {
            report.Error($"The push buttons of the dialog '{name}' for errors must have one width, one height and one Y coordinate.");
        }
    }

    /// <summary>Whether a push button, that of a name or any, ends a dialog with an argument.</summary>
    private static bool Ends(Package package, string dialog, string? control, string argument) => package.Find("ControlEvent", "Dialog_", dialog).Any(row =>
        row["Event"] == "EndDialog" && row["Argument"] == argument && (control is null || row["Control_"] == control)
        && package.Find("Control", "Dialog_", dialog).Any(button => button["Control"] == row["Control_"] && button["Type"] == "PushButton"));
}
