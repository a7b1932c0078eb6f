using System.ComponentModel;
using DockerDesktop.Windows.Pipes;

namespace Helper.Tests.Fakes;

/// <summary>One pipe, or none, with a descriptor that a test gives.</summary>
internal sealed class FakePipeAccess : IPipeAccess
{
    /// <summary>The descriptor of the pipe; null when there is none.</summary>
    public byte[]? Descriptor { get; set; }

    /// <summary>Every instance has a client.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The Windows error of the next changes.</summary>
    public Queue<int> SetErrors { get; } = new();

    /// <summary>How often the pipe was opened.</summary>
    public int Openings { get; private set; }

    public int OpenHandles { get; private set; }

    /// <summary>Thrown instead of an answer whether the pipe is there.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Called each time that it is asked whether the pipe is there.</summary>
    public Action? Asked { get; set; }

    public bool Exists(string name)
    {
        Assert.AreEqual("docker_engine", name);
        Asked?.Invoke();
        return Failure is not null ? throw Failure : Descriptor is not null;
    }

    public IOpenPipe? TryOpen(string name)
    {
        Openings++;
        if (Descriptor is null || IsBusy)
        {
            return null;
        }

        OpenHandles++;
        return new OpenPipe(this);
    }

    private sealed class OpenPipe(FakePipeAccess pipe) : IOpenPipe
    {
        public byte[] GetSecurity() => pipe.Descriptor!;

        public void SetAccess(byte[] descriptor)
        {
            if (pipe.SetErrors.TryDequeue(out int error))
            {
                throw new Win32Exception(error);
            }

            pipe.Descriptor = TestDescriptor.WithOwner(descriptor, PipeAccessList.GetOwner(pipe.Descriptor));
        }

        public void Dispose() => pipe.OpenHandles--;
    }
}
