using DockerDesktop.Service.Operations;

namespace Helper.Tests.Verbs;

/// <summary>Keeps what was reported.</summary>
internal sealed class ListProgress : IOperationProgress
{
    public List<int> Reports { get; } = [];

    public void Report(int percentage) => Reports.Add(percentage);
}
