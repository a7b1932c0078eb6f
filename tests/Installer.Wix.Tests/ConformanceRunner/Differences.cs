using System.Text;

namespace Installer.Wix.Tests.ConformanceRunner;

/// <summary>What a build gave that WiX did not, and the other way round, in words.</summary>
internal sealed class Differences
{
    private readonly StringBuilder text = new();

    public bool Any => text.Length > 0;

    public override string ToString() => text.ToString();

    /// <summary>Notes that two texts differ.</summary>
    public void Compare(string what, string expected, string actual)
    {
        if (expected != actual)
        {
            text.AppendLine($"{what}: expected '{expected}', got '{actual}'");
        }
    }

    /// <summary>Notes lines that are only on one side; equal lines count as often as they occur.</summary>
    public void CompareSets(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var missing = expected.ToList();
        var surplus = new List<string>();
        foreach (var line in actual)
        {
            if (!missing.Remove(line))
            {
                surplus.Add(line);
            }
        }

        missing.ForEach(line => text.AppendLine($"{what}: missing '{line}'"));
        surplus.ForEach(line => text.AppendLine($"{what}: surplus '{line}'"));
    }
}
