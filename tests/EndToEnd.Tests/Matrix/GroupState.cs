namespace EndToEnd.Matrix;

/// <summary><c>group NAME = SID SID ...</c>, with exactly these members; <c>group NAME = nobody</c>; <c>group NAME = absent</c>.</summary>
internal sealed record GroupState(string Text, string Name, IReadOnlyList<string>? Members) : MachineState(Text)
{
    private const string SomeSid = "S-1-5-21-0-0-0-2500";

    private const string Comment = "made by an administrator";

    public static GroupState Parse(string text, string name, string value) => new(text, name, value switch
    {
        "absent" => null,
        "nobody" => [],
        _ => value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    });

    public override Task ArrangeAsync(MatrixRun run) => Members is null
        ? run.Windows.LocalGroups.DeleteAsync(Name)
        : run.Windows.LocalGroups.AddAsync(Name, Comment, SomeSid, Members.Select(run.Expand));

    public override async Task<string?> CheckAsync(MatrixRun run)
    {
        var group = (await run.Windows.LocalGroups.ListAsync()).GetValueOrDefault(Name);
        var isRight = group is null || Members is null
            ? group is null && Members is null
            : group.Members.ToHashSet().SetEquals(Members.Select(run.Expand));
        return isRight ? null : group?.ToString() ?? "absent";
    }
}
