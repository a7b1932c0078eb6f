using System.Text.RegularExpressions;
using EndToEnd.Matrix;

namespace EndToEnd;

/// <summary><c>docs/attack-surface.md</c> names the tests that hold what it says; they are there.</summary>
[TestClass]
public sealed partial class AttackSurfaceDocumentTests
{
    private static readonly string[] Document = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "attack-surface.md"));

    [TestMethod]
    public async Task Every_test_that_is_named_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension);
        var names = Document.SelectMany(line => TestName().Matches(line)).ToList();
        var missing = new List<string>();
        foreach (var name in names)
        {
            var method = $" {name.Groups["method"].Value}(";
            var isThere = false;
            foreach (var source in sources[name.Groups["class"].Value])
            {
                isThere |= (await File.ReadAllTextAsync(source)).Contains(method, StringComparison.Ordinal);
            }

            if (!isThere)
            {
                missing.Add(name.Value);
            }
        }

        Assert.IsGreaterThan(30, names.Count);
        Assert.IsEmpty(missing, string.Join('\n', missing));
    }

    [TestMethod]
    public void Every_machine_of_the_matrix_that_is_named_exists()
    {
        var names = Document.SelectMany(line => MatrixName().Matches(line)).Select(match => match.Groups["name"].Value).ToList();

        Assert.IsNotEmpty(names);
        CollectionAssert.IsSubsetOf(names, MatrixCase.Names.ToList());
    }

    [TestMethod]
    public void Every_attack_has_a_test()
    {
        var rows = Document.SkipWhile(line => line != "## Attacks on the installer").Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| attack |", StringComparison.Ordinal)).ToList();

        // More may come; none goes.
        Assert.IsGreaterThanOrEqualTo(48, rows.Count);
        foreach (var row in rows)
        {
            Assert.IsTrue(TestName().IsMatch(row), row);
        }
    }

    [GeneratedRegex(@"`(?<class>[A-Za-z]+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`MatrixTests\.Machine` \(`(?<name>[^`]+)`\)")]
    private static partial Regex MatrixName();
}
