namespace EndToEnd.Matrix;

/// <summary><c>folder PATH = present</c> or <c>absent</c>.</summary>
internal sealed record FolderState(string Text, string Path, bool IsPresent) : MachineState(Text)
{
    public static FolderState Parse(string text, string path, string value) => new(text, path, value switch
    {
        "present" => true,
        "absent" => false,
        _ => throw new FormatException("a folder is present or absent"),
    });

    public override Task ArrangeAsync(MatrixRun run)
    {
        var folder = run.Windows.ToHostPath(run.Expand(Path));
        if (IsPresent)
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.Delete(folder, recursive: true);
        }

        return Task.CompletedTask;
    }

    public override Task<string?> CheckAsync(MatrixRun run) =>
        Task.FromResult(Directory.Exists(run.Windows.ToHostPath(run.Expand(Path))) == IsPresent ? null : IsPresent ? "absent" : "present");
}
