using System.Runtime.Versioning;
using DockerDesktop.Client.Connection;
using DockerDesktop.Windows.Pipes;

namespace Helper.Tests;

/// <summary>The flags that Windows enforces and that nothing on another system can show at work; values from the Windows SDK.</summary>
[TestClass]
[SupportedOSPlatform("windows")]
public sealed class PipeFlagTests
{
    private const uint FileFlagFirstPipeInstance = 0x00080000;
    private const uint PipeRejectRemoteClients = 0x00000008;
    private const uint SecuritySqosPresent = 0x00100000;
    private const uint SecurityImpersonationLevels = 0x00030000;
    private const uint SecurityIdentification = 0x00010000;

    [TestMethod]
    public void Every_instance_refuses_remote_clients_and_the_first_refuses_a_taken_name()
    {
        Assert.AreEqual(PipeRejectRemoteClients, SecuredNamedPipe.PipeMode);
        Assert.AreEqual(FileFlagFirstPipeInstance, SecuredNamedPipe.GetOpenMode(first: true) & FileFlagFirstPipeInstance);
        Assert.AreEqual(0u, SecuredNamedPipe.GetOpenMode(first: false) & FileFlagFirstPipeInstance);
    }

    [TestMethod]
    public void An_answer_is_never_left_in_a_buffer_that_disconnecting_throws_away() => Assert.AreEqual(0u, SecuredNamedPipe.BufferBytes);

    [TestMethod]
    public void The_helper_lets_whoever_serves_the_engines_pipe_identify_it_and_not_impersonate_it_and_neither_reads_nor_writes()
    {
        Assert.AreEqual(SecuritySqosPresent | SecurityIdentification, WindowsPipeAccess.OpenFlags);
        Assert.AreEqual(0x00060000u, WindowsPipeAccess.OpenAccess, "READ_CONTROL and WRITE_DAC");
    }

    [TestMethod]
    public void A_client_lets_the_server_identify_it_and_not_impersonate_it()
    {
        Assert.AreEqual(SecuritySqosPresent, WindowsPipeOpener.OpenFlags & SecuritySqosPresent);
        Assert.AreEqual(SecurityIdentification, WindowsPipeOpener.OpenFlags & SecurityImpersonationLevels);
    }
}
