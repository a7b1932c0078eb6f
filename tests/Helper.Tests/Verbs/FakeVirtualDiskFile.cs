using DockerDesktop.Service.VirtualMachine;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

/// <summary>The disk as a file of the fake Hyper-V.</summary>
internal sealed class FakeVirtualDiskFile(FakeHyperV hyperV) : IVirtualDiskFile
{
    public string Path { get; set; } = @"D:\docker\DockerDesktop.vhdx";

    /// <summary>How often the folder was held; what was held was let go.</summary>
    public int Holds { get; private set; }

    public int Held { get; private set; }

    public bool Exists() => hyperV.Disks.ContainsKey(Path);

    public IDisposable HoldFolder()
    {
        Holds++;
        Held++;
        return new Hold(this);
    }

    public void Delete() => hyperV.Disks.Remove(Path);

    private sealed class Hold(FakeVirtualDiskFile file) : IDisposable
    {
        public void Dispose() => file.Held--;
    }
}
