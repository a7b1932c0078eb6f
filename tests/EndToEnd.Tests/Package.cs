namespace EndToEnd;

/// <summary>A package to be tested, read with msitools.</summary>
internal sealed record Package(string Path)
{
    /// <summary>The package that this build made.</summary>
    public static Package Built(PackageScope scope) => new(System.IO.Path.Combine(Repository.Artifacts, "installers", Repository.Configuration, $"DockerDesktop-{scope}.msi"));

    /// <summary>A table's rows: a dictionary from column name to value each.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ReadTableAsync(string table)
    {
        var lines = (await HostCommand.RunAsync("msiinfo", "export", Path, table)).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var columns = lines[0].Split('\t');
        var rows = new List<IReadOnlyDictionary<string, string>>();
        var pending = string.Empty;
        foreach (var line in lines.Skip(3).Where(line => line.Length > 0))
        {
            // A text of several lines, such as a license, goes on where a row has not all of its columns.
            pending += line;
            if (pending.Split('\t') is { } values && values.Length == columns.Length)
            {
                rows.Add(columns.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));
                pending = string.Empty;
            }
        }

        return rows;
    }

    public async Task<IReadOnlyList<string>> ReadTableNamesAsync() =>
        (await HostCommand.RunAsync("msiinfo", "tables", Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async Task<IReadOnlyDictionary<string, string>> ReadPropertiesAsync() => (await ReadTableAsync("Property")).ToDictionary(row => row["Property"], row => row["Value"]);

    public async Task<string> ReadProductCodeAsync() => (await ReadPropertiesAsync())["ProductCode"];
}
