using DockerDesktop.Service.Http;
using DockerDesktop.Service.VirtualMachine;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

/// <summary>The disk as a file of the fake Hyper-V.</summary>
internal sealed class FakeVirtualDiskFile(FakeHyperV hyperV) : IVirtualDiskFile
{
    public string Path { get; set; } = @"D:\docker\DockerDesktop.vhdx";

    /// <summary>How often the folder was held; what was held was let go.</summary>
    public int Holds { get; private set; }

    /// <summary>Holds of the folder.</summary>
    public int Held { get; private set; }

    /// <summary>Holds of the file.</summary>
    public int FileHeld { get; private set; }

    /// <summary>What every method but the folder's hold is refused with.</summary>
    public RequestRefusedException? Refusal { get; set; }

    public bool Exists() => Refusal is null ? hyperV.Disks.ContainsKey(Path) : throw Refusal;

    public IDisposable HoldFolder()
    {
        Holds++;
        Held++;
        return new Hold(() => Held--);
    }

    public IDisposable? HoldFile()
    {
        Assert.AreNotEqual(0, Held, "the file is held in a folder that is held");
        if (!Exists())
        {
            return null;
        }

        FileHeld++;
        return new Hold(() => FileHeld--);
    }

    public void Delete()
    {
        Assert.AreEqual(0, FileHeld, "a file that is held cannot be deleted");
        hyperV.Disks.Remove(Path);
    }

    private sealed class Hold(Action letGo) : IDisposable
    {
        public void Dispose() => letGo();
    }
}
