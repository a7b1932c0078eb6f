using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.CommandLine;
using DockerDesktop.Setup.WindowsInstaller;

namespace DockerDesktop.Setup.Window;

/// <summary>A dialog box of Windows' own controls: the question, then the progress, then the result, in one window.</summary>
/// <param name="hasVisualStyles">False for an elevated process, which loads no library that can be redirected.</param>
[SupportedOSPlatform("windows")]
internal sealed unsafe class SetupWindow(bool hasVisualStyles) : ISetupWindow
{
    // The controls. Tests and the clicker find them by these numbers.
    private const int Ok = 1; // IDOK: what Enter presses
    private const int Cancel = 2; // IDCANCEL: what Esc presses
    private const int Heading = 100;
    private const int ForMe = 101;
    private const int ForAllUsers = 102;
    private const int Note = 103;
    private const int License = 104;
    private const int RemoveData = 105;
    private const int CurrentAction = 106;
    private const int ProgressBar = 107;
    private const int Outcome = 108;
    private const int StartNow = 109;
    private const int LicenseLabel = 110;
    private const int LicenseBox = 111;

    private const uint Visible = 0x10000000; // WS_VISIBLE
    private const uint TabStop = 0x00010000; // WS_TABSTOP
    private const uint Group = 0x00020000; // WS_GROUP
    private const uint CheckBox = 0x2003; // BS_AUTOCHECKBOX, BS_MULTILINE
    private const uint RadioButton = 0x2009; // BS_AUTORADIOBUTTON, BS_MULTILINE
    private const uint DefaultButton = 0x1; // BS_DEFPUSHBUTTON
    private const uint NoPrefix = 0x80; // SS_NOPREFIX
    private const uint ReadOnlyLines = 0x200844; // ES_MULTILINE, ES_AUTOVSCROLL, ES_READONLY, WS_VSCROLL
    private const uint Border = 0x00800000; // WS_BORDER

    private const uint SetIcon = 0x80; // WM_SETICON
    private const uint InitDialog = 0x110; // WM_INITDIALOG
    private const uint Command = 0x111; // WM_COMMAND
    private const uint NextDialogControl = 0x28; // WM_NEXTDLGCTL
    private const uint Changed = 0x8001; // WM_APP + 1
    private const uint Ended = 0x8002; // WM_APP + 2
    private const uint GetCheck = 0xF0; // BM_GETCHECK
    private const uint SetCheck = 0xF1; // BM_SETCHECK
    private const uint SetShield = 0x160C; // BCM_SETSHIELD
    private const uint SetPosition = 0x402; // PBM_SETPOS
    private const uint LimitText = 0x435; // EM_EXLIMITTEXT
    private const uint SetTextEx = 0x461; // EM_SETTEXTEX, with SETTEXTEX of zeros: rich text or ANSI, in place of what is there
    private const int LongestText = 0x7FFFFFFE;
    private const uint SetSelection = 0xB1; // EM_SETSEL
    private const uint SetMargins = 0xD3; // EM_SETMARGINS
    private const nint BothMargins = 3; // EC_LEFTMARGIN, EC_RIGHTMARGIN
    private const nint Margins = 4 | (4 << 16); // pixels
    private const int ApplicationIcon = 32512;
    private const uint ErrorBox = 0x10; // MB_ICONERROR
    private const ulong ProgressClass = 8 | ((ulong)0x20 << 32); // INITCOMMONCONTROLSEX: its size, ICC_PROGRESS_CLASS

    // Windows hands a dialog procedure no object, and a process has one such window.
    private static SetupWindow? s_shown;

    private readonly Lock _lock = new();
    private WindowQuestion _question = null!;
    private Func<WindowAnswer, IInstallationWatcher, SetupResult> _work = null!;
    private Func<WindowAnswer, bool> _start = null!;
    private WindowAnswer? _answer;
    private SetupResult? _result;
    private nint _dialog;
    private volatile bool _isCancelled;
    private int _percent;
    private string _action = string.Empty;

    public bool CanBeSeen => Environment.UserInteractive;

    public SetupResult? Run(WindowQuestion question, Func<WindowAnswer, IInstallationWatcher, SetupResult> work, Func<WindowAnswer, bool> start)
    {
        (_question, _work, _start) = (question, work, start);
        using var styles = hasVisualStyles ? new VisualStyles() : null;
        var classes = ProgressClass;
        _ = NativeMethods.InitCommonControlsEx(&classes);
        s_shown = this;
        if (question.AsksLicense)
        {
            // It registers the control that shows rich text; without it there is no window. Never unloaded: the window needs it until the end.
            _ = NativeLibrary.TryLoad("msftedit.dll", typeof(SetupWindow).Assembly, DllImportSearchPath.System32, out _);
        }

        fixed (byte* template = Template(question).ToArray())
        {
            if (NativeMethods.DialogBoxIndirectParamW(NativeMethods.GetModuleHandleW(0), template, 0, &Handle, 0) == -1)
            {
                throw new SetupException(SetupExitCode.NoDesktop, Texts.NoWindow(Marshal.GetLastPInvokeError()));
            }
        }

        return _result;
    }

    public void ShowError(string text) => _ = NativeMethods.MessageBoxW(0, text, Texts.WindowTitle, ErrorBox);

    private static DialogTemplate Template(WindowQuestion question)
    {
        var isInstall = question.Command == SetupCommand.Install;
        // From top to bottom; what is not asked takes no room. Progress and outcome later take the place of all of it.
        const short top = 28;
        var asksScope = question.Scopes.Count > 1;
        var scopes = (short)(top + (question.AsksLicense ? 122 : 0));
        var note = (short)(scopes + (asksScope ? 34 : 0));
        var removal = (short)(note + (question.Note.Length > 0 ? 52 : 0));
        var end = Math.Max((short)(removal + (question.OffersDataRemoval ? 18 : 0)), (short)128);
        var template = new DialogTemplate(Texts.WindowTitle, 320, (short)(end + 30));
        template.Add(Heading, null, DialogTemplate.Static, Visible | NoPrefix, isInstall ? Texts.WelcomeInstall : Texts.WelcomeUninstall, (10, 10, 300, 10));
        if (question.AsksLicense)
        {
            template.Add(LicenseLabel, null, DialogTemplate.Static, Visible, Texts.LicenseLabel, (10, top, 300, 10));
            template.Add(LicenseBox, "RICHEDIT50W", 0, Visible | ReadOnlyLines | Border | TabStop, string.Empty, (10, top + 11, 300, 90));
            template.Add(License, null, DialogTemplate.Button, Visible | CheckBox | TabStop, Texts.License, (10, top + 104, 300, 12));
        }

        template.Add(ForMe, null, DialogTemplate.Button, RadioButton | Group | TabStop | (asksScope ? Visible : 0), Texts.ForMe, (10, scopes, 300, 12));
        template.Add(ForAllUsers, null, DialogTemplate.Button, RadioButton | (asksScope ? Visible : 0), Texts.ForAllUsers, (10, (short)(scopes + 14), 300, 12));
        template.Add(Note, null, DialogTemplate.Static, NoPrefix | Group | (question.Note.Length > 0 ? Visible : 0), question.Note, (10, note, 300, 50));
        template.Add(RemoveData, null, DialogTemplate.Button, CheckBox | TabStop | Group | (question.OffersDataRemoval ? Visible : 0), Texts.RemoveData, (10, removal, 300, 12));
        template.Add(CurrentAction, null, DialogTemplate.Static, NoPrefix, string.Empty, (10, 60, 300, 20));
        template.Add(ProgressBar, "msctls_progress32", 0, 0, string.Empty, (10, 84, 300, 10));
        template.Add(Outcome, null, DialogTemplate.Edit, ReadOnlyLines | TabStop, string.Empty, (10, 28, 300, (short)(end - 48)));
        template.Add(StartNow, null, DialogTemplate.Button, CheckBox | TabStop, Texts.StartNow, (10, (short)(end - 16), 300, 12));
        template.Add(Ok, null, DialogTemplate.Button, DefaultButton | Visible | TabStop | Group, isInstall ? Texts.InstallButton : Texts.RemoveButton, (200, (short)(end + 8), 52, 14));
        template.Add(Cancel, null, DialogTemplate.Button, Visible | TabStop, Texts.CancelButton, (258, (short)(end + 8), 52, 14));
        return template;
    }

    [UnmanagedCallersOnly]
    private static nint Handle(nint dialog, uint message, nint first, nint second)
    {
        switch (message)
        {
            case InitDialog:
                s_shown!.Initialize(dialog);
                return 1;
            case Command:
                s_shown!.OnCommand((int)(first & 0xFFFF));
                return 1;
            case Changed:
                s_shown!.ShowProgress();
                return 1;
            case Ended:
                s_shown!.ShowOutcome();
                return 1;
            default:
                return 0;
        }
    }

    private void Initialize(nint dialog)
    {
        _dialog = dialog;
        _ = NativeMethods.SendMessageW(dialog, SetIcon, 1, NativeMethods.LoadIconW(NativeMethods.GetModuleHandleW(0), ApplicationIcon));
        Check(_question.Scopes[0] == PackageScope.PerUser ? ForMe : ForAllUsers);
        ShowConsent();
        if (_question.AsksLicense)
        {
            ShowLicense();
        }
    }

    private void ShowLicense()
    {
        _ = NativeMethods.SendDlgItemMessageW(_dialog, LicenseBox, LimitText, 0, LongestText);
        _ = NativeMethods.SendDlgItemMessageW(_dialog, LicenseBox, SetMargins, BothMargins, Margins);
        ulong replaceAnsi = 0;
        fixed (byte* text = LicenseText.Read())
        {
            _ = NativeMethods.SendDlgItemMessageW(_dialog, LicenseBox, SetTextEx, (nint)(&replaceAnsi), (nint)text);
        }

        // When the dialog is shown its first control gets the focus, here with all of the text selected and the end of it in sight. Both are put right after that.
        Focus(License);
        _ = NativeMethods.PostMessageW(NativeMethods.GetDlgItem(_dialog, LicenseBox), SetSelection, 0, 0);
    }

    private void OnCommand(int control)
    {
        switch (control)
        {
            case ForMe or ForAllUsers or License:
                ShowConsent();
                break;
            case Ok when _result is not null:
                Close(startsNow: IsChecked(StartNow));
                break;
            case Ok when _answer is null && !IsLicenseMissing:
                Begin();
                break;
            case Cancel when _answer is null || _result is not null:
                Close(startsNow: false);
                break;
            case Cancel:
                _isCancelled = true;
                Enable(Cancel, false);
                _ = NativeMethods.SetDlgItemTextW(_dialog, CurrentAction, Texts.Cancelling);
                break;
        }
    }

    private bool IsLicenseMissing => _question.AsksLicense && !IsChecked(License);

    private PackageScope Chosen => IsChecked(ForMe) ? PackageScope.PerUser : PackageScope.PerMachine;

    private void ShowConsent()
    {
        Enable(Ok, !IsLicenseMissing);
        _ = NativeMethods.SendDlgItemMessageW(_dialog, Ok, SetShield, 0, _question.NeedsConsent && Chosen == PackageScope.PerMachine ? 1 : 0);
    }

    private void Begin()
    {
        _answer = new WindowAnswer(Chosen, IsChecked(RemoveData));
        foreach (var control in (int[])[LicenseLabel, LicenseBox, License, ForMe, ForAllUsers, Note, RemoveData, Ok])
        {
            Show(control, false);
        }

        Show(CurrentAction, true);
        Show(ProgressBar, true);
        Focus(Cancel);
        _ = NativeMethods.SetDlgItemTextW(_dialog, Heading, _question.Command == SetupCommand.Install ? Texts.Installing : Texts.Uninstalling);
        var thread = new Thread(Work);
        // COM of the functions that ask for consent.
        thread.SetApartmentState(ApartmentState.STA);
        thread.Start();
    }

    private void Work()
    {
        try
        {
            _result = _work(_answer!, new Watcher(this));
        }
        finally
        {
            _ = NativeMethods.PostMessageW(_dialog, Ended, 0, 0);
        }
    }

    private void ShowProgress()
    {
        lock (_lock)
        {
            _ = NativeMethods.SendDlgItemMessageW(_dialog, ProgressBar, SetPosition, _percent, 0);
            if (!_isCancelled)
            {
                _ = NativeMethods.SetDlgItemTextW(_dialog, CurrentAction, _action);
            }
        }
    }

    private void ShowOutcome()
    {
        var result = _result!;
        Show(CurrentAction, false);
        Show(ProgressBar, false);
        Show(Cancel, false);
        _ = NativeMethods.SetDlgItemTextW(_dialog, Heading, result.IsSuccess ? Texts.Done : result.ExitCode == SetupExitCode.Cancelled ? Texts.WasCancelled : Texts.DidNotSucceed);
        string[] texts = result.Log is null ? [result.Message, _question.Note] : [result.Message, Texts.LogIs(result.Log), _question.Note];
        _ = NativeMethods.SetDlgItemTextW(_dialog, Outcome, string.Join("\r\n\r\n", Array.FindAll(texts, text => text.Length > 0)));
        Show(Outcome, true);
        if (result.IsSuccess && _question.OffersStart)
        {
            Show(StartNow, true);
            Check(StartNow);
        }

        _ = NativeMethods.SetDlgItemTextW(_dialog, Ok, Texts.CloseButton);
        _ = NativeMethods.SendDlgItemMessageW(_dialog, Ok, SetShield, 0, 0);
        Enable(Ok, true);
        Show(Ok, true);
        Focus(Ok);
    }

    private void Close(bool startsNow)
    {
        if (startsNow && !_start(_answer!))
        {
            ShowError(Texts.NotStarted);
        }

        _ = NativeMethods.EndDialog(_dialog, 0);
    }

    private bool IsChecked(int control) => NativeMethods.SendDlgItemMessageW(_dialog, control, GetCheck, 0, 0) == 1;

    private void Check(int control) => _ = NativeMethods.SendDlgItemMessageW(_dialog, control, SetCheck, 1, 0);

    private void Show(int control, bool isShown) => _ = NativeMethods.ShowWindow(NativeMethods.GetDlgItem(_dialog, control), isShown ? 5 : 0);

    private void Enable(int control, bool isEnabled) => _ = NativeMethods.EnableWindow(NativeMethods.GetDlgItem(_dialog, control), isEnabled ? 1 : 0);

    private void Focus(int control) => _ = NativeMethods.PostMessageW(_dialog, NextDialogControl, NativeMethods.GetDlgItem(_dialog, control), 1);

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
        }

        _ = NativeMethods.PostMessageW(_dialog, Changed, 0, 0);
    }

    /// <summary>Shows progress in the window, from another thread.</summary>
    private sealed class Watcher(SetupWindow window) : IInstallationWatcher
    {
        public bool IsCancelled => window._isCancelled;

        public void Report(int percent) => window.Change(() => window._percent = percent);

        public void Begin(string action) => window.Change(() => window._action = action);
    }
}
