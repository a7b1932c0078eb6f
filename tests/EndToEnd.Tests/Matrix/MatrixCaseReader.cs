using System.Globalization;

namespace EndToEnd.Matrix;

/// <summary>Reads the text of a case. What it does not know is an error with file and line.</summary>
internal sealed class MatrixCaseReader
{
    private readonly string file;
    private readonly string[] lines;
    private readonly List<MachineState> machine = [];
    private readonly List<MatrixStep> steps = [];
    private readonly List<KeptEntry> kept = [];

    private string? title;
    private bool isNightly;
    private int position;

    private MatrixCaseReader(string file, string[] lines)
    {
        this.file = file;
        this.lines = lines;
    }

    /// <summary>Reads a case.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="lines">Its text.</param>
    /// <exception cref="FormatException">Something in it is unknown, missing or there twice.</exception>
    public static MatrixCase Read(string file, string[] lines) => new MatrixCaseReader(file, lines).Read();

    private MatrixCase Read()
    {
        var section = string.Empty;
        var sections = new HashSet<string>(StringComparer.Ordinal);
        while (NextLine() is { } line)
        {
            if (line is ['[', .., ']'])
            {
                section = line[1..^1];
                if (section is "machine" or "end" && !sections.Add(section))
                {
                    throw Error($"there is a second [{section}]");
                }

                if (section == "machine" && steps.Count > 0)
                {
                    throw Error("[machine] comes before the first step; what changes later stands in [meanwhile]");
                }

                if (sections.Contains("end") && section != "end")
                {
                    throw Error("[end] is the last section");
                }

                if (section is not ("machine" or "end"))
                {
                    steps.Add(ReadStepHeading(section));
                }
            }
            else
            {
                ReadLine(section, line);
            }
        }

        position = 0;
        return title is null ? throw Error("the first line is \"title: what the case shows\"")
            : steps.Count == 0 ? throw Error("there is no step")
            : new MatrixCase(title, isNightly, machine, steps, kept);
    }

    private string? NextLine()
    {
        while (position < lines.Length)
        {
            var line = lines[position++].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                return line;
            }
        }

        return null;
    }

    private FormatException Error(string message) => new(string.Create(CultureInfo.InvariantCulture, $"{file}({position}): {message}"));

    private void ReadLine(string section, string line)
    {
        switch (section)
        {
            case "" when title is null && line.StartsWith("title: ", StringComparison.Ordinal):
                title = line["title: ".Length..];
                break;
            case "" when !isNightly && line == "nightly":
                isNightly = true;
                break;
            case "":
                throw Error($"\"{line}\" is unknown; before the first section stand \"title: ...\" and perhaps \"nightly\"");
            case "machine":
                machine.Add(ReadState(line));
                break;
            case "end":
                var (subject, reason) = Split(line);
                kept.Add(subject.StartsWith("kept ", StringComparison.Ordinal) ? new KeptEntry(subject["kept ".Length..], reason) : throw Error("[end] has lines \"kept TEXT = reason\""));
                break;
            default:
                steps[^1] = ReadStepLine(steps[^1], line);
                break;
        }
    }

    private MatrixStep ReadStepHeading(string heading)
    {
        var words = heading.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["restart"]:
                return new MatrixStep(position, heading, MatrixStepKind.Restart, null);
            case ["meanwhile"]:
                return new MatrixStep(position, heading, MatrixStepKind.Meanwhile, null);
            case ["install" or "repair" or "uninstall", "all-users" or "per-user", ..]:
                var scope = words[1] == "all-users" ? PackageScope.AllUsers : PackageScope.PerUser;
                var rest = words[2..].ToList();
                var hasPayload = rest.Remove("payload");
                var version = rest.FirstOrDefault();
                if (rest.Count > 1 || (version is not null && !Version.TryParse(version, out _)))
                {
                    throw Error($"[{heading}]: after the package may stand a version and the word payload");
                }

                return new MatrixStep(position, heading, Enum.Parse<MatrixStepKind>(words[0], ignoreCase: true), new TestPackage(scope, version, hasPayload));
            default:
                throw Error($"[{heading}] is unknown; a step is install, repair or uninstall, then all-users or per-user; or restart, or meanwhile");
        }
    }

    private MatrixStep ReadStepLine(MatrixStep step, string line)
    {
        if (step.Kind == MatrixStepKind.Meanwhile)
        {
            return step with { States = [.. step.States, ReadState(line)] };
        }

        var (subject, value) = Split(line);
        if (step.Package is null)
        {
            return step with { States = [.. step.States, ReadState(line)] };
        }

        return subject switch
        {
            "exit code" => step with { ExitCode = uint.TryParse(value, CultureInfo.InvariantCulture, out var code) ? code : throw Error($"the exit code {value} is no number") },
            "log contains" => step with { LogContains = [.. step.LogContains, value] },
            "log lacks" => step with { LogLacks = [.. step.LogLacks, value] },
            _ when subject.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character)) => step with { Properties = [.. step.Properties, (subject, value)] },
            _ => step with { States = [.. step.States, ReadState(line)] },
        };
    }

    private MachineState ReadState(string line)
    {
        var (subject, value) = Split(line);
        var space = subject.IndexOf(' ', StringComparison.Ordinal);
        var kind = space < 0 ? subject : subject[..space];
        var name = space < 0 ? throw Error($"\"{line}\" is unknown or names nothing") : subject[(space + 1)..].Trim();
        try
        {
            return (kind, name) switch
            {
                ("group", _) => GroupState.Parse(line, name, value),
                ("service", _) => ServiceState.Parse(line, name, value),
                ("registry", _) => RegistryState.Parse(line, name, value),
                ("setting", _) => SettingState.Parse(line, name, value),
                ("environment", _) => EnvironmentState.Parse(line, name, value),
                ("file", _) => FileState.Parse(line, name, value, ReadContent()),
                ("folder", _) => FolderState.Parse(line, name, value),
                ("fault", _) => FaultState.Parse(line, name, value),
                _ => throw new FormatException($"\"{kind}\" is unknown; the machine has group, service, registry, setting, environment, file, folder and fault"),
            };
        }
        catch (FormatException e)
        {
            throw Error(e.Message);
        }
    }

    /// <summary>The lines that begin with a bar, without it and one blank after it.</summary>
    private List<string> ReadContent()
    {
        var content = new List<string>();
        while (position < lines.Length && lines[position].TrimStart() is ['|', .. var text])
        {
            content.Add(text.StartsWith(' ') ? text[1..] : text);
            position++;
        }

        return content;
    }

    private (string Subject, string Value) Split(string line)
    {
        var equals = line.IndexOf(" =", StringComparison.Ordinal);
        return equals < 0 ? throw Error($"\"{line}\" is no \"subject = value\"") : (line[..equals].TrimEnd(), line[(equals + 2)..].Trim());
    }
}
