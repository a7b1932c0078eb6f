using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

/// <summary>The exported functions of an embedded user interface. The library keeps one, so these tests run alone.</summary>
[TestClass]
[DoNotParallelize]
public sealed class EmbeddedUIEntryPointTests
{
    private const uint Record = 7;

    private readonly FakeInstaller _installer = new();

    [TestCleanup]
    public void ShutDown() => EmbeddedUIEntryPoint.Shutdown();

    [TestMethod]
    public void A_user_interface_is_told_messages_until_it_is_shut_down()
    {
        var userInterface = new RecordingUserInterface();
        var level = (uint)InstallUIOptions.Full;
        Assert.AreEqual(0u, EmbeddedUIEntryPoint.Initialize(_installer, FakeInstaller.SessionHandle, @"C:\resources", ref level, () => userInterface));
        Assert.AreEqual((uint)InstallUIOptions.Basic, level, "what it set");
        var record = _installer.CreateRecord(1);
        Assert.AreEqual((int)MessageResult.Yes, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x03000000 | 4 | 32 | 256, record));
        Assert.AreEqual((int)MessageResult.Yes, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x0A000000, 0));
        EmbeddedUIEntryPoint.Shutdown();
        Assert.AreEqual(@"initialize C:\resources Full|User YesNo Question Button2 True|Progress OK None Button1 False|shutdown", string.Join('|', userInterface.Calls));
        Assert.AreEqual(0, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x0A000000, 0), "it is gone");
        Assert.AreEqual(1, _installer.OpenHandles, "the record is the installer's");
    }

    [TestMethod]
    public void A_user_interface_that_does_not_want_to_be_used_is_told_nothing()
    {
        var userInterface = new RecordingUserInterface { IsUsed = false };
        var level = (uint)InstallUIOptions.Full;
        Assert.AreEqual(0u, EmbeddedUIEntryPoint.Initialize(_installer, FakeInstaller.SessionHandle, string.Empty, ref level, () => userInterface));
        Assert.AreEqual((uint)InstallUIOptions.Basic, level);
        Assert.AreEqual(0, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x0A000000, Record));
        Assert.HasCount(1, userInterface.Calls);
    }

    [TestMethod]
    public void A_user_who_cancels_at_the_beginning_cancels_with_the_next_progress()
    {
        var level = (uint)InstallUIOptions.Full;
        Assert.AreEqual(0u, EmbeddedUIEntryPoint.Initialize(_installer, FakeInstaller.SessionHandle, string.Empty, ref level, () => throw new InstallCanceledException()));
        Assert.AreEqual((uint)InstallUIOptions.Silent, level);
        Assert.AreEqual(0, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x04000000, 0));
        Assert.AreEqual((int)MessageResult.Cancel, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x0A000000, 0));
        EmbeddedUIEntryPoint.Shutdown();
        Assert.AreEqual(0, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x0A000000, 0));
    }

    [TestMethod]
    public void An_exception_stays_inside()
    {
        var level = 5u;
        Assert.AreEqual(1603u, EmbeddedUIEntryPoint.Initialize(_installer, FakeInstaller.SessionHandle, string.Empty, ref level, () => throw new InvalidOperationException("why")));
        Assert.AreEqual("InitializeEmbeddedUI: System.InvalidOperationException: why", _installer.Log);
        Assert.AreEqual(1603u, EmbeddedUIEntryPoint.Initialize(_installer, 0, string.Empty, ref level, () => new RecordingUserInterface()), "no session");
        Assert.AreEqual(0u, EmbeddedUIEntryPoint.Initialize(_installer, FakeInstaller.SessionHandle, string.Empty, ref level, () => new RecordingUserInterface { Throws = true }));
        Assert.AreEqual(0, EmbeddedUIEntryPoint.ProcessMessage(_installer, 0x0A000000, 0));
        Assert.AreEqual(0u, EmbeddedUIEntryPoint.Shutdown());
    }

    private sealed class RecordingUserInterface : IEmbeddedUI
    {
        public List<string> Calls { get; } = [];

        public bool IsUsed { get; init; } = true;

        public bool Throws { get; init; }

        public bool Initialize(Session session, string resourcePath, ref InstallUIOptions internalUILevel)
        {
            Calls.Add($"initialize {resourcePath} {internalUILevel}");
            internalUILevel = InstallUIOptions.Basic;
            return IsUsed;
        }

        public MessageResult ProcessMessage(InstallMessage messageType, Record? messageRecord, MessageButtons buttons, MessageIcon icon, MessageDefaultButton defaultButton)
        {
            Calls.Add($"{messageType} {buttons} {icon} {defaultButton} {messageRecord is not null}");
            return Throws ? throw new InvalidOperationException() : MessageResult.Yes;
        }

        public void Shutdown()
        {
            Calls.Add("shutdown");
            if (Throws)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
