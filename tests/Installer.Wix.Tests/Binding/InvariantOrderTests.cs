using Installer.Wix.Binding;

namespace Installer.Wix.Tests.Binding;

/// <summary>The order of the lists of properties.</summary>
[TestClass]
public sealed class InvariantOrderTests
{
    [TestMethod]
    [DataRow("Wix4CreateUser_X64", "Wix4CreateUserRollback_X64")]
    [DataRow("A1", "AB")]
    [DataRow("ab", "AC")]
    [DataRow("a", "A")]
    [DataRow("A", "AA")]
    [DataRow("A_B", "A.B")]
    public void First_comes_before_second(string first, string second)
    {
        Assert.IsLessThan(0, InvariantOrder.Instance.Compare(first, second));
        Assert.IsGreaterThan(0, InvariantOrder.Instance.Compare(second, first));
        Assert.AreEqual(0, InvariantOrder.Instance.Compare(first, first));
    }
}
