namespace Helper.Tests.Verbs;

/// <summary>Keeps what was reported.</summary>
internal sealed class ListProgress : IProgress<int>
{
    public List<int> Reports { get; } = [];

    public void Report(int value) => Reports.Add(value);
}
