using System.Globalization;
using System.Text;

using Installer.Wix.Messages;

namespace Installer.Wix.Preprocessing;

/// <summary>Holds the preprocessor's variables and replaces <c>$(...)</c> in texts.</summary>
internal sealed class VariableReplacer(Messaging messaging, PreprocessorOptions options)
{
    private readonly Dictionary<string, string> variables = new(options.Variables, StringComparer.Ordinal);

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
            messaging.Write(Errors.CannotUndefineVariable(source, name));
        }
    }

    /// <summary>The value of a variable written with or without its prefix, or <c>null</c>.</summary>
    public string? Find(string name, SourceLine source)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? variables.GetValueOrDefault(name)
            : (name[..dot], name[(dot + 1)..]) switch
            {
                ("var", var variable) => variables.GetValueOrDefault(variable),
                ("env", var variable) => options.Environment(variable),
                ("sys", var variable) => FindSystem(variable, source),
                _ => null,
            };
    }

    /// <summary>Replaces every <c>$(...)</c>; <c>$$(</c> stands for <c>$(</c>.</summary>
    /// <exception cref="WixException">A variable is not defined or not closed.</exception>
    public string Replace(string text, SourceLine source)
    {
        if (!text.Contains("$(", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var start = text.IndexOf("$(", position, StringComparison.Ordinal);
            if (start < 0)
            {
                break;
            }

            if (start > position && text[start - 1] == '$')
            {
                result.Append(text, position, start - 1 - position).Append("$(");
                position = start + 2;
                continue;
            }

            result.Append(text, position, start - position);
            var end = FindEnd(text, start + 2);
            if (end < 0)
            {
                throw new WixException(Errors.InvalidPreprocessorVariable(source, text[(start + 2)..]));
            }

            // A variable's name may itself come from a variable: $(var.Name$(var.Number)).
            result.Append(Evaluate(Replace(text[(start + 2)..end], source), source));
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

    private string Evaluate(string name, SourceLine source)
    {
        if (name.Contains('(', StringComparison.Ordinal))
        {
            throw new WixException(Errors.UndefinedPreprocessorFunction(source, name));
        }

        return Find(name, source) ?? throw new WixException(Errors.UndefinedPreprocessorVariable(source, name));
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
            case "BUILDARCH" or "PLATFORM":
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
