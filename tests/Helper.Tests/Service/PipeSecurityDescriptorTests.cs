using DockerDesktop.Protocol;
using DockerDesktop.Service.Pipe;

namespace Helper.Tests.Service;

[TestClass]
public sealed class PipeSecurityDescriptorTests
{
    [TestMethod]
    public void With_the_group_it_is_the_descriptor_of_the_contract() =>
        Assert.AreEqual(
            "O:SYG:SYD:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x12019b;;;S-1-5-21-1-2-3-1005)",
            PipeSecurityDescriptor.Build("S-1-5-21-1-2-3-1005"));

    [TestMethod]
    public void Without_the_group_only_system_and_administrators_remain() =>
        Assert.AreEqual("O:SYG:SYD:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)", PipeSecurityDescriptor.Build(null));

    [TestMethod]
    [DataRow("")]
    [DataRow("WD")]
    [DataRow("S-1-1-0)(A;;FA;;;WD")]
    [DataRow("docker-users")]
    [DataRow("S-1-5-21-1-2-3-1005 ")]
    public void What_is_not_a_sid_does_not_get_into_it(string sid) =>
        Assert.ThrowsExactly<ArgumentException>(() => PipeSecurityDescriptor.Build(sid));

    [TestMethod]
    public void What_clients_get_lets_them_read_write_and_see_the_owner_and_not_make_an_instance_or_change_access()
    {
        const uint ReadData = 0x1, WriteData = 0x2, CreatePipeInstance = 0x4, Delete = 0x10000, ReadControl = 0x20000, WriteDac = 0x40000, WriteOwner = 0x80000;

        string entry = PipeSecurityDescriptor.Build("S-1-5-21-1-2-3-1005").Split('(')[^1];
        uint mask = Convert.ToUInt32(entry.Split(';')[2], 16);

        Assert.AreEqual(BackendPipe.ClientAccess, mask, "a client asks for what it gets");
        Assert.AreEqual(ReadData | WriteData | ReadControl, mask & (ReadData | WriteData | ReadControl));
        Assert.AreEqual(0u, mask & (CreatePipeInstance | Delete | WriteDac | WriteOwner));
        Assert.AreEqual(0u, mask & 0xFFE00000, "generic rights would bring some of those");
    }
}
