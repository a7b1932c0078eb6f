using Microsoft.Deployment.WindowsInstaller.Linq;
using Microsoft.Deployment.WindowsInstaller.Package;

namespace Microsoft.Deployment.WindowsInstaller.Tests.Dtf;

/// <summary>The public and protected members of DTF 6.0.2 are here. The lists beside this file name them.</summary>
[TestClass]
public sealed class DtfMembersTests
{
    /// <summary>What cannot be, each with its reason in customactions/README.md.</summary>
    private static readonly string[] s_absent =
    [
        "QTable<TRecord> is IOrderedQueryable", "QTable<TRecord> is IOrderedQueryable<TRecord>", "QTable<TRecord> is IQueryProvider", "QTable<TRecord> is IQueryable", "QTable<TRecord> is IQueryable<TRecord>",
    ];

    [TestMethod]
    [DataRow("WindowsInstaller.txt", typeof(Session))]
    [DataRow("WindowsInstaller.Linq.txt", typeof(QDatabase))]
    [DataRow("WindowsInstaller.Package.txt", typeof(InstallPackage))]
    public void Every_member_of_DTF_is_here(string list, Type type)
    {
        var members = MemberList.Of(type.Assembly, declaredOnly: false);
        var missing = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Dtf", list)).Where(line => !members.Contains(line)).ToList();
        CollectionAssert.AreEqual(s_absent.Where(line => list.Contains("Linq", StringComparison.Ordinal)).ToList(), missing, string.Join('\n', missing));
    }

    [TestMethod]
    [DataRow(typeof(Session), typeof(WixToolset.Dtf.WindowsInstaller.Session))]
    [DataRow(typeof(QDatabase), typeof(WixToolset.Dtf.WindowsInstaller.Linq.QDatabase))]
    [DataRow(typeof(InstallPackage), typeof(WixToolset.Dtf.WindowsInstaller.Package.InstallPackage))]
    public void Both_namespaces_have_the_same_members(Type type, Type twin)
    {
        Assert.IsTrue(MemberList.Of(type.Assembly, declaredOnly: true).SetEquals(MemberList.Of(twin.Assembly, declaredOnly: true)));
        Assert.IsTrue(Array.TrueForAll(twin.Assembly.GetTypes(), found => found.Namespace?.StartsWith("Microsoft.Deployment", StringComparison.Ordinal) != true), "nothing has the other namespace");
    }
}
