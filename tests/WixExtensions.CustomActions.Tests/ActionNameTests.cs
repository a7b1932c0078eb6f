using System.Runtime.InteropServices;
using WixExtensions.CustomActions.Closing;
using WixExtensions.CustomActions.Firewall;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests;

/// <summary>The actions that the library schedules are those that a package of its architecture declares: of the real WiX, as it was recorded.</summary>
[TestClass]
public sealed class ActionNameTests
{
    private static readonly string[] FirewallActions =
        [FirewallExceptions.InstallAction, FirewallExceptions.RollbackInstallAction, FirewallExceptions.UninstallAction, FirewallExceptions.RollbackUninstallAction];

    [TestMethod]
    [DataRow("x86", Architecture.X86)]
    [DataRow("x64", Architecture.X64)]
    [DataRow("arm64", Architecture.Arm64)]
    public void What_closes_applications_is_declared(string name, Architecture architecture) =>
        CollectionAssert.Contains(Declared($"util.{name}"), ActionName.Of(CloseApplications.DeferredAction, architecture));

    [TestMethod]
    [DataRow("x86", Architecture.X86)]
    [DataRow("x64", Architecture.X64)]
    public void What_changes_the_firewall_is_declared(string name, Architecture architecture) =>
        CollectionAssert.IsSubsetOf(FirewallActions.Select(action => ActionName.Of(action, architecture)).ToList(), Declared($"firewall.{name}"));

    /// <summary>Of the firewall nothing was recorded for Arm64; the end of a name is the same for every extension.</summary>
    [TestMethod]
    public void The_end_of_a_name_is_the_extensions_own()
    {
        Assert.IsTrue(Declared("util.arm64").TrueForAll(action => action.EndsWith("_A64", StringComparison.Ordinal)));
        Assert.AreEqual("Wix5ExecFirewallExceptionsInstall_A64", ActionName.Of(FirewallExceptions.InstallAction, Architecture.Arm64));
    }

    [TestMethod]
    public void A_library_is_for_the_architecture_of_the_process_that_loads_it() =>
        Assert.AreEqual(ActionName.Of("Action", RuntimeInformation.ProcessArchitecture), ActionName.Of("Action"));

    /// <summary>The actions of a table: three lines of headings, then a row a line.</summary>
    private static List<string> Declared(string table)
    {
        using var reader = new StreamReader(typeof(ActionNameTests).Assembly.GetManifestResourceStream(table)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(3).Select(line => line.Split('\t')[0])];
    }
}
