using System.Collections.Concurrent;
using DockerDesktop.Service.ServiceControl;
using DockerDesktop.Windows.Services;

namespace Helper.Tests.Fakes;

/// <summary>Keeps what a service reports, and lets a test wait for a state.</summary>
internal sealed class FakeServiceControlManager : IServiceControlManager, IServiceStatusReporter
{
    // Only a test that fails waits for so long.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly BlockingCollection<ServiceStatus> _news = [];
    private readonly ConcurrentQueue<ServiceStatus> _reports = new();

    public IReadOnlyList<ServiceStatus> Reports => [.. _reports];

    /// <summary>What <see cref="Run"/> returns instead of running the service.</summary>
    public int? Refusal { get; set; }

    public string? ServiceName { get; private set; }

    public int Run(string serviceName, IControlledService service)
    {
        ServiceName = serviceName;
        if (Refusal is { } error)
        {
            return error;
        }

        service.Run(this);
        return 0;
    }

    public void Report(ServiceStatus status)
    {
        _reports.Enqueue(status);
        _news.Add(status);
    }

    public void WaitFor(SystemServiceState state)
    {
        do
        {
            Assert.IsTrue(_news.TryTake(out ServiceStatus? news, s_patience), $"{state} was not reported");
            if (news.State == state)
            {
                return;
            }
        }
        while (true);
    }
}
