namespace Installer.Wix.Messages;

internal static partial class Errors
{
    public static Message InvalidXml(SourceLine? source, string detail) =>
        Error(104, source, $"Not a valid source file; detail: {detail}");

    public static Message UnreadableFile(SourceLine? source, string path, string detail) =>
        Error(50, source, $"The file '{path}' cannot be read: {detail}");

    public static Message UnmatchedInstruction(SourceLine? source, string begin, string end) =>
        Error(146, source, $"Found a <?{end}?> processing instruction without a matching <?{begin}?> before it.");

    public static Message UnterminatedInstruction(SourceLine? source, string begin, string end) =>
        Error(147, source, $"Found a <?{begin}?> processing instruction without a matching <?{end}?> after it.");

    public static Message ExpectedEndforeach(SourceLine? source) =>
        Error(156, source, "A <?foreach?> processing instruction has no matching <?endforeach?>.");

    public static Message InvalidSubExpression(SourceLine? source, string subExpression, string expression) =>
        Error(145, source, $"The part '{subExpression}' of the expression '{expression}' cannot be understood.");

    public static Message ExpectedExpressionAfterNot(SourceLine? source, string expression) =>
        Error(148, source, $"The expression '{expression}' has nothing after 'not'.");

    public static Message InvalidPreprocessorVariable(SourceLine? source, string variable) =>
        Error(149, source, $"'$({variable}' is not a preprocessor variable: it has no closing parenthesis or no known prefix.");

    public static Message UndefinedPreprocessorVariable(SourceLine? source, string variable) =>
        Error(150, source, $"Undefined preprocessor variable '$({variable})'.");

    public static Message IllegalDefine(SourceLine? source, string statement) =>
        Error(151, source, $"'<?define {statement}?>' is not of the form '<?define name?>' or '<?define name = \"value\"?>'.");

    public static Message IllegalForeach(SourceLine? source, string statement) =>
        Error(154, source, $"'<?foreach {statement}?>' is not of the form '<?foreach name in value;value?>'.");

    public static Message CannotUndefineVariable(SourceLine? source, string variable) =>
        Error(153, source, $"The preprocessor variable '{variable}' cannot be undefined because it is not defined.");

    public static Message UnmatchedQuotes(SourceLine? source, string expression) =>
        Error(158, source, $"The expression '{expression}' has a quotation mark without a partner.");

    public static Message UnmatchedParenthesis(SourceLine? source, string expression) =>
        Error(159, source, $"The expression '{expression}' has a parenthesis without a partner.");

    public static Message ExpectedVariable(SourceLine? source, string expression) =>
        Error(160, source, $"The expression '{expression}' lacks a value at one side of its operator.");

    public static Message UnexpectedLiteral(SourceLine? source, string expression) =>
        Error(161, source, $"The expression '{expression}' has a plain text where a variable or a comparison is needed.");

    public static Message IllegalIntegerInExpression(SourceLine? source, string expression) =>
        Error(162, source, $"The expression '{expression}' compares the size of something that is no integer.");

    public static Message UnexpectedEmptySubexpression(SourceLine? source, string expression) =>
        Error(164, source, $"The expression '{expression}' has an empty part.");

    public static Message IncludeNotFound(SourceLine? source, string path) =>
        Error(103, source, $"Cannot find the include file '{path}'.");

    public static Message TooDeeplyIncluded(SourceLine? source, int depth) =>
        Error(385, source, $"Files include each other more than {Text(depth)} levels deep; one of them probably includes itself.");

    public static Message PreprocessorError(SourceLine? source, string text) => Error(250, source, text);

    public static Message UndefinedPreprocessorFunction(SourceLine? source, string function) =>
        Error(235, source, $"The preprocessor function '$({function})' is not known.");

    public static Message InvalidPreprocessorFunction(SourceLine? source, string function) =>
        Error(234, source, $"'$({function}' is not of the form '$(prefix.Name(argument, argument))'.");

    public static Message AutoVersionWithoutVersion(SourceLine? source) =>
        Error(379, source, "The preprocessor function AutoVersion needs the first parts of the version, such as '$(fun.AutoVersion(1.2))'.");

    public static Message PragmaFailed(SourceLine? source, string pragma) =>
        Error(333, source, $"The preprocessor pragma '{pragma}' is not of the form 'prefix.name'.");

    public static Message InvalidPragma(SourceLine? source, string pragma) =>
        Error(334, source, $"The preprocessor pragma '{pragma}' is not known.");

    public static Message InvalidDocumentElement(SourceLine? source, string name, string fileType, string expected) =>
        Error(48, source, $"The document element name '{name}' is invalid. A WiX {fileType} file must use '{expected}' as the document element name.");

    public static Message MissingNamespace(SourceLine? source, string name, string uri) =>
        Error(199, source, $"The {name} element has no namespace. Please make the {name} element look like the following: <{name} xmlns=\"{uri}\">.");

    public static Message WrongNamespace(SourceLine? source, string name, string found, string uri) =>
        Error(199, source, $"The {name} element has an incorrect namespace of '{found}'. Please make the {name} element look like the following: <{name} xmlns=\"{uri}\">.");

    public static Message InsufficientVersion(SourceLine? source, string current, string required) =>
        Error(7, source, $"The current version of the toolset is {current}, but version {required} is required.");
}
