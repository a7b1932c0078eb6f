using System.Text.Json;
using Json.Schema;

namespace Installer.Artifacts.Tests;

/// <summary>A JSON schema as others published it, of <c>Schemas</c>.</summary>
internal static class PublishedSchema
{
    private static readonly SchemaRegistry Registry = new();

    private static readonly Dictionary<string, JsonSchema> Schemas = [];

    static PublishedSchema()
    {
        // A schema that others refer to comes before them.
        foreach (var name in (string[])["spdx.schema.json", "jsf-0.82.schema.json", "bom-1.6.schema.json", "manifest.version.1.10.0.json", "manifest.installer.1.10.0.json", "manifest.defaultLocale.1.10.0.json"])
        {
            using var text = new StreamReader(typeof(PublishedSchema).Assembly.GetManifestResourceStream(name)!);
            Schemas.Add(name, JsonSchema.FromText(text.ReadToEnd(), new BuildOptions { SchemaRegistry = Registry }));
        }
    }

    /// <summary>What of a document is against the schema: where, and why; empty when nothing is.</summary>
    /// <param name="schema">The schema's file.</param>
    /// <param name="json">The document.</param>
    public static IReadOnlyList<string> FindFaults(string schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var results = Schemas[schema].Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key}: {error.Value}")).DefaultIfEmpty("not valid")];
    }
}
