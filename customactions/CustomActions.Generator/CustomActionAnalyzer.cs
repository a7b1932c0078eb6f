using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CustomActions.Generator;

/// <summary>
/// Finds in custom actions what compiles and does not work: state of the installation that a deferred action has not (WICA008), objects in custom-action data without a serializer (WICA010),
/// serializers by reflection (WICA011).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CustomActionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What a session gives to immediate actions alone. Its indexer is looked at by the property's name.</summary>
    private static readonly HashSet<string> s_immediateOnly = new(StringComparer.Ordinal)
    {
        "Database", "Features", "Components", "DoAction", "DoActionSequence", "GetTargetPath", "SetTargetPath", "GetSourcePath", "GetProductProperty", "SetInstallLevel", "SetMode",
        "VerifyDiskSpace", "GetTotalCost",
    };

    private static readonly HashSet<string> s_deferredProperties = new(StringComparer.Ordinal) { "CustomActionData", "ProductCode", "UserSID" };

    private static readonly HashSet<string> s_reflectionSerializers = new(StringComparer.Ordinal)
    {
        "System.Xml.Serialization.XmlSerializer", "System.Runtime.Serialization.DataContractSerializer", "System.Runtime.Serialization.NetDataContractSerializer",
        "System.Runtime.Serialization.Json.DataContractJsonSerializer", "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter",
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CustomActionRules.ReadsImmediateState, CustomActionRules.NoSerializer, CustomActionRules.ReflectionSerializer);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!Array.Exists(KnownNames.Namespaces, library => start.Compilation.GetTypeByMetadataName($"{library}.{KnownNames.CustomActionAttribute}") is not null))
            {
                return;
            }

            var methods = new ConcurrentDictionary<ISymbol, MethodFacts>(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(operation => OnProperty(operation, methods), OperationKind.PropertyReference);
            start.RegisterOperationAction(operation => OnInvocation(operation, methods), OperationKind.Invocation);
            start.RegisterOperationAction(OnCreation, OperationKind.ObjectCreation);
            start.RegisterCompilationEndAction(end => Report(end, methods));
        });
    }

    private static MethodFacts FactsOf(OperationAnalysisContext context, ConcurrentDictionary<ISymbol, MethodFacts> methods) =>
        methods.GetOrAdd(context.ContainingSymbol.OriginalDefinition, static _ => new MethodFacts());

    private static bool IsLibraryType(ITypeSymbol? type, string name) => type is not null && KnownNames.Is(type.ToDisplayString(NullableFlowState.None), name);

    private static void OnProperty(OperationAnalysisContext context, ConcurrentDictionary<ISymbol, MethodFacts> methods)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!IsLibraryType(reference.Property.ContainingType, KnownNames.Session))
        {
            return;
        }

        var name = reference.Property.Name;
        if (name == KnownNames.CustomActionData)
        {
            FactsOf(context, methods).ReadsData = true;
        }
        else if (s_immediateOnly.Contains(name))
        {
            FactsOf(context, methods).Add(name, reference.Syntax.GetLocation());
        }
        else if (reference.Property.IsIndexer && reference.Arguments.Length == 1
            && reference.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string property })
        {
            var isWritten = reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;
            if (isWritten || !s_deferredProperties.Contains(property))
            {
                FactsOf(context, methods).Add(property, reference.Syntax.GetLocation());
            }
            else if (property == KnownNames.CustomActionData)
            {
                FactsOf(context, methods).ReadsData = true;
            }
        }
    }

    private static void OnInvocation(OperationAnalysisContext context, ConcurrentDictionary<ISymbol, MethodFacts> methods)
    {
        var invocation = (IInvocationOperation)context.Operation;
        var target = invocation.TargetMethod;
        if (IsLibraryType(target.ContainingType, KnownNames.Session))
        {
            if (s_immediateOnly.Contains(target.Name) || (target.Name == "EvaluateCondition" && target.Parameters.Length == 2))
            {
                FactsOf(context, methods).Add(target.Name, invocation.Syntax.GetLocation());
            }
            else if (target.Name == "GetMode")
            {
                // Who asks in which mode it runs knows what it may read.
                FactsOf(context, methods).AsksForMode = true;
            }
        }
        else if (IsLibraryType(target.ContainingType, KnownNames.CustomActionData))
        {
            CheckObject(context, invocation);
        }
        else if (target.ContainingType?.ToDisplayString() == "System.Text.Json.JsonSerializer")
        {
            CheckJson(context, invocation);
        }
        else
        {
            foreach (var argument in invocation.Arguments)
            {
                if (IsLibraryType(argument.Value.Type, KnownNames.Session))
                {
                    FactsOf(context, methods).Calls.Add(target.OriginalDefinition);
                    return;
                }
            }
        }
    }

    private static void OnCreation(OperationAnalysisContext context)
    {
        var type = ((IObjectCreationOperation)context.Operation).Type;
        if (type?.OriginalDefinition.ToDisplayString() is { } name && s_reflectionSerializers.Contains(name))
        {
            context.ReportDiagnostic(Diagnostic.Create(CustomActionRules.ReflectionSerializer, context.Operation.Syntax.GetLocation(), type.Name));
        }
    }

    private static void CheckObject(OperationAnalysisContext context, IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var parameters = method.Name switch
        {
            "AddObject" => 2,
            "GetObject" => 1,
            _ => -1,
        };
        if (method.Parameters.Length == parameters && method.TypeArguments.Length == 1 && !HasText(method.TypeArguments[0]))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                CustomActionRules.NoSerializer, invocation.Syntax.GetLocation(), method.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), method.Name));
        }
    }

    /// <summary>Says whether the library itself writes and reads a type.</summary>
    private static bool HasText(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return HasText(nullable.TypeArguments[0]);
        }

        return type.TypeKind == TypeKind.TypeParameter
            || type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_Int32
                or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Single or SpecialType.System_Double
                or SpecialType.System_Decimal or SpecialType.System_DateTime
            || IsLibraryType(type, KnownNames.CustomActionData)
            || type.ToDisplayString(NullableFlowState.None) == "System.Guid";
    }

    private static void CheckJson(OperationAnalysisContext context, IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!method.Name.StartsWith("Serialize", StringComparison.Ordinal) && !method.Name.StartsWith("Deserialize", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.Name is "JsonTypeInfo" or "JsonSerializerContext")
            {
                return;
            }
        }

        context.ReportDiagnostic(Diagnostic.Create(CustomActionRules.ReflectionSerializer, invocation.Syntax.GetLocation(), $"JsonSerializer.{method.Name}"));
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentDictionary<ISymbol, MethodFacts> methods)
    {
        var reported = new HashSet<Location>();
        foreach (var pair in methods)
        {
            if (!IsCustomAction(pair.Key))
            {
                continue;
            }

            var reached = ReachedFrom(pair.Key, methods);
            if (!reached.Exists(static facts => facts.ReadsData) || reached.Exists(static facts => facts.AsksForMode))
            {
                continue;
            }

            foreach (var facts in reached)
            {
                foreach (var (name, location) in facts.Uses)
                {
                    if (reported.Add(location))
                    {
                        context.ReportDiagnostic(Diagnostic.Create(CustomActionRules.ReadsImmediateState, location, name, pair.Key.Name));
                    }
                }
            }
        }
    }

    private static bool IsCustomAction(ISymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (IsLibraryType(attribute.AttributeClass, KnownNames.CustomActionAttribute))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The method and all of this project's that it hands the session to.</summary>
    private static List<MethodFacts> ReachedFrom(ISymbol method, ConcurrentDictionary<ISymbol, MethodFacts> methods)
    {
        var reached = new List<MethodFacts>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        var waiting = new Queue<ISymbol>([method]);
        while (waiting.Count > 0)
        {
            if (!methods.TryGetValue(waiting.Dequeue(), out var facts))
            {
                continue;
            }

            reached.Add(facts);
            foreach (var called in facts.Calls)
            {
                if (seen.Add(called))
                {
                    waiting.Enqueue(called);
                }
            }
        }

        return reached;
    }

    /// <summary>What a method does with a session.</summary>
    private sealed class MethodFacts
    {
        /// <summary>It reads the custom-action data, which only deferred, rollback and commit actions have.</summary>
        public bool ReadsData { get; set; }

        /// <summary>It asks for the modes.</summary>
        public bool AsksForMode { get; set; }

        /// <summary>What it uses that only immediate actions have, and where.</summary>
        public ConcurrentBag<(string Name, Location Location)> Uses { get; } = [];

        /// <summary>The methods that it hands a session to.</summary>
        public ConcurrentBag<ISymbol> Calls { get; } = [];

        public void Add(string name, Location location) => Uses.Add((name, location));
    }
}
