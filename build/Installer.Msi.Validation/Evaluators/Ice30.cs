namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE30: no two components install a file of one name into one folder, by long or by short names.</summary>
internal sealed class Ice30 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var isShort in new[] { true, false })
        {
            var targets = new Dictionary<string, List<Row>>(StringComparer.OrdinalIgnoreCase);
            foreach (var file in package.Rows("File"))
            {
                if (package.Find("Component", file["Component_"]) is { } component)
                {
                    var path = package.Directories.TargetPath(component["Directory_"], isShort) + DirectoryTree.NameIn(file["FileName"], isShort);
                    if (!targets.TryGetValue(path, out var files))
                    {
                        targets.Add(path, files = []);
                    }

                    files.Add(component);
                }
            }

            foreach (var (path, components) in targets.Where(target => target.Value.Count > 1))
            {
                CheckPairs(path, components, isShort ? "short" : "long", report);
            }
        }
    }

    private static void CheckPairs(string path, List<Row> components, string names, Report report)
    {
        for (var i = 0; i < components.Count; i++)
        {
            foreach (var other in components.Skip(i + 1).Where(other => other.Key != components[i].Key))
            {
                var text = $"'{path}' ({names} names) is installed by two components, '{components[i].Key}' and '{other.Key}', neither of which knows of the other's file.";
                if (components[i]["Condition"].Length > 0 && other["Condition"].Length > 0)
                {
                    report.Warning($"{text} Their conditions must never be true both.");
                }
                else
                {
                    report.Error(text);
                }
            }
        }
    }
}
