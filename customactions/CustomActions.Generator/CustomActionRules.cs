using Microsoft.CodeAnalysis;

namespace CustomActions.Generator;

/// <summary>The rules that a custom action has to keep; each broken one is an error at the method's name.</summary>
internal static class CustomActionRules
{
    private const string Category = "CustomActions";

    public static readonly DiagnosticDescriptor NotStatic = new(
        "WICA001", "A custom action is static", "The custom action '{0}' must be static: the installer calls a function, there is no object", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NotAccessible = new(
        "WICA002", "A custom action can be reached", "The custom action '{0}' and every type around it must be public or internal and not file-local, so that generated code can call it", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor Generic = new(
        "WICA003", "A custom action is not generic", "The custom action '{0}' and every type around it must not be generic: an export has no type arguments", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor WrongSignature = new(
        "WICA004", "A custom action takes the session and returns a result", "The custom action '{0}' must have the signature 'ActionResult {0}(Session session)' with the types of the attribute's library", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor Duplicate = new(
        "WICA005", "An entry point is exported once", "The entry point '{0}' is exported by more than one custom action: give one of them another name with [CustomAction(\"...\")]", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor BadName = new(
        "WICA006", "An entry point is an identifier", "The entry point '{0}' is no export name: letters of ASCII, digits and underscores, not beginning with a digit", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor Asynchronous = new(
        "WICA007", "A custom action is not asynchronous", "The custom action '{0}' must not be async: the installer takes its result when the function returns", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ReadsImmediateState = new(
        "WICA008", "A deferred, rollback or commit action reads CustomActionData only", "'{0}' is not to be had in a deferred, rollback or commit action, and the custom action '{1}' is one: it reads CustomActionData. Let an immediate action put the value into CustomActionData.", Category, DiagnosticSeverity.Warning, true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor EmbeddedUI = new(
        "WICA009", "One class is the embedded user interface", "'{0}' cannot be exported as the embedded user interface: {1}", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NoSerializer = new(
        "WICA010", "A native DLL has no serializer by reflection", "'{0}' has no serializer here. Name one: {1}(key, ..., MyContext.Default.{0}) with a JsonSerializerContext that has [JsonSerializable(typeof({0}))], or give a function.", Category, DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor ReflectionSerializer = new(
        "WICA011", "A serializer by reflection misses members in a native DLL", "'{0}' finds members by reflection, and a native DLL has only those that other code uses: it fails, or members are missing. Use the JSON source generator: JsonSerializer with the JsonTypeInfo of a JsonSerializerContext.", Category, DiagnosticSeverity.Warning, true);

    /// <summary>Finds a rule by its number.</summary>
    /// <param name="id">The number.</param>
    /// <returns>The rule.</returns>
    public static DiagnosticDescriptor ById(string id) => id switch
    {
        "WICA001" => NotStatic,
        "WICA002" => NotAccessible,
        "WICA003" => Generic,
        "WICA006" => BadName,
        "WICA007" => Asynchronous,
        _ => WrongSignature,
    };

    /// <summary>Checks one method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="entryPoint">The name of its export.</param>
    /// <param name="library">The namespace of the attribute that marks it.</param>
    /// <returns>The first rule that it breaks; null when it keeps them all.</returns>
    public static DiagnosticDescriptor? Check(IMethodSymbol method, string entryPoint, string library)
    {
        if (!method.IsStatic)
        {
            return NotStatic;
        }

        if (method.IsAsync)
        {
            return Asynchronous;
        }

        if (method.IsGenericMethod)
        {
            return Generic;
        }

        if (!IsReachable(method.DeclaredAccessibility))
        {
            return NotAccessible;
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
            {
                return Generic;
            }

            if (type.IsFileLocal || !IsReachable(type.DeclaredAccessibility))
            {
                return NotAccessible;
            }
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly
            || method.ReturnType.ToDisplayString() != $"{library}.{KnownNames.ActionResult}"
            || method.Parameters.Length != 1
            || method.Parameters[0].RefKind != RefKind.None
            || method.Parameters[0].Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString() != $"{library}.{KnownNames.Session}")
        {
            return WrongSignature;
        }

        return IsExportName(entryPoint) ? null : BadName;
    }

    /// <summary>Says whether generated code can use something.</summary>
    /// <param name="accessibility">Its accessibility.</param>
    /// <returns>True when it can.</returns>
    public static bool IsReachable(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsExportName(string name)
    {
        if (name.Length == 0 || char.IsDigit(name[0]))
        {
            return false;
        }

        foreach (var character in name)
        {
            if (character is not ('_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }
}
