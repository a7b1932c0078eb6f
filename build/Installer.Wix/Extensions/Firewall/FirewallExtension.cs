using Installer.Wix.Localization;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

using static Installer.Wix.Extensions.CustomActionBits;

namespace Installer.Wix.Extensions.Firewall;

/// <summary>The firewall extension: <c>WixToolset.Firewall.wixext</c>.</summary>
internal sealed class FirewallExtension() : WixExtension("Firewall", FirewallLanguage.Instance)
{
    private const string ErrorsId = "WixFirewallErrors";
    private const string OnWindowsVista = "VersionNT >= 600";

    /// <summary>The custom actions without <c>Wix5</c>, each with its function and how it runs.</summary>
    private static readonly (string Name, string Function, CustomActionBits Bits)[] Actions =
    [
        ("SchedFirewallExceptionsInstall", "SchedFirewallExceptionsInstall", None),
        ("SchedFirewallExceptionsUninstall", "SchedFirewallExceptionsUninstall", None),
        ("RollbackFirewallExceptionsInstall", "ExecFirewallExceptions", Rollback | NoImpersonate),
        ("ExecFirewallExceptionsInstall", "ExecFirewallExceptions", Deferred | NoImpersonate),
        ("RollbackFirewallExceptionsUninstall", "ExecFirewallExceptions", Rollback | NoImpersonate),
        ("ExecFirewallExceptionsUninstall", "ExecFirewallExceptions", Deferred | NoImpersonate),
    ];

    /// <inheritdoc />
    public override IEnumerable<WixLocalization> Localizations { get; } =
    [
        ExtensionTexts.English(
            ("msierrFirewallCannotConnect", "The Windows Firewall could not be reached (error [2]). Check that its service is running."),
            ("WixSchedFirewallExceptionsInstall", "Preparing the rules of the Windows Firewall"),
            ("WixSchedFirewallExceptionsUninstall", "Preparing to remove the rules of the Windows Firewall"),
            ("WixRollbackFirewallExceptionsInstall", "Taking back the rules of the Windows Firewall"),
            ("WixExecFirewallExceptionsInstall", "Adding the rules of the Windows Firewall"),
            ("WixRollbackFirewallExceptionsUninstall", "Restoring the rules of the Windows Firewall"),
            ("WixExecFirewallExceptionsUninstall", "Removing the rules of the Windows Firewall")),
    ];

    /// <inheritdoc />
    public override IEnumerable<Section> CreateLibrary(Platform platform, TableDefinitions tables) =>
        [new ExtensionFragment(Name, tables).Errors(ErrorsId, (25580, "msierrFirewallCannotConnect")).Section, .. Enum.GetValues<Platform>().SelectMany(architecture => CreateActions(architecture, tables))];

    private IEnumerable<Section> CreateActions(Platform platform, TableDefinitions tables)
    {
        var fragment = Begin().RefersTo(SymbolKind.UI, ErrorsId);
        foreach (var (name, function, bits) in Actions)
        {
            fragment.Action("Wix5" + name, function, bits).ProgressText("Wix5" + name, "Wix" + name);
        }

        yield return fragment
            .Before("RemoveFiles", "Wix5SchedFirewallExceptionsUninstall", OnWindowsVista)
            .After("InstallFiles", "Wix5SchedFirewallExceptionsInstall", OnWindowsVista).Section;
        yield return Begin().Library().Section;

        ExtensionFragment Begin() => new(Name, ExtensionFragment.NameFor("Wix5FWCA", platform), platform, tables);
    }
}
