using System.Globalization;
using System.Text;

using Installer.Wix.Messages;

namespace Installer.Wix.Preprocessing;

/// <summary>Holds the preprocessor's variables and replaces <c>$(...)</c> in texts.</summary>
internal sealed class VariableReplacer(Messaging messaging, PreprocessorOptions options)
{
    /// <summary>How many characters may be put in for variables, and how deep variables may be nested in each other's names.</summary>
    private const int MaximumExpansion = 100_000_000;
    private const int MaximumNesting = 64;

    private readonly Dictionary<string, string> variables = new(options.Variables, StringComparer.Ordinal);
    private long expansion;
    private int nesting;

    /// <summary>Whether there was something that could not be replaced.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Sets a variable.</summary>
    public void Set(string name, string value, SourceLine? source, bool warn)
    {
        if (warn && variables.TryGetValue(name, out var previous) && previous != value)
        {
            messaging.Write(Warnings.VariableRedefined(source, name, value, previous));
        }

        variables[name] = value;
    }

    /// <summary>Takes a variable away.</summary>
    public void Remove(string name, SourceLine? source)
    {
        if (!variables.Remove(name))
        {
            Fail(Errors.CannotUndefineVariable(source, name));
        }
    }

    /// <summary>The value of a variable written with or without its prefix, or <c>null</c>. What is before a dot need not be a prefix: <c>Project.TargetDir</c> is a name too.</summary>
    public string? Find(string name, SourceLine source)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var prefixed = dot < 0
            ? null
            : (name[..dot], name[(dot + 1)..]) switch
            {
                ("var", var variable) => variables.GetValueOrDefault(variable),
                ("env", var variable) => options.Environment(variable),
                ("sys", var variable) => FindSystem(variable, source),
                _ => null,
            };
        return prefixed ?? variables.GetValueOrDefault(name);
    }

    /// <summary>Replaces every <c>$(...)</c>; <c>$$</c> stands for <c>$</c>. After something that cannot be replaced, which is reported, the rest is left out.</summary>
    public string Replace(string text, SourceLine source)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var position = 0;
        for (int start; (start = text.IndexOf('$', position)) >= 0;)
        {
            result.Append(text, position, start - position);
            position = start + 1;
            if (position == text.Length || text[position] is not ('$' or '('))
            {
                result.Append('$');
                continue;
            }

            if (text[position++] == '$')
            {
                result.Append('$');
                continue;
            }

            var end = FindEnd(text, position);
            if (end < 0)
            {
                var rest = text[position..];
                Fail(IsFunction(rest) ? Errors.InvalidPreprocessorFunction(source, rest) : Errors.InvalidPreprocessorVariable(source, rest));
                return result.ToString();
            }

            if (++nesting > MaximumNesting)
            {
                throw new WixException(PortableErrors.NestedTooDeep(source, "Variables", MaximumNesting));
            }

            var evaluated = Evaluate(text[position..end], source);
            nesting--;
            if (evaluated is not { } value)
            {
                return result.ToString();
            }

            if ((expansion += value.Length) > MaximumExpansion)
            {
                throw new WixException(PortableErrors.ExpansionTooLarge(source, "characters", MaximumExpansion));
            }

            result.Append(value);
            position = end + 1;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static int FindEnd(string text, int position)
    {
        for (var depth = 1; position < text.Length; position++)
        {
            depth += text[position] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return position;
            }
        }

        return -1;
    }

    /// <summary>Parentheses make a function, but the names of environment variables may have them.</summary>
    private static bool IsFunction(string text) => text.Contains('(', StringComparison.Ordinal) && !text.StartsWith("env.", StringComparison.Ordinal);

    private string? Evaluate(string text, SourceLine source)
    {
        // A variable's name may itself come from a variable: $(var.Name$(var.Number)).
        var name = text.Contains("$(", StringComparison.Ordinal) && !text.StartsWith("fun.", StringComparison.Ordinal) ? Replace(text, source) : text;
        if (!IsFunction(name))
        {
            return Find(name, source) ?? Fail(Errors.UndefinedPreprocessorVariable(source, name));
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (dot <= 0 || open <= dot + 1 || open + 1 == name.Length || name[^1] != ')')
        {
            return Fail(Errors.InvalidPreprocessorFunction(source, name));
        }

        var arguments = name[(open + 1)..^1].Split(',').Select(argument => Replace(argument.Trim(), source)).ToArray();
        if (name[..open] != "fun.AutoVersion")
        {
            return Find(name, source) ?? Fail(Errors.UndefinedPreprocessorFunction(source, name));
        }

        return arguments[0].Length == 0 ? Fail(Errors.AutoVersionWithoutVersion(source)) : CreateVersion(arguments[0]);
    }

    /// <summary>Adds a build number, the days since 2000, and a revision, half the seconds since midnight.</summary>
    private string CreateVersion(string version)
    {
        // The variable makes a build reproducible even when its version tells the time.
        var epoch = options.Environment("SOURCE_DATE_EPOCH");
        var now = long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
            : DateTime.UtcNow;
        var days = (now - new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Days;
        return string.Create(CultureInfo.InvariantCulture, $"{version}.{days}.{(int)(now.TimeOfDay.TotalSeconds / 2)}");
    }

    private string? Fail(Message error)
    {
        HasErrors = true;
        messaging.Write(error);
        return null;
    }

    private string? FindSystem(string name, SourceLine source)
    {
        switch (name)
        {
            case "CURRENTDIR":
                return Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar;
            case "SOURCEFILEDIR":
                return Path.GetDirectoryName(Path.GetFullPath(source.File)) + Path.DirectorySeparatorChar;
            case "SOURCEFILEPATH":
                return Path.GetFullPath(source.File);
            case "PLATFORM":
                messaging.Write(Warnings.DeprecatedVariable(source, "$(sys.PLATFORM)", "$(sys.BUILDARCH)"));
                goto case "BUILDARCH";
            case "BUILDARCH":
                return options.Platform switch { Platform.X86 => "x86", Platform.X64 => "x64", _ => "arm64" };
            case "BUILDARCHSHORT":
                return options.Platform switch { Platform.X86 => "X86", Platform.X64 => "X64", _ => "A64" };
            case "WIXMAJORVERSION":
                return WixVersion.Emulated.Major.ToString(CultureInfo.InvariantCulture);
            case "WIXVERSION":
                return WixVersion.Emulated.ToString();
            default:
                return null;
        }
    }
}
