using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace DockerDesktop.Service.Verbs;

/// <summary>
/// All verbs of the helper, and what they share. The areas of the operating system that they need come from elsewhere: from
/// <see cref="WindowsPlatform"/> in the service, from fakes in the tests.
/// </summary>
internal static class VerbGroups
{
    /// <summary>Adds them. A group takes what it needs through its constructor.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OperationRegistry>();
        services.AddHostedService(provider => provider.GetRequiredService<OperationRegistry>());

        services.AddSingleton<IVerbGroup, VersionVerbs>();
        services.AddSingleton<IVerbGroup, HealthVerbs>();
        services.AddSingleton<IVerbGroup, OperationVerbs>();
    }
}
