using DockerDesktop.Service.Callers;

namespace Helper.Tests.Fakes;

/// <summary>A token that has access, or has not.</summary>
internal sealed class FakeCallerToken : ICallerToken
{
    /// <summary>Decides by descriptor and rights.</summary>
    public Func<byte[], uint, bool> OnHasAccess { get; set; } = (_, _) => true;

    public bool HasAccess(byte[] securityDescriptor, uint access) => OnHasAccess(securityDescriptor, access);

    public void Dispose()
    {
    }
}
