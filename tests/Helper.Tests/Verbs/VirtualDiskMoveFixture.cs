using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.Storage;
using DockerDesktop.Service.VirtualDisk;
using FakeWindows;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

/// <summary>A computer in memory with two drives, on which the virtual disk lies at its first place.</summary>
public abstract class VirtualDiskMoveFixture : IDisposable
{
    private protected const string DiskName = "DockerDesktop.vhdx";
    private protected const string DiskSecurity = "O:BAG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;S-1-5-83-1-1-2-3-4)";
    private protected const string OwnFolder = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)"; // the caller's, who is an administrator
    private protected const string Source = @"C:\ProgramData\DockerDesktop\vm-data";
    private protected const string SameVolume = @"C:\disks";
    private protected const string OtherVolume = @"D:\disks";
    private protected const string Journal = @"C:\ProgramData\DockerDesktop\service\vhdx-move";

    private readonly FakeCallerToken _caller = new();

    /// <param name="bytes">The disk's size.</param>
    protected VirtualDiskMoveFixture(int bytes)
    {
        Content = [.. Enumerable.Range(0, bytes).Select(i => (byte)(i * 31 / 7))];
        _caller.OnHasAccess = (descriptor, access) =>
        {
            Asked.Add(access);
            return Encoding.UTF8.GetString(descriptor).Contains("(A;OICI;FA;;;BA)", StringComparison.Ordinal);
        };
    }

    private protected byte[] Content { get; }

    private protected List<uint> Asked { get; } = [];

    private protected ListProgress Progress { get; } = new();

    private protected FakeFileSystem Files { get; private set; } = null!;

    private protected FakeHelperRecords Records { get; private set; } = null!;

    private protected FakeInstallationRegistry Registry { get; private set; } = null!;

    private protected bool InUse { get; set; }

    private protected VirtualDiskLocation Location => new(Registry, Records, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"));

    private protected VirtualDiskMover Mover => new(Files, Location, new DiskMoveJournal(Files, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32")), () => Task.FromResult(InUse));

    [TestInitialize]
    public void Initialize()
    {
        Files = new FakeFileSystem();
        Records = new FakeHelperRecords();
        Registry = FakeInstallationRegistry.WithDefaults();
        InUse = false;
        Files.AddVolume('D');
        Files.AddFolder(Source);
        Files.AddFile($@"{Source}\{DiskName}", Content, security: DiskSecurity);
        Files.AddFolder(SameVolume, security: OwnFolder);
        Files.AddFolder(OtherVolume, security: OwnFolder);
    }

    [TestCleanup]
    public void No_handle_is_left() => Assert.AreEqual(0, Files.OpenHandles);

    public void Dispose()
    {
        _caller.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected PreparedDiskMove Prepare(string destination, bool isWholeFolder = false) => Mover.Prepare(destination, isWholeFolder, _caller);

    private protected string Move(string destination, bool isWholeFolder = false, CancellationToken cancellation = default)
    {
        using PreparedDiskMove move = Prepare(destination, isWholeFolder);
        return Run(move, Progress, cancellation);
    }

    private protected string Run(PreparedDiskMove move, IOperationProgress progress, CancellationToken cancellation) => Mover.RunAsync(move, progress, cancellation).GetAwaiter().GetResult();

    /// <returns>True when the action came to the step at which power goes.</returns>
    private protected bool Crash(int step, Action action)
    {
        Files.CrashAt = Files.Steps + step;
        Records.AroundWrite = _ => Files.Locked(() => Files.Step("Record"));
        try
        {
            action();
            return false;
        }
        catch (FakeCrashException)
        {
            return true;
        }
        finally
        {
            Records.AroundWrite = null;
            Files.CrashAt = null;
        }
    }

    private protected static Problem Refuse(string code, Func<string> action)
    {
        Problem problem = Assert.ThrowsExactly<RequestRefusedException>(action).Problem;
        Assert.AreEqual(code, problem.Code, problem.Cause);
        Assert.AreEqual(Problems.StatusOf(code), problem.Status);
        Assert.AreNotEqual(string.Empty, problem.Fix);
        return problem;
    }
}
