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
    private const int Continue = 64;
    private const int Async = 128;
    private const int FirstSequence = 256;
    private const int OncePerProcess = 512;
    private const int ClientRepeat = 768;
    private const int InScript = 1024;
    private const int Rollback = 256;
    private const int Commit = 512;
    private const int NoImpersonate = 2048;
    private const int Script64Bit = 4096;
    private const int HideTargetBit = 8192;
    private const int TerminalServerAwareBit = 16384;
    private const int PatchUninstall = 32768;

    private static readonly string[] SourceNames = ["BinaryRef", "Directory", "FileRef", "Property", "Script"];
    private static readonly string[] RequiredSourceNames = ["BinaryRef", "Directory", "Error", "FileRef", "Property", "Script"];
    private static readonly string[] TargetNames = ["DllEntry", "Error", "ExeCommand", "JScriptCall", "Script", "Value", "VBScriptCall"];

    /// <summary>Parses a <c>CustomAction</c> element.</summary>
    public static void ParseCustomAction(CompileContext context, XElement element)
    {
        var source = element.Source();
        Identifier? id = null;
        string? sourceValue = null, sourceName = null, target = null, targetName = null, execute = "immediate", scriptFile = null, subdirectory = null;
        int? from = null, kind = null;
        var bits = 0;
        bool impersonate = true, terminalServerAware = false, hideTarget = false, patchUninstall = false;
        bool? is64Bit = null;
        var isScript = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "BinaryRef":
                    SetSource(attribute, 0, "Binary");
                    break;
                case "FileRef":
                    SetSource(attribute, FromFile, "File");
                    break;
                case "Directory":
                    SetSource(attribute, FromDirectory, "Directory");
                    break;
                case "Property":
                    SetSource(attribute, FromProperty, null);
                    break;
                case "Bitness":
                    is64Bit = attribute.Option("default", "always32", "always64") switch { "always32" => false, "always64" => true, _ => null };
                    break;
                case "DllEntry":
                    SetTarget(attribute, Dll, canBeEmpty: false);
                    break;
                case "ExeCommand":
                    SetTarget(attribute, Exe, canBeEmpty: true);
                    break;
                case "Error":
                    SetTarget(attribute, Error, canBeEmpty: false);
                    from = FromFile;
                    break;
                case "JScriptCall":
                    SetTarget(attribute, JScript, canBeEmpty: true);
                    isScript = true;
                    break;
                case "VBScriptCall":
                    SetTarget(attribute, VBScript, canBeEmpty: true);
                    isScript = true;
                    break;
                case "Value":
                    SetTarget(attribute, TextData, canBeEmpty: true);
                    break;
                case "Script":
                    CheckSource(attribute);
                    CheckTarget(attribute);
                    (sourceName, targetName) = ("Script", "Script");
                    kind = attribute.Option("jscript", "vbscript") == "jscript" ? JScript : VBScript;
                    from = FromDirectory;
                    isScript = true;
                    break;
                case "ScriptSourceFile":
                    scriptFile = attribute.Text();
                    break;
                case "Execute":
                    execute = attribute.Option("commit", "deferred", "firstSequence", "immediate", "oncePerProcess", "rollback", "secondSequence");
                    break;
                case "HideTarget":
                    hideTarget = attribute.IsYes();
                    break;
                case "Impersonate":
                    impersonate = attribute.YesNo() != false;
                    break;
                case "PatchUninstall":
                    patchUninstall = attribute.IsYes();
                    break;
                case "Return":
                    bits |= attribute.Option("asyncNoWait", "asyncWait", "check", "ignore") switch
                    {
                        "asyncNoWait" => Continue | Async,
                        "asyncWait" => Async,
                        "ignore" => Continue,
                        _ => 0,
                    };
                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                case "SuppressModularization":
                    attribute.YesNo();
                    break;
                case "TerminalServerAware":
                    terminalServerAware = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "CustomAction", "Id"));
        }

        if (!string.IsNullOrEmpty(subdirectory))
        {
            if (from == FromDirectory)
            {
                sourceValue = DirectoryElements.Subdirectory(context, element, sourceValue, subdirectory);
            }
            else
            {
                context.Write(Errors.IllegalWithout(source, "CustomAction", "Subdirectory", "Directory"));
            }
        }

        if (kind == VBScript)
        {
            context.Write(Warnings.VBScriptDeprecated(source));
        }

        CheckSourceOfTarget();
        var isInScript = execute is "deferred" or "rollback" or "commit";
        if (is64Bit == true && !isScript)
        {
            context.Write(Errors.IllegalWithout(source, "CustomAction", "Bitness", "Script", "VBScriptCall", "JScriptCall"));
        }

        if ((bits & (Continue | Async)) == (Continue | Async) && kind != Exe)
        {
            context.Write(Errors.IllegalValueWithout(source, "CustomAction", "Return", "asyncNoWait", "ExeCommand"));
        }

        if (terminalServerAware && !isInScript)
        {
            context.Write(Errors.TerminalServerAwareOutsideScript(source));
        }

        if (from == FromProperty && kind == TextData && isInScript)
        {
            context.Write(Errors.PropertyActionAttributes(source));
        }

        if (targetName is null)
        {
            context.Write(Errors.ExpectedAttributes(source, "CustomAction", TargetNames));
        }

        if (from is null)
        {
            context.Write(Errors.ExpectedAttributes(source, "CustomAction", RequiredSourceNames));
        }

        context.NoChildren(element);
        bits |= (kind ?? 0) | (from ?? 0);
        bits |= execute switch
        {
            "deferred" => InScript,
            "rollback" => InScript | Rollback,
            "commit" => InScript | Commit,
            "firstSequence" => FirstSequence,
            "oncePerProcess" => OncePerProcess,
            "secondSequence" => ClientRepeat,
            _ => 0,
        };
        bits |= isInScript && !impersonate ? NoImpersonate : 0;
        bits |= isInScript && terminalServerAware ? TerminalServerAwareBit : 0;
        bits |= hideTarget ? HideTargetBit : 0;
        bits |= isScript && (is64Bit ?? context.Is64Bit) ? Script64Bit : 0;
        if (id is null)
        {
            return;
        }

        if (targetName == "Error" && int.TryParse(target, out _))
        {
            context.AddReference("Error", target!, source);
        }

        object? targetValue = scriptFile is null ? target : new SourceFileValue(scriptFile, asText: true);
        context.AddRow("CustomAction", id, source, id.Value.Id, bits, sourceValue, targetValue, patchUninstall ? PatchUninstall : null);
        if (hideTarget && isInScript)
        {
            context.Add(new PropertyFlagsSymbol(id.Value.Id, source) { Hidden = true });
        }

        void CheckSource(AttributeReader attribute)
        {
            if (sourceName is not null)
            {
                context.Write(Errors.CustomActionSources(source, "CustomAction", attribute.Name, SourceNames));
            }
        }

        void CheckTarget(AttributeReader attribute)
        {
            if (targetName is not null)
            {
                context.Write(Errors.CustomActionTargets(source, "CustomAction", attribute.Name, TargetNames));
            }
        }

        void CheckSourceOfTarget()
        {
            if (sourceName == "Script")
            {
                if (scriptFile is null)
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

            if (scriptFile is not null)
            {
                context.Write(Errors.IllegalWithout(source, "CustomAction", "ScriptSourceFile", "Script"));
            }
        }

        void SetSource(AttributeReader attribute, int place, string? referenceKind)
        {
            CheckSource(attribute);
            sourceName = attribute.Name;
            from = place;
            sourceValue = referenceKind is null ? attribute.Text() : attribute.IdentifierText();
            if (sourceValue is not null && referenceKind is not null)
            {
                context.AddReference(referenceKind, sourceValue, source);
            }
        }

        void SetTarget(AttributeReader attribute, int type, bool canBeEmpty)
        {
            CheckTarget(attribute);
            targetName = attribute.Name;
            kind = type;
            target = canBeEmpty ? attribute.Value : attribute.Text();
        }
    }

    /// <summary>Parses a <c>SetProperty</c> element.</summary>
    public static void ParseSetProperty(CompileContext context, XElement element)
    {
        var setter = ReadSetter(context, element, isProperty: true);
        if (setter.Before is not null && setter.After is not null)
        {
            context.Write(Errors.IllegalWith(element.Source(), "SetProperty", "After", "Before"));
        }
        else if (setter.Before is null && setter.After is null)
        {
            context.Write(Errors.ExpectedAttributesWith(element.Source(), "SetProperty", "After", "Before", "Id"));
        }

        if (setter.Action is { } action && (setter.Before == action.Id || setter.After == action.Id))
        {
            context.Write(Errors.SelfScheduled(element.Source(), "SetProperty", setter.Before is null ? "After" : "Before", action.Id));
        }

        AddSetter(context, element, setter, TextData | FromProperty);
    }

    /// <summary>Parses a <c>SetDirectory</c> element.</summary>
    public static void ParseSetDirectory(CompileContext context, XElement element)
    {
        var setter = ReadSetter(context, element, isProperty: false);
        if (setter.Id is not null)
        {
            context.AddReference("Directory", setter.Id, element.Source());
        }

        AddSetter(context, element, setter with { After = "CostFinalize" }, TextData | FromDirectory);
    }

    private static Setter ReadSetter(CompileContext context, XElement element, bool isProperty)
    {
        string? id = null, value = null, before = null, after = null, condition = null, sequence = "both";
        Identifier? action = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Action":
                    action = attribute.Identifier();
                    break;
                case "Id":
                    id = attribute.IdentifierText();
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Before" when isProperty:
                    before = attribute.IdentifierText();
                    break;
                case "After" when isProperty:
                    after = attribute.IdentifierText();
                    break;
                case "Sequence":
                    sequence = attribute.Option("execute", "first", "ui", "both");
                    break;
                case "Value":
                    value = isProperty ? attribute.Value : attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        foreach (var required in new[] { "Id", "Value" })
        {
            if (element.Attribute(required) is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, required));
            }
        }

        action ??= id is null ? null : Identifier.Global("Set" + id);
        context.NoChildren(element);
        return new Setter(id, action, value, before, after, condition, sequence);
    }

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

    private sealed record Setter(string? Id, Identifier? Action, string? Value, string? Before, string? After, string? Condition, string? Sequence);
}
