using DockerDesktop.Windows.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Helper.Tests.Fakes;

/// <summary>The operating system as the verbs and the background work see it.</summary>
internal sealed class FakePlatform
{
    public FakeSystemServices Services { get; } = new();

    /// <summary>Adds the fakes in the place of what <c>WindowsPlatform</c> adds.</summary>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<ISystemServices>(Services);
    }
}
