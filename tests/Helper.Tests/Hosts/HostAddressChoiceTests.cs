using DockerDesktop.Windows.Network;

namespace Helper.Tests.Hosts;

/// <summary>Which of the computer's addresses the host names stand for.</summary>
[TestClass]
public sealed class HostAddressChoiceTests
{
    private const uint Ten = 0x0100000A; // 10.0.0.1
    private const uint Home = 0x1401A8C0; // 192.168.1.20

    [TestMethod]
    public void The_interface_of_the_lowest_metric_is_taken() =>
        Assert.AreEqual("192.168.1.20", HostAddressChoice.Find([new(1, 50), new(2, 25)], [new(1, Ten, true), new(2, Home, true)]));

    [TestMethod]
    public void An_interface_without_a_usable_address_is_passed_over() =>
        Assert.AreEqual("10.0.0.1", HostAddressChoice.Find([new(1, 50), new(2, 25)], [new(1, Ten, true), new(2, Home, false)]));

    [TestMethod]
    public void Of_the_same_metric_it_is_always_the_same_interface() =>
        Assert.AreEqual("10.0.0.1", HostAddressChoice.Find([new(2, 25), new(1, 25)], [new(2, Home, true), new(1, Ten, true)]));

    [TestMethod]
    public void Without_a_default_route_there_is_none() => Assert.IsNull(HostAddressChoice.Find([], [new(1, Ten, true)]));
}
