using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>CustomAction</c>, <c>SetProperty</c>, <c>SetDirectory</c> (Windows Installer SDK, "Custom Action Types").</summary>
internal static class CustomActionElements
{
    private const int Dll = 1;
    private const int Exe = 2;
    private const int Error = 3;
    private const int JScript = 5;
    private const int VBScript = 6;
    private const int TextData = 3;
    private const int FromFile = 16;
    private const int FromDirectory = 32;
    private const int FromProperty = 48;
    private const int AsyncNoWait = 192;
    private const int FirstSequence = 256;
    private const int InScript = 1024;
    private const int NoImpersonate = 2048;
    private const int Script64Bit = 4096;
    private const int HideTarget = 8192;
    private const int TerminalServerAware = 16384;
    private const int PatchUninstall = 32768;

    private static readonly string[] SourceNames = ["BinaryRef", "Directory", "FileRef", "Property", "Script"];
    private static readonly string[] RequiredSourceNames = ["BinaryRef", "Directory", "Error", "FileRef", "Property", "Script"];
    private static readonly string[] TargetNames = ["DllEntry", "Error", "ExeCommand", "JScriptCall", "Script", "Value", "VBScriptCall"];

    /// <summary>Parses a <c>CustomAction</c> element.</summary>
    public static void ParseCustomAction(CompileContext context, XElement element)
    {
        string? sourceName = null, targetName = null;
        var read = CustomActionElement.Read(
            context,
            element,
            checkBinaryRef: TakeSource,
            checkFileRef: TakeSource,
            checkDirectory: TakeSource,
            checkProperty: TakeSource,
            checkDllEntry: TakeTarget,
            checkExeCommand: TakeTarget,
            checkError: TakeTarget,
            checkJScriptCall: TakeTarget,
            checkVBScriptCall: TakeTarget,
            checkValue: TakeTarget,
            checkScript: attribute =>
            {
                TakeSource(attribute);
                TakeTarget(attribute);
            });
        var (from, source) = FindSource(context, read, sourceName, targetName);
        var (kind, target) = FindTarget(read, targetName);
        if (kind == VBScript)
        {
            context.Write(Warnings.VBScriptDeprecated(read.SourceLine));
        }

        CheckSourceOfTarget(context, read, sourceName, targetName, from, kind);
        CheckBits(context, read, from, kind);
        if (targetName is null)
        {
            context.Write(Errors.ExpectedAttributes(read.SourceLine, "CustomAction", TargetNames));
        }

        if (from is null)
        {
            context.Write(Errors.ExpectedAttributes(read.SourceLine, "CustomAction", RequiredSourceNames));
        }

        if (read.SuppressModularization && read.Id is { } suppressed)
        {
            context.Add(new SuppressModularizationSymbol(suppressed.Id, read.SourceLine));
        }

        context.NoChildren(element);
        if (read.Id is not { } id)
        {
            return;
        }

        if (targetName == "Error" && int.TryParse(target, out _))
        {
            context.AddReference("Error", target!, read.SourceLine);
        }

        object? targetValue = read.ScriptSourceFile is null ? target : new SourceFileValue(read.ScriptSourceFile, asText: true);
        context.AddRow("CustomAction", id, read.SourceLine, id.Id, Bits(context, read, from, kind), source, targetValue, read.PatchUninstall ? PatchUninstall : null);
        if (read.HideTarget && IsInScript(read))
        {
            context.Add(new PropertyFlagsSymbol(id.Id, read.SourceLine) { Hidden = true });
        }

        void TakeSource(AttributeReader attribute)
        {
            if (sourceName is not null)
            {
                context.Write(Errors.CustomActionSources(attribute.Source, "CustomAction", attribute.Name, SourceNames));
            }

            sourceName = attribute.Name;
        }

        void TakeTarget(AttributeReader attribute)
        {
            if (targetName is not null)
            {
                context.Write(Errors.CustomActionTargets(attribute.Source, "CustomAction", attribute.Name, TargetNames));
            }

            targetName = attribute.Name;
        }
    }

    /// <summary>Where the action's code, program or text comes from: the bits of its type, and the column Source.</summary>
    private static (int? Bits, string? Value) FindSource(CompileContext context, CustomActionElement read, string? sourceName, string? targetName)
    {
        (int? Bits, string? Value) source = sourceName switch
        {
            "BinaryRef" => (0, read.BinaryRef),
            "FileRef" => (FromFile, read.FileRef),
            "Directory" => (FromDirectory, read.Directory),
            "Property" => (FromProperty, read.Property),
            "Script" => (FromDirectory, null),
            _ => (null, null),
        };
        if (targetName == "Error")
        {
            source.Bits = FromFile;
        }

        if (string.IsNullOrEmpty(read.Subdirectory))
        {
            return source;
        }

        if (source.Bits == FromDirectory)
        {
            return (FromDirectory, DirectoryElements.Subdirectory(context, read.Element, source.Value, read.Subdirectory));
        }

        context.Write(Errors.IllegalWithout(read.SourceLine, "CustomAction", "Subdirectory", "Directory"));
        return source;
    }

    /// <summary>What the action does: the bits of its type, and the column Target.</summary>
    private static (int? Bits, string? Value) FindTarget(CustomActionElement read, string? targetName) => targetName switch
    {
        "DllEntry" => (Dll, read.DllEntry),
        "ExeCommand" => (Exe, read.ExeCommand),
        "Error" => (Error, read.Error),
        "JScriptCall" => (JScript, read.JScriptCall),
        "VBScriptCall" => (VBScript, read.VBScriptCall),
        "Value" => (TextData, read.Value),
        "Script" => (read.Script ?? VBScript, null),
        _ => (null, null),
    };

    private static void CheckSourceOfTarget(CompileContext context, CustomActionElement read, string? sourceName, string? targetName, int? from, int? kind)
    {
        var source = read.SourceLine;
        if (sourceName == "Script")
        {
            if (read.ScriptSourceFile is null)
            {
                context.Write(Errors.ExpectedAttributeWith(source, "CustomAction", "ScriptSourceFile", "Script"));
            }

            return;
        }

        switch (kind)
        {
            case VBScript or JScript when sourceName is null:
                context.Write(Errors.IllegalWithout(source, "CustomAction", targetName!, "BinaryRef", "FileRef", "Property"));
                break;
            case VBScript or JScript when from == FromDirectory:
                context.Write(Errors.IllegalWith(source, "CustomAction", targetName!, "Directory"));
                break;
            case Exe when sourceName is null:
                context.Write(Errors.IllegalWithout(source, "CustomAction", "ExeCommand", "BinaryRef", "Directory", "FileRef", "Property"));
                break;
            case TextData when from is not (FromDirectory or FromProperty or FromFile):
                context.Write(Errors.IllegalWithout(source, "CustomAction", "Value", "Directory", "Property", "Error"));
                break;
        }

        if (read.ScriptSourceFile is not null)
        {
            context.Write(Errors.IllegalWithout(source, "CustomAction", "ScriptSourceFile", "Script"));
        }
    }

    private static void CheckBits(CompileContext context, CustomActionElement read, int? from, int? kind)
    {
        var source = read.SourceLine;
        if (read.Bitness == 64 && !IsScript(kind))
        {
            context.Write(Errors.IllegalWithout(source, "CustomAction", "Bitness", "Script", "VBScriptCall", "JScriptCall"));
        }

        if (read.Return == AsyncNoWait && kind != Exe)
        {
            context.Write(Errors.IllegalValueWithout(source, "CustomAction", "Return", "asyncNoWait", "ExeCommand"));
        }

        if (read.TerminalServerAware && !IsInScript(read))
        {
            context.Write(Errors.TerminalServerAwareOutsideScript(source));
        }

        if (from == FromProperty && kind == TextData && IsInScript(read))
        {
            context.Write(Errors.PropertyActionAttributes(source));
        }
    }

    private static int Bits(CompileContext context, CustomActionElement read, int? from, int? kind)
    {
        var bits = (kind ?? 0) | (from ?? 0) | read.Execute | read.Return;
        bits |= IsInScript(read) && !read.Impersonate ? NoImpersonate : 0;
        bits |= IsInScript(read) && read.TerminalServerAware ? TerminalServerAware : 0;
        bits |= read.HideTarget ? HideTarget : 0;
        return bits | (IsScript(kind) && ComponentElements.Is64Bit(context, read.Bitness) ? Script64Bit : 0);
    }

    private static bool IsInScript(CustomActionElement read) => (read.Execute & InScript) != 0;

    private static bool IsScript(int? kind) => kind is JScript or VBScript;

    /// <summary>Parses a <c>SetProperty</c> element.</summary>
    public static void ParseSetProperty(CompileContext context, XElement element)
    {
        var read = SetPropertyElement.Read(context, element);
        context.NoChildren(element);
        var action = read.Action ?? NameSetter(read.Id);
        if (read.Before is not null && read.After is not null)
        {
            context.Write(Errors.IllegalWith(read.SourceLine, "SetProperty", "After", "Before"));
        }
        else if (read.Before is null && read.After is null)
        {
            context.Write(Errors.ExpectedAttributesWith(read.SourceLine, "SetProperty", "After", "Before", "Id"));
        }

        if (action is { } name && (read.Before == name.Id || read.After == name.Id))
        {
            context.Write(Errors.SelfScheduled(read.SourceLine, "SetProperty", read.Before is null ? "After" : "Before", name.Id));
        }

        AddSetter(context, element, new Setter(read.Id, action, read.Value, read.Before, read.After, read.Condition, read.Sequence), TextData | FromProperty);
    }

    /// <summary>Parses a <c>SetDirectory</c> element.</summary>
    public static void ParseSetDirectory(CompileContext context, XElement element)
    {
        var read = SetDirectoryElement.Read(context, element);
        context.NoChildren(element);
        var setter = new Setter(read.Id, read.Action ?? NameSetter(read.Id), read.Value, null, "CostFinalize", read.Condition, read.Sequence);
        AddSetter(context, element, setter, TextData | FromDirectory);
    }

    private static Identifier? NameSetter(string? id) => id is null ? null : Identifier.Global("Set" + id);

    private static void AddSetter(CompileContext context, XElement element, Setter setter, int type)
    {
        if (setter.Id is null || setter.Action is not { } action || (setter.Before ?? setter.After) is null)
        {
            return;
        }

        var source = element.Source();
        context.AddRow("CustomAction", action, source, action.Id, type | (setter.Sequence == "first" ? FirstSequence : 0), setter.Id, setter.Value);
        if (setter.Sequence is "both" or "execute" or "first")
        {
            Schedule(SequenceTable.InstallExecuteSequence);
        }

        if (setter.Sequence is "both" or "ui" or "first")
        {
            Schedule(SequenceTable.InstallUISequence);
        }

        void Schedule(SequenceTable table)
        {
            context.Add(new ActionSymbol(action.Access, table, action.Id, source) { Condition = setter.Condition, Before = setter.Before, After = setter.After });
            context.AddActionReference(table, (setter.Before ?? setter.After)!, source);
        }
    }

    private sealed record Setter(string? Id, Identifier? Action, string? Value, string? Before, string? After, string? Condition, string Sequence);
}
