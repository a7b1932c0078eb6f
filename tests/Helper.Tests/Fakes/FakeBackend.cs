using DockerDesktop.Service;

namespace Helper.Tests.Fakes;

/// <summary>A backend that does what a test says.</summary>
internal sealed class FakeBackend : IBackend
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<Action, Task> OnStart { get; set; } = step =>
    {
        step();
        step();
        return Task.CompletedTask;
    };

    public bool Drains { get; set; } = true;

    public TimeSpan? DrainTime { get; private set; }

    public Task Completion => _completion.Task;

    public Task StartAsync(Action reportStep, CancellationToken cancellationToken) => OnStart(reportStep);

    public Task<bool> StopAsync(TimeSpan drainTime)
    {
        DrainTime = drainTime;
        return Task.FromResult(Drains);
    }

    public void Fail() => _completion.SetResult();
}
