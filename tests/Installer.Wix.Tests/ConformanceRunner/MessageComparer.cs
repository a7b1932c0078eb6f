using System.Text.RegularExpressions;

namespace Installer.Wix.Tests.ConformanceRunner;

/// <summary>Compares errors and warnings with WiX's by file, line, level and number, in the order in which they came. The wording is each compiler's own.</summary>
internal static partial class MessageComparer
{
    public static void Compare(ConformanceBuild build, string output, Differences differences)
    {
        differences.Compare("errors", Heads(build.ErrorFile, "error"), Heads(output.Split('\n'), "error"));
if (!build.HasTablesOnly)
        {
            differences.CompareSets("warnings", Heads(build.WarningFile, "warning").Split('\n'), Heads(output.Split('\n'), "warning").Split('\n'));
        }
    }

    private static string Heads(string file, string level) => File.Exists(file) ? Heads(File.ReadAllLines(file), level) : string.Empty;

    private static string Heads(IEnumerable<string> lines, string level) =>
        string.Join('\n', from line in lines
                          let match = MessageHead().Match(line)
                          where match.Success && match.Groups["level"].Value == level
                          select $"{Path.GetFileName(match.Groups["file"].Value)}{match.Groups["line"].Value} {match.Groups["number"].Value}");

    // Messages without a source line name the program, which is called differently.
    [GeneratedRegex(@"^(?:wixc?(?:\.exe|\.dll)?|(?<file>[^(]*?)(?<line>\(\d+\))?) ?: (?<level>error|warning) (?<number>WIX\d{4}):")]
    private static partial Regex MessageHead();
}
