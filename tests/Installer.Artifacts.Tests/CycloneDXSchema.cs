using System.Reflection;
using System.Text.Json;
using Json.Schema;

namespace Installer.Artifacts.Tests;

/// <summary>The schema of a bill of materials as CycloneDX publishes it, of the library in its own tool.</summary>
internal static class CycloneDXSchema
{
    private static readonly Assembly Library = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "CycloneDX.Core.dll"));

    private static readonly JsonSchema Schema = ReadSchema();

    /// <summary>What of a bill of materials is against the schema of version 1.6: where, and why; empty when nothing is.</summary>
    /// <param name="json">The document.</param>
    public static IReadOnlyList<string> FindFaults(string json)
    {
        using var document = JsonDocument.Parse(json);
        var results = Schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key}: {error.Value}")).DefaultIfEmpty("not valid")];
    }

    private static JsonSchema ReadSchema()
    {
        var registry = new SchemaRegistry();
        // Those that the schema refers to come before it.
        _ = Read("spdx");
        _ = Read("jsf-0.82");
        return Read("bom-1.6");

        JsonSchema Read(string name)
        {
            using var text = new StreamReader(Library.GetManifestResourceStream($"CycloneDX.Core.Schemas.{name}.schema.json")!);
            return JsonSchema.FromText(text.ReadToEnd(), new BuildOptions { SchemaRegistry = registry });
        }
    }
}
